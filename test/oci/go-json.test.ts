/** JSON with the bytes that Go writes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goJson, sortedByBytes } from '../../src/oci/go-json.ts';

test('what could end a script element is escaped in four lower-case digits', () => {
  assert.equal(
    goJson({ a: '<>&\u2028\u2029', 'é"': [1, null] }),
    '{"a":"\\u003c\\u003e\\u0026\\u2028\\u2029","é\\"":[1,null]}',
  );
});

test('the keys of a map are sorted by their bytes, not by their UTF-16 units', () => {
  const keys = ['\u{1f600}', '\uffee', 'b', 'a', 'B'];
  const map = Object.fromEntries(keys.map((key) => [key, `of ${key}`]));
  const sorted = sortedByBytes(map);
  assert.deepEqual(Object.keys(sorted), ['B', 'a', 'b', '\uffee', '\u{1f600}']);
  assert.deepEqual(sorted, map);
});
