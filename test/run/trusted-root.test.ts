/** Trusted roots that name no log, or no timestamp authority: fine until one is asked for. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { trustedRoot } from '../../sandbox/log/index.ts';
import { mirrorImage, signImages, TrustError, verifyImages } from '../../src/index.ts';
import { readOptions } from '../../src/options/library.ts';
import { rootUpdateOptions } from '../../src/options/trusted-root.ts';
import { readTrustedRoots } from '../../src/run/trusted-root.ts';
import { updateTrustedRoot } from '../../src/run/trusted-root-update.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { cosignMade, sharedFile, skipWithout } from '../support/shared-vectors.ts';

const world = await startSigningWorld();
const file = (name: string) => join(world.folder, name);
const { mediaType, timestampAuthorities } = JSON.parse(cosignMade('trusted-root.json').toString());

const roots: Record<string, unknown> = {
  'an empty list': { mediaType, tlogs: [] },
  'no list': { mediaType },
  'a timestamp authority only': { mediaType, timestampAuthorities },
};
for (const [name, root] of Object.entries(roots)) {
  writeFileSync(file(`${name}.json`), JSON.stringify(root));
}
const withLog = { ...trustedRoot([world.v1]), timestampAuthorities: [] };
writeFileSync(file('log only.json'), JSON.stringify(withLog));

const signing = { key: file('plain.key'), allowUnencryptedKey: true, env: {} };
const keys = [file('cosign.pub')];

const refused = (says: RegExp) => (error: unknown) =>
  error instanceof TrustError && error.code === 'E_INPUT' && says.test(error.message);

function asked(): number {
  return world.registry.requests.length + world.v1.requests.length;
}

for (const name of Object.keys(roots)) {
  test(`${name}: enough where no log is required, refused first where one is`, async () => {
    const root = { trustedRoot: file(`${name}.json`) };
    const image = world.image(name.replaceAll(' ', '-'));
    const { outcome } = await signImages([image], { ...signing, ...root, log: false });
    assert.equal(outcome, 'verified');
    const trust = { keys, env: {}, ...root };
    const report = await verifyImages([image], { ...trust, transparencyLog: 'ignored' });
    assert.equal(report.outcome, 'verified');
    assert.deepEqual(report.policy.trustedRoots, [{ source: root.trustedRoot }]);
    const copy = image.replace('/', '/copy-').replace(/@.*/, ':1');
    const mirrored = await mirrorImage(image, [copy], { ...trust, transparencyLog: 'ignored' });
    assert.equal(mirrored.outcome, 'verified', JSON.stringify(mirrored.findings));

    const before = asked();
    const says =
      /^trusted-root: .*\.json contains no transparency log, and a log entry is required: give/;
    await assert.rejects(verifyImages([image], trust), refused(says));
    await assert.rejects(mirrorImage(image, [copy], trust), refused(says));
    await assert.rejects(
      signImages([image], { ...signing, ...root, rekorUrl: world.v1.url }),
      refused(says),
    );
    assert.equal(asked(), before);
  });
}

test('a hundred roots are read, and no more', async () => {
  const path = file('many.jsonl');
  const run = { values: {} as never, host: {} as never };
  const none = { logs: false, authorities: false };
  const line = `${JSON.stringify({ mediaType, tlogs: [] })}\n`;
  writeFileSync(path, line.repeat(50));
  assert.equal((await readTrustedRoots([path, path], none, run)).length, 100);
  const third = file('an empty list.json');
  await assert.rejects(readTrustedRoots([path, path, third], none, run), {
    code: 'E_INPUT',
    message: 'trusted-root: there are 101 roots; 100 are allowed',
  });
});

test('the mirror of a TUF repository is an https URL without credentials', async () => {
  const host = { env: {}, signal: new AbortController().signal };
  const update = (mirror: string) =>
    updateTrustedRoot(readOptions({ mirror, output: file('out.json') }, rootUpdateOptions), host);
  await assert.rejects(update('tuf'), refused(/^mirror: "tuf" is not a URL$/));
  await assert.rejects(update('https://a:b@tuf.example'), refused(/^mirror: .* no credentials/));
});

test('a root without an authority, where a timestamp is required', async () => {
  const root = { trustedRoot: file('log only.json') };
  const image = world.image('no-authority');
  const before = asked();
  const says = /contains no timestamp authority, and a timestamp is required: give/;
  await assert.rejects(
    verifyImages([image], { keys, env: {}, ...root, timestamps: 'required' }),
    refused(says),
  );
  const services = { rekorUrl: world.v1.url, timestampUrl: world.v1.url };
  await assert.rejects(signImages([image], { ...signing, ...root, ...services }), refused(says));
  assert.equal(asked(), before);
});

test("the root of GitHub's own instance, which has no log", {
  skip: skipWithout('sigstore-rust'),
}, async () => {
  const path = 'crates/sigstore-verify/test_data/timestamps/github_trusted_root.json';
  writeFileSync(file('github.json'), sharedFile('sigstore-rust', path));
  const root = { trustedRoot: file('github.json') };
  const image = world.image('github');
  assert.equal(
    (await signImages([image], { ...signing, ...root, log: false })).outcome,
    'verified',
  );
  const trust = { keys, env: {}, ...root };
  const report = await verifyImages([image], { ...trust, transparencyLog: 'ignored' });
  assert.equal(report.outcome, 'verified');
  await assert.rejects(verifyImages([image], trust), refused(/contains no transparency log/));
});
