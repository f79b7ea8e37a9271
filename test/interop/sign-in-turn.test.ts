// cosign and this project sign the same image, one after the other: nothing is lost, and all verify both.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { installed } from './support/binaries.ts';
import { type Listed, listSignatures } from './support/material.ts';
import type { KeyFiles } from './support/ourselves.ts';
import type { Registry } from './support/registries.ts';
import { type SigningWorld, signingPeers, startSigningWorld } from './support/signing-world.ts';

type Version = 'v2' | 'v3';
type Format = 'legacy' | 'bundle';

const theirs: readonly { readonly version: Version; readonly format: Format }[] = [
  { version: 'v2', format: 'legacy' },
  { version: 'v2', format: 'bundle' },
  { version: 'v3', format: 'legacy' },
  { version: 'v3', format: 'bundle' },
];
const orders = [
  ['cosign', 'us'],
  ['us', 'cosign'],
] as const;
const skip = installed(...signingPeers) ? false : 'node scripts/peers.mjs install --for sign';

describe('cosign and this project sign in turn', { skip, concurrency: false }, () => {
  let world: SigningWorld;
  let manifests: readonly Listed[];
  /** Each signs with the key that the other made. */
  let keys: Readonly<Record<'cosign' | 'us', KeyFiles>>;

  before(async () => {
    world = await startSigningWorld();
    const cases = theirs.flatMap(({ version, format }) =>
      ['cosign', 'us', 'one-key'].map((first) => `${format}/${version}-${first}`),
    );
    manifests = await world.push(cases);
    const ours = await world.us.generateKeyPair(join(world.folder, 'ours'));
    keys = { cosign: ours, us: world.keys };
  });
  after(() => world?.stop());

  for (const { version, format } of theirs) {
    for (const order of orders) {
      it(`${format}: ${order.join(', then ').replace('cosign', `cosign ${version}`)}`, async () => {
        const repository = `${format}/${version}-${order[0]}`;
        for (const registry of world.registries) {
          const lying: (readonly (readonly string[])[])[] = [];
          for (const who of order) {
            await sign(who, version, format, registry, repository, keys[who]);
            lying.push(await all(registry, repository));
          }
          assertKept(lying[0], lying[1], registry.name);
          await verify(registry, repository, keys.cosign);
          await verify(registry, repository, keys.us);
        }
      });
    }

    it(`${format}, one key: what cosign ${version} signed is left alone`, async () => {
      const repository = `${format}/${version}-one-key`;
      for (const registry of world.registries) {
        await sign('cosign', version, format, registry, repository, keys.us);
        const before = await all(registry, repository);
        await sign('us', version, format, registry, repository, keys.us);
        assert.deepEqual(await all(registry, repository), before, registry.name);
      }
    });
  }

  const sign = async (
    who: 'cosign' | 'us',
    version: Version,
    format: Format,
    registry: Registry,
    repository: string,
    { key }: KeyFiles,
  ): Promise<void> => {
    const image = `${registry.host}/${repository}@${manifests[0]?.digest}`;
    const { rekorV1, trustedRoot } = world.services;
    if (who === 'us') {
      const signing = { format, log: rekorV1, key, trustedRoot };
      const { outcome, images } = await world.us.sign(image, signing);
      return assert.equal(outcome, 'verified', JSON.stringify(images));
    }
    const log = { rekorUrl: rekorV1.url, trustedRoot };
    const signed = await world.cosign[version].sign(image, { key, format, log });
    assert.equal(signed.exit, 0, signed.stderr);
  };

  /** The signatures of each manifest. */
  const all = (registry: Registry, repository: string): Promise<readonly (readonly string[])[]> =>
    Promise.all(manifests.map(({ digest }) => listSignatures(registry, repository, digest)));

  const verify = async (
    registry: Registry,
    repository: string,
    { publicKey: key }: KeyFiles,
  ): Promise<void> => {
    const { trustedRoot } = world.services;
    const image = `${registry.host}/${repository}`;
    const args = ['--attestation-manifests', 'required'];
    const ours = world.us.verify(`${image}@${manifests[0]?.digest}`, { key, trustedRoot, args });
    const theirs = manifests.flatMap(({ digest }) =>
      (['v2', 'v3'] as const).map((version) =>
        world.cosign[version].verify(`${image}@${digest}`, { key, trustedRoot }),
      ),
    );
    for (const { exit, stderr } of await Promise.all(theirs)) assert.equal(exit, 0, stderr);
    const { outcome, images } = await ours;
    assert.equal(outcome, 'verified', JSON.stringify(images));
  };
});

/** All that was there is there still, in its order, and one signature more over each manifest. */
function assertKept(
  earlier: readonly (readonly string[])[] | undefined,
  later: readonly (readonly string[])[] | undefined,
  where: string,
): void {
  assert.ok(earlier && later);
  for (const [at, were] of earlier.entries()) {
    const are: readonly string[] = later[at] ?? [];
    assert.equal(are.length, were.length + 1, where);
    assert.deepEqual(
      are.filter((signature) => were.includes(signature)),
      were,
      where,
    );
  }
}
