/** Inputs that cannot be used: each is named, no request is sent, and nothing is verified. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folder.ts';
import { every, thorough } from '../support/thorough.ts';
import { runAction } from './support/action.ts';
import { startWorld, trust } from './support/world.ts';

const { hub, image } = await startWorld();
const folder = temporaryFolder('inputs').path;
const signerPem = readFileSync(trust.key, 'utf8');
const privatePem = readFileSync(trust.key.replace(/pub$/, 'key'), 'utf8');
const wrongFingerprint = '0'.repeat(64);

interface Case {
  readonly inputs: Readonly<Record<string, string>>;
  readonly code: string;
  /** what the message must say: the input's name, and what is wrong */
  readonly says: RegExp;
}

const good = { ...trust, images: image(hub, 'legacy-rekor-v1') };
const tooMany = Array.from({ length: 10_000 }, (_, i) => `a:${i}`).join('\n');

const cases: Readonly<Record<string, Case>> = {
  'no image (threat 83)': {
    inputs: { images: ' \n' },
    code: 'E_INPUT',
    says: /images: it is empty; leave it out for the default, nicolas\/webdis, public\.ecr/,
  },
  'no image but comments (threat 83)': {
    inputs: { images: '# only a comment\n\n' },
    code: 'E_INPUT',
    says: /images: the list is empty, it contains only comments/,
  },
  'a reader that is not known': {
    inputs: { 'require-readable-by': 'podman, cri-o' },
    code: 'E_INPUT',
    says: /require-readable-by: "cri-o" is not one of/,
  },
  'an item that came out empty': {
    inputs: { images: 'a/b:1,,a/c:1' },
    code: 'E_INPUT',
    says: /images: an item is empty/,
  },
  'an image twice (threat 125)': {
    inputs: { images: 'a/b:1\na/b:1' },
    code: 'E_INPUT',
    says: /images: "a\/b:1" is a duplicate/,
  },
  'an image twice in two ways of writing': {
    inputs: { images: 'a/b:1, docker.io/a/b:1' },
    code: 'E_INPUT',
    says: /images: .* is a duplicate/,
  },
  '10 000 images (threat 125)': {
    inputs: { images: tooMany },
    code: 'E_INPUT',
    says: /images: 1000 items at most/,
  },
  'a reference with a query (threat 12)': {
    inputs: { images: 'a/b:1?x=1' },
    code: 'E_REF',
    says: /images: .*is not an image reference/,
  },
  'a URL for a reference': {
    inputs: { images: 'https://docker.io/a/b' },
    code: 'E_REF',
    says: /images: .*is a URL, not a reference; use docker\.io\/a\/b/,
  },
  'a tag that is none': { inputs: { tag: '-1' }, code: 'E_INPUT', says: /tag: "-1" is not a tag/ },
  'a digest that is none': { inputs: { digest: 'sha256:abc' }, code: 'E_INPUT', says: /digest: / },
  'a platform that is none': {
    inputs: { platforms: 'linux' },
    code: 'E_INPUT',
    says: /platforms: "linux" is not a platform/,
  },
  'an annotation without a value': {
    inputs: { annotations: 'version' },
    code: 'E_INPUT',
    says: /annotations: "version" is not name=value/,
  },
  'a repository with a tag': {
    inputs: { 'signature-repository': 'a/b:1' },
    code: 'E_REF',
    says: /signature-repository: /,
  },
  'a URL for a host': {
    inputs: { 'insecure-registries': 'http://registry.example' },
    code: 'E_INPUT',
    says: /insecure-registries: /,
  },
  ...Object.fromEntries(
    Object.entries({
      'transparency-log': ['require', '', 'Required', 'false'],
      'attestation-manifests': ['report', ''],
      parity: ['True', 'yes', ''],
      summary: ['flase', '', 'yes', '1'],
    }).flatMap(([name, values]) =>
      values.map((value) => [
        `${name}: ${JSON.stringify(value)} (threat 126)`,
        {
          inputs: { [name]: value },
          code: 'E_INPUT',
          says:
            value === ''
              ? new RegExp(`${name}: it is empty; leave it out for the default, `)
              : new RegExp(`${name}: "${value}" is n`),
        },
      ]),
    ),
  ),
  'a root file that is not there': {
    inputs: { 'trusted-root': join(folder, 'none.json') },
    code: 'E_INPUT',
    says: /trusted-root: the file .*does not exist/,
  },
  'a root file that is no root': {
    inputs: { 'trusted-root': trust.key },
    code: 'E_INPUT',
    says: /trusted-root: /,
  },
  'another fingerprint (threat 76)': {
    inputs: { 'key-fingerprint': wrongFingerprint },
    code: 'E_KEY',
    says: /key-fingerprint: .*signer\.pub has the fingerprint 13978f60.*tampered/,
  },
  'another fingerprint than the bundled key has (threat 76)': {
    inputs: { key: '', 'key-fingerprint': wrongFingerprint },
    code: 'E_KEY',
    says: /key-fingerprint: .*webdis\.pub has the fingerprint c921084265695461/,
  },
  'a fingerprint in base64': {
    inputs: { 'key-fingerprint': 'E5eP' },
    code: 'E_KEY',
    says: /key-fingerprint: .*64 hex digits/,
  },
  'a key file that is not there': {
    inputs: { key: 'none.pub' },
    code: 'E_KEY',
    says: /key: the file "none.pub" does not exist/,
  },
  'a variable that is not set': {
    inputs: { key: 'env://NO_SUCH_KEY' },
    code: 'E_KEY',
    says: /env:\/\/NO_SUCH_KEY is not set/,
  },
  'a key by http (threat 77)': {
    inputs: { key: `http://${hub.host}/key.pub`, 'key-fingerprint': wrongFingerprint },
    code: 'E_KEY',
    says: /key: .*neither a path, env:\/\/NAME nor an https URL/,
  },
  'a key by https without a fingerprint (threat 77)': {
    inputs: { key: `https://${hub.host}/key.pub` },
    code: 'E_KEY',
    says: /key: .*needs its fingerprint/,
  },
  'a folder as key file (threat 78)': {
    inputs: { key: made('folder.pub', (path) => mkdirSync(path)) },
    code: 'E_KEY',
    says: /key: the file .*is not a regular file/,
  },
  'a pipe as key file (threat 78)': {
    inputs: { key: made('pipe.pub', (path) => spawnSync('mkfifo', [path])) },
    code: 'E_KEY',
    says: /key: the file .*is not a regular file/,
  },
  'a device as key file (threat 78)': {
    inputs: { key: '/dev/zero' },
    code: 'E_KEY',
    says: /key: the file "\/dev\/zero" is not a regular file/,
  },
  'a key file of 1 GiB (threat 78)': {
    inputs: { key: made('huge.pub', sparse) },
    code: 'E_KEY',
    says: /key: the file .*has more than 65536 bytes/,
  },
  'a key file that is a loop of links (threat 78)': {
    inputs: { key: made('loop.pub', (path) => symlinkSync(path, path)) },
    code: 'E_KEY',
    says: /key: the file .*cannot be read \(ELOOP\)/,
  },
  'an incomplete PEM block': {
    inputs: { key: signerPem.replace(/-----END.*/, '') },
    code: 'E_KEY',
    says: /key: a PEM block in it is not complete/,
  },
  'a private key (threat 74)': {
    inputs: { key: privatePem },
    code: 'E_KEY',
    says: /the key given inline .*private key/,
  },
  'a date that is none': {
    inputs: { key: `${trust.key} not-after=tomorrow` },
    code: 'E_KEY',
    says: /not-after takes a date/,
  },
};

function made(name: string, make: (path: string) => unknown): string {
  const path = join(folder, name);
  make(path);
  return path;
}

function sparse(path: string): void {
  writeFileSync(path, '');
  truncateSync(path, 1024 ** 3);
}

test('each input is checked before anything is asked', { concurrency: 4 }, async (t) => {
  const isCited = ([name]: readonly [string, Case]) => name.includes('(threat ');
  const all = Object.entries(cases);
  const chosen = [
    ...all.filter(isCited),
    ...every(
      all.filter((one) => !isCited(one)),
      6,
    ),
  ];
  const checks = chosen.map(([name, { inputs, code, says }]) =>
    t.test(name, async () => {
      const run = await runAction({ ...good, ...inputs });
      assert.equal(run.exitCode, 1, run.stdout + run.stderr);
      assert.deepEqual(run.outputs, { verified: 'false', outcome: 'undetermined' });
      const [error, ...others] = run.annotations;
      assert.deepEqual(others, []);
      assert.equal(error?.name, 'error');
      assert.match(error?.message ?? '', says);
      assert.ok(error?.message.includes(`[${code}]`), error?.message);
    }),
  );
  await Promise.all(checks);
  assert.deepEqual(hub.requests, []);
});

test('nothing of a private key is printed but to mask it (threat 74)', async () => {
  for (const key of [privatePem, privatePem.replace(/-----END.*/, '')]) {
    const run = await runAction({ ...good, key });
    const body = key.split('\n').filter((line) => line.length > 20 && !line.startsWith('-'));
    assert.ok(body.length > 0);
    const shown = run.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    for (const line of body) {
      assert.ok(!shown.join('\n').includes(line));
      assert.ok(run.stdout.includes(`::add-mask::${line}`));
    }
  }
});

thorough('true and false in the ways that YAML writes them', async () => {
  for (const summary of ['True', 'FALSE']) {
    assert.equal((await runAction({ ...good, summary })).exitCode, 0);
  }
});
