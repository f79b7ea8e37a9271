/** Making attestations as a library, and what options come to. */

import assert from 'node:assert/strict';
import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  type AttestOptions,
  type AttestProgress,
  attestImages,
  TrustError,
} from '../../src/index.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { password } from '../support/signing-key.ts';
import { thorough } from '../support/thorough.ts';

const world = await startSigningWorld();
const file = (name: string) => join(world.folder, name);
const common: AttestOptions = {
  key: file('cosign.key'),
  password,
  rekorUrl: world.v1.url,
  trustedRoot: file('root.json'),
  env: {},
};
writeFileSync(file('a.json'), '{"spdxVersion": "SPDX-2.3"}\n');
writeFileSync(file('b=c.json'), '{"spdxVersion":"SPDX-2.3"}');

const refused = (code: string, says: RegExp) => (error: unknown) =>
  error instanceof TrustError && error.code === code && says.test(error.message);

test('by a program, for each platform, with the progress on the way', async () => {
  const image = world.image('platforms');
  const seen: AttestProgress[] = [];
  const report = await attestImages([image], {
    ...common,
    type: 'spdxjson',
    predicateFor: [`linux/amd64=${file('a.json')}`, `linux/arm64=${file('b=c.json')}`],
    format: 'both',
    onProgress: (progress) => seen.push(progress),
  });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.images[0]?.findings));
  assert.deepEqual([seen.length, seen.at(-1)?.done, seen.at(-1)?.of], [4, 4, 4]);
  assert.deepEqual(
    report.images[0]?.manifests.map(({ platforms }) => platforms),
    [['linux/amd64'], ['linux/arm64']],
  );
});

test('a file that cannot be read is named with its option', async () => {
  const image = world.image('unread');
  for (const [more, says] of [
    [{ predicate: file('none.json') }, /^predicate: the file ".*none\.json" does not exist$/],
    [{ predicateFor: [`linux/amd64=${file('none.json')}`] }, /^predicate-for: the file ".*none/],
  ] as const) {
    const made = attestImages([image], { ...common, type: 'spdxjson', ...more });
    await assert.rejects(made, refused('E_INPUT', says));
  }
});

test('from buildx, and about one manifest', async () => {
  const image = world.image('others');
  for (const options of [
    { fromBuildx: true },
    { type: 'https://example.com/review', predicate: file('a.json') },
  ]) {
    const report = await attestImages([image], { ...common, ...options });
    assert.equal(report.outcome, 'verified', JSON.stringify(report.images[0]?.findings));
  }
});

describe('options that contradict, or say too little: E_INPUT before anything is asked', () => {
  const sparse = openSync(file('2gb.json'), 'w');
  ftruncateSync(sparse, 2 ** 31);
  closeSync(sparse);
  writeFileSync(file('list.json'), '[]');
  const given = { type: 'spdxjson', predicate: file('a.json') };
  const predicateFor = [`linux/amd64=${file('a.json')}`];
  const cases: Readonly<Record<string, readonly [AttestOptions, RegExp]>> = {
    'nothing to attest': [{}, /nothing to attest: give predicate, predicate-for or from-buildx/],
    'a type alone': [{ type: 'spdxjson' }, /nothing to attest/],
    'a predicate without a type': [{ predicate: file('a.json') }, /predicate needs type/],
    'a type that is neither': [
      { ...given, type: 'sbom' },
      /"sbom" is neither a URI nor one of .*spdxjson/,
    ],
    'threat 176: the type of signatures': [
      { ...given, type: 'https://sigstore.dev/cosign/sign/v1' },
      /would be a signature of the image/,
    ],
    'two sources': [{ ...given, predicateFor }, /predicate excludes predicateFor/],
    'buildx with a type': [{ type: 'spdxjson', fromBuildx: true }, /fromBuildx excludes type/],
    'partial for one manifest': [{ ...given, partial: true }, /partial: /],
    'threat 181: no platform': [{ type: 'spdxjson', predicateFor: ['a.json'] }, /PLATFORM=FILE/],
    'threat 181: a platform that is none': [
      { type: 'spdxjson', predicateFor: ['linux=a.json'] },
      /predicateFor: .*linux/,
    ],
    'a file that is not there': [{ ...given, predicate: file('none.json') }, /does not exist/],
    'threat 179: a list': [
      { ...given, predicate: file('list.json') },
      /"[^"]*list\.json" is not a JSON object/,
    ],
    'threat 180: 2 GB': [{ ...given, predicate: file('2gb.json') }, /has more than 49283072 bytes/],
    'no signer': [{ ...given, key: undefined as never }, /key is missing/],
  };
  for (const [name, [options, message]] of Object.entries(cases)) {
    test(name, async () => {
      const asked = world.registry.requests.length;
      await assert.rejects(
        attestImages([world.image('refused')], { ...common, ...options }),
        refused('E_INPUT', message),
      );
      assert.equal(world.registry.requests.length, asked);
    });
  }
});

thorough('30 MB are attested, and found again', async () => {
  const image = world.image('large');
  const values = Array.from({ length: 300_000 }, (_, n) => ({
    SPDXID: `p${n}`,
    text: 'x'.repeat(70),
  }));
  writeFileSync(file('large.json'), JSON.stringify({ packages: values }));
  const rekor = { rekorUrl: world.v2.url, rekorVersion: 2 } as const;
  const options = { ...common, ...rekor, type: 'spdxjson', predicate: file('large.json') };
  const states = async () => {
    const { images, outcome } = await attestImages([image], options);
    assert.equal(outcome, 'verified', JSON.stringify(images[0]?.findings));
    return images.flatMap(({ manifests }) =>
      manifests.flatMap(({ attestations }) => attestations.map(({ state }) => state)),
    );
  };
  assert.deepEqual(await states(), ['published']);
  assert.deepEqual(await states(), ['present']);
});
