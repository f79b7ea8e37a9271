// Signing what is signed changes nothing: no write to the registry, no entry in the log.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { installed } from './support/binaries.ts';
import { type Listed, listSignatures } from './support/material.ts';
import type { OurSigning } from './support/ourselves.ts';
import { type Recorder, startRecorder } from './support/recorder.ts';
import { type SigningWorld, signingPeers, startSigningWorld } from './support/signing-world.ts';

const ways = [
  { format: 'legacy', log: 'rekorV1' },
  { format: 'bundle', log: 'rekorV1' },
  { format: 'both', log: 'rekorV1' },
  { format: 'bundle', log: 'rekorV2' },
] as const;
const skip = installed(...signingPeers) ? false : 'node scripts/peers.mjs install --for sign';

describe('signed twice by this project', { skip, concurrency: false }, () => {
  let world: SigningWorld;
  let manifests: readonly Listed[];
  let recorders: readonly Recorder[];

  before(async () => {
    world = await startSigningWorld();
    manifests = await world.push(ways.map(({ format, log }) => `${format}/${log.toLowerCase()}`));
    recorders = await Promise.all(world.registries.map(({ host }) => startRecorder(host)));
  });
  after(async () => {
    for (const recorder of recorders ?? []) recorder.stop();
    await world?.stop();
  });

  for (const { format, log } of ways) {
    it(`${format}, ${log}`, async () => {
      const repository = `${format}/${log.toLowerCase()}`;
      const { [log]: server, trustedRoot } = world.services;
      const signing: OurSigning = { format, log: server, key: world.keys.key, trustedRoot };
      for (const [at, registry] of world.registries.entries()) {
        const recorder = recorders[at];
        assert.ok(recorder);
        const image = `${recorder.host}/${repository}@${manifests[0]?.digest}`;
        const lying = async () => ({
          signatures: await Promise.all(
            manifests.map(({ digest }) => listSignatures(registry, repository, digest)),
          ),
          entries: await server.size(),
        });

        const first = await world.us.sign(image, signing);
        assert.deepEqual(statesOf(first), ['published'], JSON.stringify(first.images));
        const before = await lying();
        const formats = format === 'both' ? 2 : 1;
        for (const signatures of before.signatures) assert.equal(signatures.length, formats);

        recorder.requests.length = 0;
        const second = await world.us.sign(image, signing);
        assert.equal(second.outcome, 'verified');
        assert.deepEqual(statesOf(second), ['present']);
        assert.ok(recorder.requests.length > 0);
        assert.deepEqual(recorder.writes(), [], registry.name);
        assert.deepEqual(await lying(), before, registry.name);
      }
    });
  }
});

type Report = Awaited<ReturnType<SigningWorld['us']['sign']>>;

/** What became of the signatures, each word once. */
function statesOf({ images }: Report): readonly string[] {
  const signatures = images.flatMap(({ manifests }) => manifests.flatMap((one) => one.signatures));
  return [...new Set(signatures.map(({ state }) => state))];
}
