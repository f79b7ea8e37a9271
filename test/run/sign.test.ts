/** Signing as a library, and what options come to. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  type SignOptions,
  type SignProgress,
  signImages,
  TrustError,
  verifyImages,
} from '../../src/index.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { readOptions } from '../../src/options/library.ts';
import { signOptions } from '../../src/options/sign.ts';
import { assertNamed } from '../../src/run/images.ts';
import { readSigningKey } from '../../src/run/signing-key.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { fingerprintOf } from '../support/signers.ts';
import { password } from '../support/signing-key.ts';
import { thorough } from '../support/thorough.ts';

const world = await startSigningWorld();
const file = (name: string) => join(world.folder, name);
const options: SignOptions = {
  key: file('cosign.key'),
  password,
  rekorUrl: world.v1.url,
  trustedRoot: file('root.json'),
  env: {},
};

const refused = (code: string, says: RegExp) => (error: unknown) =>
  error instanceof TrustError && error.code === code && says.test(error.message);

test('signed by a program, verified by a program, with the progress on the way', async () => {
  const image = world.image('library');
  const seen: SignProgress[] = [];
  const annotations = { version: '1.0' };
  const onProgress = (progress: SignProgress) => seen.push(progress);
  const report = await signImages([image], { ...options, format: 'both', annotations, onProgress });
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(report.formats, ['legacy', 'bundle']);
  assert.deepEqual([seen.length, seen.at(-1)?.done, seen.at(-1)?.of], [10, 10, 10]);
  const trust = { keys: [file('cosign.pub')], trustedRoot: file('root.json'), env: {} };
  const verified = await verifyImages([image], { ...trust, annotations });
  assert.equal(verified.outcome, 'verified');
});

test('readers that must be able to read it: by a program, before anything is asked', async () => {
  const image = world.image('readable');
  const asked = world.registry.requests.length;
  const requireReadableBy = ['podman', 'cosign-2.5'] as const;
  const bundles = signImages([image], { ...options, requireReadableBy });
  await assert.rejects(bundles, refused('E_FORMAT', /cosign ≤ 2\.5|Podman.*format both/));
  const typo = signImages([image], { ...options, requireReadableBy: ['cri-o' as 'podman'] });
  await assert.rejects(typo, refused('E_INPUT', /requireReadableBy: "cri-o" is not one of/));
  assert.equal(world.registry.requests.length, asked);
  const report = await signImages([image], { ...options, requireReadableBy, format: 'both' });
  assert.equal(report.outcome, 'verified');
  const trust = { keys: [file('cosign.pub')], trustedRoot: file('root.json'), env: {} };
  const verified = await verifyImages([image], { ...trust, requireReadableBy });
  assert.deepEqual([verified.outcome, verified.readers], ['verified', report.readers]);
});

test('key and password may come from the environment that is given, or as text', async () => {
  const image = world.image('sources');
  const env = { KEY: world.privatePem, COSIGN_PASSWORD: password };
  const { password: _, ...others } = options;
  for (const more of [{ key: 'env://KEY' }, { key: world.privatePem }, {}]) {
    const { outcome, signer } = await signImages([image], { ...others, env, ...more });
    assert.deepEqual([outcome, fingerprintOf(signer)], ['verified', world.fingerprint]);
  }
});

test('threats 74 and 131: every secret is reported before it is used, and in no error', async () => {
  const image = world.image('masked');
  const secrets = new Set<string>();
  const onSecret = (secret: string) => secrets.add(secret);
  await signImages([image], { ...options, key: world.privatePem, onSecret });
  assert.ok(secrets.has(password));
  const lines = world.privatePem.split('\n').filter((line) => /^[^-]/.test(line));
  for (const line of lines) assert.ok(secrets.has(line));
  const wrong = [
    { key: `${world.privatePem}${world.privatePem}` },
    { key: world.privatePem.slice(20) },
    { key: world.privatePem.replaceAll('SIGSTORE', 'RSA') },
    { password: `${password}?` },
    { key: world.privatePem, keyFingerprints: ['ab'.repeat(32)] },
  ];
  for (const more of wrong) {
    await assert.rejects(signImages([image], { ...options, ...more }), (error) => {
      assert.ok(error instanceof TrustError);
      assert.equal(error.code, 'E_KEY');
      const text = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
      for (const secret of [password, ...lines]) assert.ok(!text.includes(secret), text);
      return true;
    });
  }
});

test('options that exclude each other are refused before the key is opened', async () => {
  const image = world.image('together');
  const wrong = { ...options, password: 'wrong' };
  const v2 = { rekorUrl: world.v2.url, rekorVersion: 2 } as const;
  for (const [more, says] of [
    [{ format: 'bundle', identity: 'a/b' }, /^identity: bundles name none/],
    [{ format: 'legacy', ...v2 }, /^format: legacy signatures need Rekor v1/],
    [{ format: 'legacy', timestampUrl: world.v1.url }, /^timestamp-url: legacy signatures carry/],
  ] as const) {
    const signed = signImages([image], { ...wrong, ...more });
    await assert.rejects(signed, refused('E_INPUT', says), String(says));
  }
});

test('an image needs a digest or a tag, because latest may be another one than the build', async () => {
  const [name = '', digest = ''] = world.image('named').split('@');
  const named = (text: string) => assertNamed({ text, reference: parseReference(text) });
  named(`${name}:1`);
  named(`${name}@${digest}`);
  named(`${name}:1@${digest}`);
  await assert.rejects(signImages([name], options), {
    code: 'E_REF',
    message: `images: ${name} has neither a digest nor a tag: give the digest that your build returned`,
  });
});

test('a log that the root does not know is refused before anything is logged', async () => {
  const image = world.image('unknown-log');
  const { trustedRoot: _, ...others } = options;
  const before = world.v1.entries.length;
  const says = /does not contain the log 127\.0\.0\.1:\d+: give the trusted-root that verifies its/;
  await assert.rejects(signImages([image], others), refused('E_INPUT', says));
  assert.equal(world.v1.entries.length, before);
});

test('errors about the password say where it came from, and others do not', async () => {
  const { password: _, env: __, ...others } = options;
  const values = { ...readOptions(others, signOptions, { images: ['a/b'] }) };
  const host = { env: {}, signal: new AbortController().signal };
  const askPassword = async () => ({ text: 'wrong', hint: ' (it ends in a line break)' });
  const read = (more: object, env = {}) =>
    readSigningKey({ ...values, ...more }, { ...host, env, askPassword });
  const wrong = /the password is wrong.* \(it ends in a line break\)$/;
  await assert.rejects(read({}), refused('E_KEY', wrong));
  const plain = { key: file('plain.key') };
  await assert.rejects(read(plain), (error: Error) => !error.message.includes('line break'));
  const env = { PASSWORD: password, EMPTY: '' };
  assert.equal((await read({ password: 'env://PASSWORD' }, env)).public.pinned, false);
  await assert.rejects(read({ password: 'my env://PASSWORD' }, env), refused('E_KEY', /is wrong/));
  for (const name of ['EMPTY', 'NONE']) {
    const says = new RegExp(`^key-password: env://${name} is not set, or empty$`);
    await assert.rejects(read({ password: `env://${name}` }, env), refused('E_KEY', says));
  }
  const pinned = { password, keyFingerprints: ['ab'.repeat(32)] };
  await assert.rejects(read(pinned), refused('E_KEY', /^key-fingerprint: /));
});

test('where a private key is not read from', async () => {
  const image = world.image('nowhere');
  const cases = {
    'env://NONE': /env:\/\/NONE is not set/,
    'https://example.com/cosign.key': /not from https:\/\//,
    'awskms:///alias/release': /not from awskms:\/\//,
    '/nonesuch.key': /does not exist/,
    './none://release': /does not exist/,
    '/dev/zero': /is not a regular file/,
    [file('cosign.pub')]: /it is a public key/,
  };
  for (const [key, says] of Object.entries(cases)) {
    await assert.rejects(signImages([image], { ...options, key }), refused('E_KEY', says), key);
  }
  await assert.rejects(signImages([image], { ...options, key: '' }), refused('E_INPUT', /^key: /));
  const { key: _key, ...keyless } = options;
  const none = signImages([image], keyless as SignOptions);
  await assert.rejects(none, refused('E_INPUT', /^key is missing: give it, such as cosign\.key/));
  const { password: _, ...others } = options;
  await assert.rejects(signImages([image], others), refused('E_KEY', /there is no password/));
});

thorough('the expected fingerprint, in any of its forms', async () => {
  const image = world.image('fingerprint');
  const colons = world.fingerprint.toUpperCase().replace(/..(?=.)/g, '$&:');
  for (const form of [world.fingerprint, colons, `sha256:${world.fingerprint}`]) {
    const { outcome } = await signImages([image], { ...options, keyFingerprints: [form] });
    assert.equal(outcome, 'verified');
  }
});

test('a signing config names the services, and excludes other options about them', async () => {
  const image = world.image('config');
  const { rekorUrl: _, ...others } = options;
  const config = { ...others, signingConfig: file('config-v2.json') };
  const report = await signImages([image], config);
  assert.deepEqual([report.outcome, report.logs], ['verified', [world.v2.url]]);
  for (const more of [{ rekorUrl: world.v1.url }, { log: false }, { timestampUrl: world.v1.url }]) {
    await assert.rejects(
      signImages([image], { ...config, ...more }),
      refused('E_INPUT', /^(?:signingConfig excludes \w+|\w+ excludes signingConfig)/),
    );
  }
  await assert.rejects(
    signImages([image], { ...others, signingConfig: file('root.json') }),
    refused('E_INPUT', /root\.json/),
  );
  await assert.rejects(
    signImages([image], { ...options, trustedRoot: file('config-v2.json') }),
    refused('E_INPUT', /^trusted-root: .*config-v2\.json/),
  );
});
