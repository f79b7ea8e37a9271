/** Shapes: what each takes, and the words with which it refuses everything else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '../../src/oci/json.ts';
import {
  anyObject,
  anything,
  base64,
  boolean,
  count,
  digest,
  int64,
  int64OrZero,
  list,
  map,
  object,
  oneOf,
  optional,
  quote,
  readJson,
  repeated,
  type Shape,
  sha256Hex,
  text,
} from '../../src/oci/shape.ts';

const hex = '0f'.repeat(32);
const sha256 = `sha256:${hex}`;
const pair = object({ a: text, b: optional(count) });

const taken: readonly (readonly [string, Shape<unknown>, JsonValue | undefined, unknown])[] = [
  ['boolean', boolean, true, true],
  ['boolean', boolean, false, false],
  ['list', list(text), ['a', 'b'], ['a', 'b']],
  ['list', list(text), [], []],
  ['map', map(count), { a: 1 }, new Map([['a', 1]])],
  ['optional', optional(text), undefined, undefined],
  ['optional', optional(text), null, undefined],
  ['optional', optional(text), 'a', 'a'],
  ['repeated', repeated(text), undefined, []],
  ['repeated', repeated(text), null, []],
  ['repeated', repeated(text), ['a'], ['a']],
  ['one of', oneOf('a', 'b'), 'b', 'b'],
  ['text', text, '', ''],
  ['base64', base64, 'AQI=', Buffer.from([1, 2])],
  ['SHA-256', sha256Hex, hex, hex],
  ['count', count, 0, 0],
  ['count', count, 2 ** 53 - 1, 2 ** 53 - 1],
  ['int64', int64, '0', '0'],
  ['int64', int64, '9007199254740991', '9007199254740991'],
  ['int64 or zero', int64OrZero, undefined, '0'],
  ['int64 or zero', int64OrZero, '7', '7'],
  ['digest', digest, sha256, sha256],
  ['anything', anything, null, null],
  ['anything', anything, 0, 0],
  ['any object', anyObject, { a: [1] }, { a: [1] }],
  ['object', pair, { a: 'x', b: 2 }, { a: 'x', b: 2 }],
  ['object', pair, { a: 'x' }, { a: 'x', b: undefined }],
];

for (const [name, shape, value, expected] of taken) {
  test(`${name} takes ${JSON.stringify(value) ?? 'nothing'}`, () => {
    assert.deepEqual(shape(value, 'it'), expected);
  });
}

const refused: readonly (readonly [string, Shape<unknown>, JsonValue | undefined, string])[] = [
  ['boolean', boolean, 'true', 'it is neither true nor false'],
  ['boolean', boolean, undefined, 'it is neither true nor false'],
  ['list', list(text), undefined, 'it is missing'],
  ['list', list(text), { length: 1 }, 'it is not a list'],
  ['list', list(text), ['a', 1], 'it[1] is not text'],
  ['map', map(count), { a: 'x' }, 'it.a is not a non-negative integer'],
  [
    'map',
    map(count),
    { ['k'.repeat(65)]: 'x' },
    `it.${'k'.repeat(64)} is not a non-negative integer`,
  ],
  ['one of', oneOf('a', 'b'), undefined, 'it is missing'],
  ['one of', oneOf('a', 'b'), 'c', 'it is "c", not "a" or "b"'],
  ['text', text, undefined, 'it is missing'],
  ['text', text, 1, 'it is not text'],
  ['base64', base64, '', 'it is empty'],
  ['base64', base64, 'AQI', 'it is not standard base64'],
  ['base64', base64, 'AQI=\n', 'it is not standard base64'],
  ['base64', base64, '_-8=', 'it is not standard base64'],
  ['SHA-256', sha256Hex, hex.toUpperCase(), 'it is not a SHA-256 in lower-case hex'],
  ['SHA-256', sha256Hex, `${hex}0`, 'it is not a SHA-256 in lower-case hex'],
  ['SHA-256', sha256Hex, `0${hex}`, 'it is not a SHA-256 in lower-case hex'],
  ['SHA-256', sha256Hex, hex.slice(1), 'it is not a SHA-256 in lower-case hex'],
  ['count', count, undefined, 'it is missing'],
  ['count', count, -1, 'it is not a non-negative integer'],
  ['count', count, -0, 'it is not a non-negative integer'],
  ['count', count, 0.5, 'it is not a non-negative integer'],
  ['count', count, 2 ** 53, 'it is not a non-negative integer'],
  ['count', count, '1', 'it is not a non-negative integer'],
  ['int64', int64, '01', 'it is not a non-negative integer in decimal text'],
  ['int64', int64, '-1', 'it is not a non-negative integer in decimal text'],
  ['int64', int64, '1.0', 'it is not a non-negative integer in decimal text'],
  ['int64', int64, ' 1', 'it is not a non-negative integer in decimal text'],
  ['int64', int64, '1\n', 'it is not a non-negative integer in decimal text'],
  ['int64', int64, '1e3', 'it is not a non-negative integer in decimal text'],
  ['int64', int64, '9007199254740992', 'it is not a non-negative integer in decimal text'],
  ['int64', int64, `1${'0'.repeat(16)}`, 'it is not a non-negative integer in decimal text'],
  ['int64 or zero', int64OrZero, 'x', 'it is not a non-negative integer in decimal text'],
  ['digest', digest, `sha1:${hex}`, 'it is not a digest'],
  ['digest', digest, undefined, 'it is not a digest'],
  ['anything', anything, undefined, 'it is missing'],
  ['any object', anyObject, undefined, 'it is missing'],
  ['any object', anyObject, null, 'it is not an object'],
  ['any object', anyObject, [], 'it is not an object'],
  ['object', pair, { a: 'x', c: 1 }, 'it has the unknown field "c"'],
  ['object', pair, { b: 1 }, 'it.a is missing'],
  ['object', pair, { a: 'x', b: 'y' }, 'it.b is not a non-negative integer'],
];

for (const [name, shape, value, message] of refused) {
  test(`${name} refuses ${JSON.stringify(value) ?? 'nothing'}: ${message}`, () => {
    assert.throws(() => shape(value, 'it'), { name: 'SyntaxError', message });
  });
}

test('a document is named in every message about it, once', () => {
  const read = (source: string, values?: number) =>
    readJson(pair, Buffer.from(source), 'the file', values);
  assert.deepEqual(read('{"a":"x"}'), { a: 'x', b: undefined });
  assert.throws(() => read('{'), { message: /^the file is not strict JSON: / });
  assert.throws(() => read('{"b":1}'), { message: 'the file.a is missing' });
  assert.throws(() => read('{"a":"x"}', 2), {
    message: /^the file is not strict JSON: more than 2/,
  });
  const broken = () => {
    throw new RangeError('other');
  };
  assert.throws(() => readJson(broken, Buffer.from('1'), 'the file'), {
    name: 'RangeError',
    message: 'other',
  });
});

test('a foreign value is quoted in a hundred characters', () => {
  assert.equal(quote('x'.repeat(98)), `"${'x'.repeat(98)}"`);
  assert.equal(quote('x'.repeat(99)), `"${'x'.repeat(99)}…`);
  assert.equal(quote(undefined), 'nothing');
});
