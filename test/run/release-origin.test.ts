/** What a release takes its image from: the metadata of a build elsewhere, or digests to join. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseRepository } from '../../src/oci/reference.ts';
import { readOptions } from '../../src/options/library.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { digestsIn } from '../../src/release/metadata.ts';
import { originOf } from '../../src/run/release-origin.ts';
import { temporaryFolder } from '../e2e/support/process.ts';

const image = parseRepository('ghcr.io/example/app');
const [one, two, three] = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`);
const pushed = (digest: string | undefined, name?: string) => ({
  'containerimage.descriptor': { digest },
  'containerimage.digest': digest,
  ...(name === undefined ? {} : { 'image.name': name }),
});
const read = (document: unknown, ...targets: string[]) =>
  digestsIn(Buffer.from(JSON.stringify(document)), image, targets);

/** As buildx 0.30 writes it, apart from what is cut. */
const bake = {
  'buildx.build.warnings': [],
  app: pushed(one, 'ghcr.io/example/app'),
  worker: pushed(two, 'ghcr.io/example/worker:1.2.3,docker.io/example/worker:1.2.3'),
  debug: pushed(three, `ghcr.io/example/app@${three}`),
  docs: { 'buildx.build.ref': 'a/b/c' },
};

test('of buildx and bake, what was pushed to this image counts', () => {
  assert.deepEqual(read(pushed(one)), [one]);
  assert.deepEqual(read(pushed(one, 'ghcr.io/example/app:1,ghcr.io/example/app:2')), [one]);
  assert.deepEqual(read(bake), [one, three]);
  assert.deepEqual(read(bake, 'app'), [one]);
  assert.deepEqual(read({ app: pushed(one) }), [one]);
  // Both targets gave the same image.
  assert.deepEqual(read({ a: bake.app, b: bake.app }), [one]);
  assert.deepEqual(
    digestsIn(Buffer.from(JSON.stringify(bake)), parseRepository('example/worker'), []),
    [two],
  );
});

test('what is not certain is refused, with what the file has', () => {
  const cases: readonly (readonly [unknown, readonly string[], RegExp])[] = [
    [{}, [], /no digest that was pushed to ghcr\.io\/example\/app$/],
    [[], [], /not a JSON object/],
    [{ app: pushed('sha256:no') }, [], /not a digest/],
    [pushed(two, 'ghcr.io/example/worker'), [], /no digest .*; it has ghcr\.io\/example\/worker$/],
    [bake, ['docs'], /no digest of the target "docs"; it has app \(ghcr/],
    [bake, ['app', 'worker'], /no digest that was pushed to/],
    // Neither says where it went.
    [{ a: pushed(one), b: pushed(two) }, [], /it has a \(no name\), b \(no name\)/],
    [pushed(one, 'not a name'), [], /is not an image reference/],
  ];
  for (const [document, targets, says] of cases) {
    assert.throws(() => read(document, ...targets), { code: 'E_INPUT', message: says });
  }
  assert.throws(() => digestsIn(Buffer.from('{"a":1,"a":2}'), image, []), /strict JSON/);
});

async function origin(given: object) {
  const values = readOptions({ key: 'k', tags: ['1'], ...given }, releaseOptions, {
    image: 'ghcr.io/example/app',
  });
  const signal = new AbortController().signal;
  return (await originOf(values, ['1'], { env: {}, signal })).origin;
}

test('one digest is released, several are joined if the platforms say so', async () => {
  const path = join(temporaryFolder(), 'metadata.json');
  writeFileSync(path, JSON.stringify(bake));
  assert.equal(await origin({ metadataFile: path, metadataTargets: ['app'] }), one);
  assert.equal(await origin({ metadataFile: JSON.stringify(pushed(two)) }), two);
  await assert.rejects(origin({ metadataFile: path }), {
    code: 'E_INPUT',
    message: /several digests of the image: name the target in metadata-targets/,
  });
  const joined = await origin({ metadataFile: path, platforms: ['linux/amd64', 'linux/arm64'] });
  assert.ok(typeof joined === 'object' && 'digests' in joined);
  assert.deepEqual(joined.digests, [one, three]);
  for (const wrong of [
    { metadataFile: path, digest: one },
    { metadataFile: path, context: '.' },
    { metadataTargets: ['app'], context: '.' },
    { digests: [one, two] },
    { digests: [one, one], platforms: ['linux/amd64'] },
    { digests: [one], digest: two, platforms: ['linux/amd64'] },
    { metadataFile: join(path, 'none') },
  ]) {
    await assert.rejects(origin(wrong), { code: 'E_INPUT' }, JSON.stringify(wrong));
  }
});

test('with digests, annotations are of the index, and any other is refused', async () => {
  const given = { digests: [one, two], platforms: ['linux/amd64', 'linux/arm64'] };
  const annotations = async (...buildAnnotations: string[]) => {
    const made = await origin({ ...given, buildAnnotations });
    return typeof made === 'object' && 'digests' in made ? made.annotations : undefined;
  };
  const url = 'org.opencontainers.image.url=https://example.com/?a=b';
  assert.deepEqual(await annotations(`index:${url}`, 'b=c', 'manifest,index:d=e'), {
    'org.opencontainers.image.url': 'https://example.com/?a=b',
    ...{ b: 'c', d: 'e' },
  });
  for (const text of ['manifest:a=b', 'index-descriptor:a=b', 'manifest[linux/amd64]:a=b', 'a']) {
    await assert.rejects(annotations(text), { code: 'E_INPUT', message: /index:NAME=VALUE/ }, text);
  }
});
