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
import { driftOptions } from '../../src/options/drift.ts';
import { mirrorOptions } from '../../src/options/mirror.ts';
import type { Table, Type } from '../../src/options/option.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { signOptions } from '../../src/options/sign.ts';
import { verifyOptions } from '../../src/options/verify.ts';

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

type Kind = 'text' | 'list' | 'keys' | 'records' | 'map' | 'flag' | 'number';

function kindOf({ libraryType, inputFormat }: Type<unknown>): Kind {
  if (libraryType.startsWith('Readonly<Record<')) return 'map';
  if (libraryType === 'boolean') return 'flag';
  if (libraryType === 'number' || libraryType === '1 | 2') return 'number';
  if (!libraryType.startsWith('readonly ')) return 'text';
  return inputFormat === 'one per line' ? 'records' : 'list';
}

const tables: Readonly<Record<Verb, Table>> = {
  verify: verifyOptions,
  mirror: mirrorOptions,
  drift: driftOptions,
  sign: signOptions,
  release: releaseOptions,
};

const unusable: Readonly<Record<Kind, readonly unknown[]>> = {
  text: ['', '  ', '\n', null, 1],
  list: [[], [''], ['a', ' '], [null], null, 'a', ['a,b'], ['a\nb'], [' a']],
  keys: [[], [''], ['  '], ['#a.pub'], ['a.pub\nb.pub'], [' a.pub'], ['a.pub '], null, 'a.pub'],
  records: [[], [''], ['a', ' '], [null], null, 'a', {}],
  flag: ['true', '', 0, null],
  number: [0, -1, Number.NaN, '90s', '', null],
  map: [{}, { 'a=b': 'c' }, { '': 'x' }, { ' ': 'x' }, { a: undefined }, { a: 1 }, null, 'a=b'],
};

for (const verb of Object.keys(calls) as Verb[]) {
  const call = calls[verb];

  test(`${verb}: what is given and empty, or cannot be carried, is E_INPUT (threats 125, 126)`, async () => {
    const fields = Object.entries(tables[verb]).filter(([, one]) => one.library === undefined);
    assert.ok(fields.length > 5);
    for (const [name, { type }] of fields) {
      const kind = name === 'keys' ? 'keys' : kindOf(type);
      // An empty password is one that a key may have.
      if (name === 'password') continue;
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
      message: 'there is no option trustedRot; did you mean trustedRoot?',
    });
    await assert.rejects(call({ timeout: 0 }), { code: 'E_INPUT', message: /^timeout: / });
    for (const certificates of [[], [''], ['no PEM']]) {
      await assert.rejects(call({ certificates }), { code: 'E_INPUT', message: /^certificates: / });
    }
  });
}

test("docker's annotations are no claims, in verify, sign and release", async () => {
  const annotations = { 'manifest:org.opencontainers.image.title': 'x' };
  for (const call of [calls.verify, calls.sign, calls.release]) {
    const message = /^annotations: .*build-annotations/;
    await assert.rejects(call({ annotations }), { code: 'E_INPUT', message });
  }
});

test('a release says what it builds, or which digest it is about', async () => {
  const builds = [
    {},
    { context: undefined },
    { platforms: ['linux/arm64'], cacheFrom: ['type=gha,mode=max'] },
  ];
  for (const build of builds) {
    await assert.rejects(calls.release({ digest: undefined, ...build }), {
      code: 'E_INPUT',
      message: /^digest: it is empty, and no context says what to build/,
    });
  }
  await assert.rejects(calls.release({ digest: undefined, contxt: '.' }), {
    code: 'E_INPUT',
    message: 'there is no option contxt; did you mean context?',
  });
});

test('arguments of a function are not options, and neither is what only another edge has', async () => {
  const calling = [
    [calls.verify, { images: ['a/b'] }],
    [calls.verify, { json: true }],
    [calls.verify, { registryCacert: 'ca.pem' }],
    [calls.release, { image: 'a/b' }],
    [calls.release, { requiredInputs: ['digest'] }],
    [calls.drift, { githubToken: 'x' }],
  ] as const;
  for (const [call, option] of calling) {
    const message = /^there is no option /;
    await assert.rejects(call(option), { code: 'E_INPUT', message });
  }
});

test('what is undefined is not given', async () => {
  const report = await calls.verify({ keys: undefined, digest: undefined });
  assert.equal(report.outcome, 'undetermined');
});
