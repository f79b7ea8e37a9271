/** What a release takes its image from: the metadata of a build elsewhere, or digests to join. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readOptions } from '../../src/options/library.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { originOf } from '../../src/run/release-origin.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { bake, one, pushed, three, two } from '../release/metadata-samples.ts';

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
  const braces = join(temporaryFolder(), 'of {build}.json');
  writeFileSync(braces, JSON.stringify(pushed(two)));
  assert.equal(await origin({ metadataFile: braces }), two);
  await assert.rejects(origin({ metadataFile: path }), {
    code: 'E_INPUT',
    message: /several digests of the image: name the target in metadata-targets/,
  });
  const joined = await origin({ metadataFile: path, platforms: ['linux/amd64', 'linux/arm64'] });
  assert.ok(typeof joined === 'object' && 'digests' in joined);
  assert.deepEqual(joined.digests, [one, three]);
  const single = await origin({ metadataFile: path, platforms: ['linux/amd64'] });
  assert.ok(typeof single === 'object' && 'digests' in single, 'one of them lacks a platform');
  for (const wrong of [
    { metadataFile: path, digest: one },
    { metadataFile: path, context: '.' },
    { metadataTargets: ['app'], context: '.' },
    { digests: [one, two] },
    { digests: [one, one], platforms: ['linux/amd64'] },
    { digests: [one], digest: two, platforms: ['linux/amd64'] },
  ]) {
    await assert.rejects(origin(wrong), { code: 'E_INPUT' }, JSON.stringify(wrong));
  }
  await assert.rejects(origin({ metadataFile: `${path}.none` }), {
    code: 'E_INPUT',
    message: /^metadata-file: ".*none" does not exist$/,
  });
});

test('threat 131: a key or an identity token in the build context is refused by the name of its option', async () => {
  const context = temporaryFolder();
  const file = join(context, 'secret');
  writeFileSync(file, 'secret');
  const { key: _, ...keyless } = { key: '', keyless: true };
  for (const [given, option] of [
    [{ key: file }, 'key'],
    [{ key: undefined, ...keyless, identityToken: file }, 'identity-token'],
  ] as const) {
    await assert.rejects(origin({ context, ...given }), {
      code: 'E_INPUT',
      message: new RegExp(`^${option}: the file "secret" is in the build context`),
    });
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
  const others = ['manifest:a=b', 'index-descriptor:a=b', 'manifest[linux/amd64]:a=b', 'a', '=b=c'];
  for (const text of others) {
    await assert.rejects(annotations(text), { code: 'E_INPUT', message: /index:NAME=VALUE/ }, text);
  }
});
