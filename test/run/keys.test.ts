/** Reads the public keys of a run. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { vectorFolder } from '../../sandbox/images.ts';
import { isTrustError } from '../../src/error.ts';
import type { Transport } from '../../src/http/request.ts';
import { keys as keyType } from '../../src/options/keys.ts';
import { readKeys, webdisFingerprint, webdisKey } from '../../src/run/keys.ts';

const path = (name: string) => fileURLToPath(new URL(name, vectorFolder));
const pem = (name: string) => readFileSync(path(name), 'utf8');
const signer = '13978f60dc327a6464cc6937ed561f5137c0b50273cd699b853ed3b454e325a4';

interface Sources {
  readonly env: Readonly<Record<string, string>>;
  readonly fetch: (url: URL) => Promise<Uint8Array>;
  readonly onSecret?: (secret: string) => void;
}

const offline: Sources = { env: {}, fetch: () => assert.fail('asked the network') };

/** @param text of the input; undefined: none is given */
async function read(text: string | undefined, wanted: readonly string[] = [], sources = offline) {
  const keys = text === undefined ? undefined : keyType.fromInput(text, 'key');
  const request = async ({ url }: { readonly url: URL }) => ({
    status: 200,
    body: await sources.fetch(url),
  });
  const transport = { request } as unknown as Transport;
  return readKeys({ keys, keyFingerprints: wanted }, [], sources, transport);
}

const fingerprints = async (...given: Parameters<typeof read>) =>
  (await read(...given)).map(({ fingerprint }) => fingerprint);

function refuses(text: string | undefined, says: RegExp, wanted: string[] = [], sources = offline) {
  return assert.rejects(
    read(text, wanted, sources),
    (error) => isTrustError(error, 'E_KEY') && says.test(error.message),
  );
}

test('the key of Webdis is the default, in two places that are one', async () => {
  assert.equal(readFileSync(new URL('../../webdis.pub', import.meta.url), 'utf8'), webdisKey);
  assert.deepEqual(await fingerprints(undefined), [webdisFingerprint]);
});

test('what is given and holds no key is not a default', async () => {
  for (const text of ['# none\n', '#team.pub', '  \n# a\n']) {
    await assert.rejects(read(text), {
      code: 'E_INPUT',
      message: 'key: it contains no key, only comments',
    });
  }
});

test('keys that are given one by one are the same as in an input, or refused without being quoted', () => {
  const given = [path('signer.pub'), pem('other.pub')];
  const inInput = keyType.fromInput(given.join('\n'), 'key');
  assert.deepEqual(keyType.fromFlags(given, '--key'), inInput);
  assert.deepEqual(keyType.fromLibrary(given, 'keys'), inInput);
  assert.equal(inInput.length, 2);
  for (const key of ['', '  ', '#team.pub', ' a.pub', 'a.pub ', 'a.pub\nb.pub', 'a.pub\n']) {
    assert.throws(
      () => keyType.fromFlags(['x.pub', key], '--key'),
      (error) =>
        isTrustError(error, 'E_INPUT') &&
        /^--key: key 2 /.test(error.message) &&
        !error.message.includes('.pub'),
    );
    assert.throws(
      () => keyType.fromLibrary(['x.pub', key], 'keys'),
      (error) =>
        isTrustError(error, 'E_INPUT') &&
        /^keys: (?:key|item) 2 /.test(error.message) &&
        !error.message.includes('.pub'),
    );
  }
});

test('blocks first, then paths and variables, in order', async () => {
  const other = await fingerprints(path('other.pub'));
  const sources = { ...offline, env: { KEY: pem('other.pub') } };
  assert.deepEqual(await fingerprints(`${path('signer.pub')}\nenv://KEY`, [], sources), [
    signer,
    ...other,
  ]);
  const text = `${pem('other.pub')}\n${pem('signer.pub')}\n# a comment\n`;
  assert.deepEqual(await fingerprints(text), [...other, signer]);
});

test('a retired key counts until the end of its last day (threat 79)', async () => {
  const [key] = await read(`${path('signer.pub')} not-after=2026-12-31`);
  assert.equal(key?.notAfter?.toISOString(), '2026-12-31T23:59:59.999Z');
  for (const date of ['2026-13-01', '2026-12-31T00:00:00Z', 'soon', '2026-02-30x']) {
    await refuses(`${path('signer.pub')} not-after=${date}`, /not-after takes a date/);
  }
});

test('fingerprints hold every key, before anything else (threat 76)', async () => {
  const colons = signer.toUpperCase().replace(/..(?=.)/g, '$&:');
  for (const form of [signer, colons, `sha256:${signer}`]) {
    assert.deepEqual(await fingerprints(path('signer.pub'), [form]), [signer]);
  }
  const both = `${path('signer.pub')}\n${path('other.pub')}`;
  await refuses(both, /key-fingerprint: .*other\.pub has the fingerprint/, [signer]);
  await refuses(path('signer.pub'), /key-fingerprint: no key has/, [signer, 'ab'.repeat(32)]);
  await refuses(undefined, /key-fingerprint: .*webdis\.pub has the fingerprint/, [signer]);
});

test('a key from a URL is what its fingerprint says it is (threat 77)', async () => {
  const asked: string[] = [];
  const answering = (text: string): Sources => ({
    env: {},
    fetch: async (url) => {
      asked.push(url.href);
      return Buffer.from(text);
    },
  });
  const url = 'https://example.com/cosign.pub';
  const honest = await fingerprints(url, [signer], answering(pem('signer.pub')));
  assert.deepEqual(honest, [signer]);
  await refuses(url, /has the fingerprint/, [signer], answering(pem('other.pub')));
  assert.deepEqual(asked, [url, url]);
  await refuses(url, /needs its fingerprint/);
  await refuses('./x://example.com/k', /does not exist/, [signer]);
  const others = ['http://example.com/k', 'ftp://a/k', 'file:///k', 'https://', 'xhttps://a/k'];
  for (const other of others) {
    await refuses(other, /neither a path, env:\/\/NAME nor an https URL/, [signer]);
  }
});

test('key material is never quoted (threat 74)', async () => {
  const secret = pem('signer.key');
  const masked: string[] = [];
  const sources = { ...offline, env: { SECRET: secret }, onSecret: (s: string) => masked.push(s) };
  const lines = secret.split('\n').filter((line) => line.length > 30 && !line.startsWith('-'));
  const body = lines.join('\n');
  for (const text of [
    secret,
    `${secret.slice(0, -40)}\n`,
    path('signer.key'),
    'env://SECRET',
    body,
  ]) {
    await assert.rejects(read(text, [], sources), (error) => {
      assert.ok(isTrustError(error, 'E_KEY'));
      return lines.every((line) => !error.message.includes(line));
    });
  }
  for (const line of lines) assert.ok(masked.includes(line));
});

test('a private key in place of a public one is masked in the log, from an input and from a file (threat 74)', async () => {
  const privateKey = pem('signer.key');
  const [, line = ''] = privateKey.split('\n');
  for (const given of [privateKey, path('signer.key')]) {
    const secrets: string[] = [];
    const onSecret = (secret: string) => void secrets.push(secret);
    await refuses(given, /private/, [], { ...offline, onSecret });
    assert.ok(
      secrets.some((secret) => secret.includes(line)),
      given.slice(0, 40),
    );
  }
});

test('without a key, an identity is enough, but not for fingerprints', async () => {
  const identities = [{}] as unknown as Parameters<typeof readKeys>[1];
  const transport = {} as Transport;
  const none = { keys: undefined, keyFingerprints: [] };
  assert.deepEqual(await readKeys(none, identities, offline, transport), []);
  const pinned = { ...none, keyFingerprints: [signer] };
  await assert.rejects(readKeys(pinned, identities, offline, transport), { code: 'E_INPUT' });
});

test('the number of keys is bounded (threat 125)', async () => {
  await refuses('k\n'.repeat(1001), /1000 keys at most/);
});
