/** What is attested about which manifest, and what is refused before anything is signed. */

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import {
  attestationManifest,
  type Fields,
  index,
  listed,
  multiPlatformImage,
  type Part,
  platformImage,
} from '../../sandbox/images.ts';
import { readPredicate } from '../../src/attest/predicate.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { signaturePredicate } from '../../src/signature/statement.ts';
import { world, writes } from '../sign/support.ts';
import { attest, attested, onPlatforms, said, slsa, spdx, statementsAbout } from './support.ts';

const buildx = (partial = false) => ({ kind: 'buildx', partial }) as const;

async function refused(
  t: Parameters<typeof world>[0],
  source: Parameters<typeof attest>[1],
  code: string,
  message: RegExp,
  image?: Part,
): Promise<void> {
  const here = await world(t, {}, image);
  const report = await attest(here, source);
  const [error] = report.images.flatMap(({ findings }) => findings);
  assert.equal(error?.code, code, said(report));
  assert.match(error?.message ?? '', message);
  assert.deepEqual([writes(here.registry), here.v1.entries.length], [[], 0]);
}

describe('a predicate', () => {
  const read = (text: string | Buffer, type = slsa) =>
    readPredicate(type, Buffer.from(text), 'predicate: the file "p.json"');
  const refusals = [
    ['threat 179: no object', '[1]', /is not a JSON object/],
    ['threat 179: text', '"a"', /is not a JSON object/],
    ['threat 179: no JSON', '{', /is not strict JSON/],
    ['threat 179: a key twice', '{"a":1,"a":2}', /is not strict JSON: duplicate key "a"/],
    ['threat 179: a key twice inside', '{"b":[{"a":1,"\\u0061":2}]}', /duplicate key "a"/],
    ['threat 179: two documents', '{}{}', /is not strict JSON/],
    ['threat 179: another character set', Buffer.from([0x7b, 0xff, 0x7d]), /not valid UTF-8/],
    [
      'a whole statement',
      '{"_type":"x","subject":[],"predicateType":"x"}',
      /whole in-toto statement/,
    ],
  ] as const;
  for (const [name, text, message] of refusals) {
    test(`${name}: E_INPUT`, () => {
      assert.throws(() => read(text), { code: 'E_INPUT', message });
    });
  }

  test('threat 176: of the type of signatures: E_INPUT, because it would be one', () => {
    assert.throws(() => read('{}', signaturePredicate), { code: 'E_INPUT', message: /use sign/ });
  });

  test('keeps its bytes, without white space around it', () => {
    const kept = '{"n": 12345678901234567890, "x":"\\u0041"}';
    for (const [before, after] of [
      ['', ''],
      [' \n', '\r\n'],
      ['\t', '\t'],
      ['\r\n\t', ' '],
    ]) {
      const { bytes } = read(`${before}${kept}${after}`);
      assert.equal(Buffer.from(bytes).toString(), kept);
    }
  });

  test('may have one of the fields of a statement', () => {
    for (const text of ['{"subject":[]}', '{"predicateType":"x"}'])
      assert.equal(Buffer.from(read(text).bytes).toString(), text);
  });

  test('may have more values than a manifest', () => {
    const text = `{"all":[${Array(300_000).fill('0').join()}]}`;
    assert.equal(read(text).bytes.length, text.length);
  });
});

describe('threat 181: predicates for platforms', () => {
  const all = { 'linux/amd64': '{}', 'linux/arm64': '{}' };
  it('none for one of the platforms: E_INPUT', (t) =>
    refused(t, onPlatforms({ 'linux/amd64': '{}' }), 'E_INPUT', /no predicate for linux\/arm64/));
  it('for a platform that the image does not have: E_INPUT', (t) =>
    refused(
      t,
      onPlatforms({ ...all, 'linux/s390x': '{}' }),
      'E_INPUT',
      /no platform linux\/s390x \(there are: linux\/amd64, linux\/arm64\)/,
    ));
  it('two for one platform, under two names: E_INPUT', (t) =>
    refused(t, onPlatforms({ ...all, 'linux/arm64/v8': '{}' }), 'E_INPUT', /two predicates/));
  it('for an image without an index: E_INPUT', (t) =>
    refused(t, onPlatforms(all), 'E_INPUT', /use predicate/, platformImage('linux/amd64')));
  it('that stands for two versions of Windows: E_INPUT', (t) => {
    const windows = (version: string) =>
      listed(platformImage('windows/amd64', version), {
        platform: { os: 'windows', architecture: 'amd64', 'os.version': version },
      });
    const image = index([windows('10.0.17763.1'), windows('10.0.20348.1')]);
    return refused(
      t,
      onPlatforms({ 'windows/amd64': '{}' }),
      'E_INPUT',
      /matches .* and .*: give one/,
      image,
    );
  });

  it('some are enough with partial', async (t) => {
    const here = await world(t);
    const report = await attest(here, onPlatforms({ 'linux/arm64': '{}' }, true));
    assert.equal(report.outcome, 'verified', said(report));
    assert.equal(attested(report).length, 1);
  });

  it('two manifests for one platform are both attested', async (t) => {
    const image = index([platformImage('linux/amd64'), platformImage('linux/amd64', 'other')]);
    const here = await world(t, {}, image);
    const report = await attest(here, onPlatforms({ 'linux/amd64': '{}' }));
    assert.equal(report.outcome, 'verified', said(report));
    assert.equal(attested(report).length, 2);
  });
});

describe('statements of buildx', () => {
  /** Two platforms; what buildx says about each. */
  const image = (...statements: readonly (readonly Fields[])[]): Part => {
    const platforms = ['linux/amd64', 'linux/arm64'].map((one) => platformImage(one));
    const attestations = platforms.map((one, at) =>
      attestationManifest(one, {}, statements[at] ?? statements[0] ?? []),
    );
    return index([...platforms, ...attestations]);
  };
  const sbom = { predicateType: spdx, predicate: { SPDXID: 'x' } };

  it('are attested on their platforms, with the same predicates', async (t) => {
    const here = await world(t, {}, image([{}, sbom]));
    const report = await attest(here, buildx());
    assert.equal(report.outcome, 'verified', said(report));
    for (const { digest } of here.image.children.slice(0, 2)) {
      const said = statementsAbout(here, digest).bundles.map(
        ({ predicateType, predicate }) => `${predicateType} ${Buffer.from(predicate)}`,
      );
      assert.deepEqual(said.sort(), [`${slsa} {}`, `${spdx} {"SPDXID":"x"}`]);
    }
    assert.equal(statementsAbout(here, here.image.digest).bundles.length, 0);
  });

  it('threat 177: about another manifest: E_CLAIM', (t) => {
    const other = { subject: [{ digest: { sha256: 'ab'.repeat(32) } }] };
    return refused(
      t,
      buildx(),
      'E_CLAIM',
      /linux\/arm64.*about another manifest/,
      image([{}], [other]),
    );
  });

  it('threat 178: about a platform that is not in the index: E_MANIFEST', (t) => {
    const platform = platformImage('linux/amd64');
    const stray = attestationManifest(platformImage('linux/amd64', 'evil'));
    return refused(
      t,
      buildx(),
      'E_MANIFEST',
      /does not belong to a platform/,
      index([platform, stray]),
    );
  });

  it('threat 178: about the index itself, or another attestation manifest: E_MANIFEST', (t) => {
    const platform = platformImage('linux/amd64');
    const first = attestationManifest(platform);
    return refused(
      t,
      buildx(),
      'E_MANIFEST',
      /does not belong to a platform/,
      index([platform, first, attestationManifest(first)]),
    );
  });

  it('threat 176: of the type of signatures: E_MANIFEST, and nothing is signed', (t) =>
    refused(
      t,
      buildx(),
      'E_MANIFEST',
      /would be a signature/,
      image([{ predicateType: signaturePredicate }]),
    ));

  it('threat 179: a predicate that is not an object: E_MANIFEST', (t) =>
    refused(t, buildx(), 'E_MANIFEST', /is not an object/, image([{ predicate: [] }])));

  it('of a type that one platform lacks: E_COVER; with partial, the rest', async (t) => {
    const uneven = image([{}, sbom], [{}]);
    await refused(t, buildx(), 'E_COVER', /spdxjson for linux\/arm64/, uneven);
    const here = await world(t, {}, uneven);
    const report = await attest(here, buildx(true));
    assert.equal(report.outcome, 'verified', said(report));
    assert.equal(attested(report).length, 3);
  });

  it('none at all: E_COVER', (t) =>
    refused(
      t,
      buildx(),
      'E_COVER',
      /no statements of buildx/,
      multiPlatformImage(['linux/amd64'], { attestations: false }),
    ));

  it('with a blob that is missing: nothing is signed', async (t) => {
    const here = await world(t, {}, image([{}]));
    const [layer] = here.image.children[2]?.blobs.slice(1) ?? [];
    here.registry.store
      .repository('nicolas/webdis')
      .blobs.delete(digestOf(layer ?? Buffer.alloc(0)));
    const report = await attest(here, buildx());
    assert.match(
      said(report),
      /E_NOSIG: the statements of buildx about linux\/amd64 could not all be read/,
    );
    assert.equal(here.v1.entries.length, 0);
  });
});
