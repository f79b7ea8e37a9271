/** A signature tag that conflicts gives way only where the user named it, with what it points to. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isToBeWritten } from '../../src/mirror/union.ts';
import { readContents } from '../../src/oci/contents.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { mirrorOptions } from '../../src/options/mirror.ts';
import { readArguments } from '../../src/options/terminal.ts';

const hex = (text: string) => digestOf(Buffer.from(text));

function image(layer: string) {
  const config = { mediaType: mediaTypes.config, digest: hex('config'), size: 2 };
  const layers = [{ mediaType: 'text/plain', digest: hex(layer), size: 1 }];
  const manifest = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const digest = digestOf(bytes);
  const contents = readContents(bytes, mediaTypes.manifest);
  return { bytes, digest, contents, contentType: mediaTypes.manifest };
}

const [ours, theirs] = [image('a'), image('b')];
const tag = `sha256-${'a'.repeat(64)}.sig`;

test('threat 193: a conflicting signature tag is replaced while it has the digest that was named, and no other', () => {
  const write = (entries: readonly (readonly [string, Digest])[]) =>
    isToBeWritten(ours, theirs as never, tag, new Map(entries));
  assert.equal(write([[tag, theirs.digest]]), true);
  const refused = { code: 'E_DRIFT' };
  assert.throws(() => write([]), refused);
  assert.throws(() => write([[tag, ours.digest]]), refused);
  assert.throws(() => write([[`sha256-${'b'.repeat(64)}.sig`, theirs.digest]]), refused);
});

test('the option takes signature tags with digests, and nothing else', () => {
  const read = (value: string) =>
    readArguments(['a.example/a', 'b.example/a', '--replace-signature-tag', value], mirrorOptions);
  const { replaceSignatureTags } = read(`${tag}@${theirs.digest}`);
  assert.deepEqual(replaceSignatureTags, [{ tag, digest: theirs.digest }]);
  for (const value of [
    tag,
    `latest@${theirs.digest}`,
    `${tag}@sha256:1`,
    `${tag}@${theirs.digest}x`,
  ]) {
    assert.throws(() => read(value), { code: 'E_INPUT' });
  }
});
