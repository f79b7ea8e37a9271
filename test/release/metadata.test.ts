/** What a metadata file of buildx says about the images that were pushed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRepository } from '../../src/oci/reference.ts';
import { digestsIn } from '../../src/release/metadata.ts';
import { bake, one, pushed, three, two } from './metadata-samples.ts';

const image = parseRepository('ghcr.io/example/app');
const read = (document: unknown, ...targets: string[]) =>
  digestsIn(Buffer.from(JSON.stringify(document)), image, targets);

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
    [bake, ['worker'], /no digest that was pushed to/],
    // Neither says where it went.
    [{ a: pushed(one), b: pushed(two) }, [], /it has a \(no name\), b \(no name\)/],
    [pushed(one, 'not a name'), [], /is not an image reference/],
  ];
  for (const [document, targets, says] of cases) {
    assert.throws(() => read(document, ...targets), { code: 'E_INPUT', message: says });
  }
  assert.throws(() => digestsIn(Buffer.from('{"a":1,"a":2}'), image, []), /strict JSON/);
});
