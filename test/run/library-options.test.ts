/** Options of the library that are given and empty, or cannot be used as they are: none is lost. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  checkDrift,
  mirrorImage,
  releaseImage,
  signImages,
  TrustError,
  verifyImages,
} from '../../src/index.ts';
import { digestOf } from '../../src/oci/digest.ts';

const digest = digestOf(Buffer.from('x'));
/** Nothing listens there: an option that is lost ends in a report, or in a key that is not found. */
const repository = 'localhost:1/app';
const image = `${repository}:1`;

const calls = {
  verify: (options: object) => verifyImages([image], { env: {}, ...options }),
  mirror: (options: object) => mirrorImage(image, ['localhost:1/copy:1'], { env: {}, ...options }),
  drift: (options: object) => checkDrift([repository], { env: {}, tags: ['1'], ...options }),
  sign: (options: object) =>
    signImages([`${repository}@${digest}`], { env: {}, key: 'k', ...options }),
  release: (options: object) =>
    releaseImage(repository, { env: {}, key: 'k', tags: ['1'], digest, ...options }),
};
type Verb = keyof typeof calls;

type Kind = 'text' | 'list' | 'keys' | 'map';
type Kinds = Readonly<Record<string, Kind>>;
const trust: Kinds = {
  keys: 'keys',
  keyFingerprints: 'list',
  trustedRoot: 'text',
  signatureRepository: 'text',
  transparencyLog: 'text',
  insecureRegistries: 'list',
};
const signing: Kinds = {
  key: 'text',
  keyFingerprint: 'text',
  format: 'text',
  annotations: 'map',
  signatureRepository: 'text',
  rekorUrl: 'text',
  signingConfig: 'text',
  timestampUrl: 'text',
  trustedRoot: 'text',
  insecureRegistries: 'list',
};
const options: Readonly<Record<Verb, Kinds>> = {
  verify: {
    ...trust,
    tag: 'text',
    digest: 'text',
    platforms: 'list',
    annotations: 'map',
    expectedReference: 'text',
    timestamps: 'text',
    attestationManifests: 'text',
    parity: 'text',
  },
  mirror: { ...trust, require: 'text', onConflict: 'text' },
  drift: { ...trust, ledger: 'text', tags: 'list', state: 'text' },
  sign: { ...signing, identity: 'text' },
  release: {
    ...signing,
    mirrors: 'list',
    tags: 'list',
    digest: 'text',
    ledger: 'text',
    version: 'text',
  },
};
const unusable: Readonly<Record<Kind, readonly unknown[]>> = {
  text: ['', '  ', '\n', null, 1],
  list: [[], [''], ['a', ' '], [null], null, 'a', ['a,b'], ['a\nb'], [' a']],
  keys: [[], [''], ['  '], ['#a.pub'], ['a.pub\nb.pub'], [' a.pub'], ['a.pub '], null, 'a.pub'],
  map: [{}, { 'a=b': 'c' }, { '': 'x' }, { ' ': 'x' }, { a: undefined }, { a: 1 }, null, 'a=b'],
};

for (const verb of Object.keys(calls) as Verb[]) {
  const call = calls[verb];

  test(`${verb}: what is given and empty, or cannot be carried, is E_INPUT (threats 125, 126)`, async () => {
    for (const [name, kind] of Object.entries(options[verb])) {
      for (const value of unusable[kind]) {
        await assert.rejects(
          call({ [name]: value }),
          (error) =>
            error instanceof TrustError &&
            error.code === 'E_INPUT' &&
            error.message.startsWith(`${name}: `),
          `${name}: ${JSON.stringify(value)}`,
        );
      }
    }
  });

  test(`${verb}: an option that is not known is E_INPUT, and the nearest is named`, async () => {
    await assert.rejects(call({ trustedRot: 'x' }), {
      code: 'E_INPUT',
      message: 'there is no option trustedRot; is trustedRoot meant?',
    });
    await assert.rejects(call({ timeout: 0 }), { code: 'E_INPUT', message: /^timeout: / });
    for (const certificates of [[], [''], ['no PEM']]) {
      await assert.rejects(call({ certificates }), { code: 'E_INPUT', message: /^certificates: / });
    }
  });
}

test('words are one of a few, and switches true or false', async () => {
  for (const call of [calls.verify, calls.mirror, calls.drift]) {
    const transparencyLog = 'Required';
    await assert.rejects(call({ keys: ['a.pub'], transparencyLog }), { code: 'E_INPUT' });
  }
  await assert.rejects(calls.mirror({ dryRun: 'false' }), { code: 'E_INPUT' });
  await assert.rejects(calls.sign({ recursive: '' }), { code: 'E_INPUT' });
});

test("docker's annotations are no claims, in verify, sign and release", async () => {
  const annotations = { 'manifest:org.opencontainers.image.title': 'x' };
  for (const call of [calls.verify, calls.sign, calls.release]) {
    const message = /^annotations: .*build-annotations/;
    await assert.rejects(call({ annotations }), { code: 'E_INPUT', message });
  }
});

test('the words of a build as well, where lists may hold commas', async () => {
  const wrong = [
    { context: '' },
    { contxt: '.' },
    { platforms: [] },
    { labels: [''] },
    { target: ' ' },
    { pull: 1 },
  ];
  for (const build of wrong) {
    const call = calls.release({ digest: undefined, build });
    await assert.rejects(call, { code: 'E_INPUT', message: /build\./ });
  }
});

test('a release says what it builds, or which digest it is about', async () => {
  const builds = [
    {},
    { build: {} },
    { build: { context: undefined } },
    { build: { platforms: ['linux/arm64'], cacheFrom: ['type=gha,mode=max'] } },
  ];
  for (const build of builds) {
    await assert.rejects(calls.release({ digest: undefined, ...build }), {
      code: 'E_INPUT',
      message: /^digest: it is empty, and no context says what to build/,
    });
  }
});

test('what is undefined is not given', async () => {
  const report = await calls.verify({ keys: undefined, digest: undefined });
  assert.equal(report.outcome, 'undetermined');
});
