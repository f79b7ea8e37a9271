/** Declared documents: what each declaration reads and refuses, and the schema that it gives. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  among,
  boolean,
  count,
  type Declared,
  day,
  digest,
  errorCode,
  list,
  map,
  matching,
  object,
  oneOf,
  optional,
  ordinal,
  seconds,
  sha256,
  text,
  time,
  union,
  where,
} from '../../src/oci/document.ts';
import type { JsonValue } from '../../src/oci/json.ts';

const hex = '0f'.repeat(32);
const pair = object({ a: text, b: optional(count) });
const shared = object({ a: text }, { c: boolean });
const kinds = union(
  'kind',
  object({ kind: oneOf('x'), one: text }),
  object({ kind: oneOf('y'), two: count }),
);
const even = where(count, (value) => value % 2 === 0, 'is odd');

const read: readonly (readonly [string, Declared<unknown>, JsonValue])[] = [
  ['object', pair, { a: 'x', b: 2 }],
  ['object without an optional field', pair, { a: 'x' }],
  ['object with shared fields', shared, { a: 'x', c: false }],
  ['list', list(text), ['x']],
  ['map', map(count), { x: 1 }],
  ['one of', oneOf<string | number | boolean>('x', 1, true), true],
  ['among a list', among(['x'], ['y']), 'y'],
  ['among a table', among({ k: 'x' }), 'x'],
  ['union', kinds, { kind: 'y', two: 2 }],
  ['where', even, 2],
  ['matching', matching(/^x+$/, 'is no x'), 'xx'],
  ['text', text, ''],
  ['boolean', boolean, false],
  ['count', count, 0],
  ['ordinal', ordinal, 1],
  ['seconds', seconds, 0],
  ['seconds', seconds, 0.5],
  ['time', time, '2026-01-31T12:00:00Z'],
  ['time', time, '2026-01-31T12:00:00.123Z'],
  ['day', day, '2026-01-31'],
  ['digest', digest, `sha256:${hex}`],
  ['SHA-256', sha256, hex],
  ['code', errorCode, 'E_REF'],
];

for (const [name, declared, value] of read) {
  test(`${name}: ${JSON.stringify(value).slice(0, 60)} is read`, () => {
    assert.deepEqual(declared.read(value, 'it'), value);
  });
}

const refused: readonly (readonly [string, Declared<unknown>, JsonValue | undefined, string])[] = [
  ['object', pair, { b: 1 }, 'it.a is missing'],
  ['object', pair, { a: 'x', b: null }, 'it.b is not a non-negative integer'],
  ['object', pair, { a: 'x', c: 1 }, 'it has the unknown field "c"'],
  ['object', shared, { a: 'x' }, 'it.c is neither true nor false'],
  ['list', list(text), ['x', 1], 'it[1] is not text'],
  ['map', map(count), { x: 'y' }, 'it.x is not a non-negative integer'],
  ['one of', oneOf<string | number>('x', 1), undefined, 'it is missing'],
  ['one of', oneOf<string | number>('x', 1), '1', 'it is "1" and not "x" or 1'],
  ['union', kinds, { kind: 'z' }, 'it.kind is "z"'],
  ['union', kinds, { kind: 'x', two: 2 }, 'it has the unknown field "two"'],
  ['union', kinds, [], 'it is not an object'],
  ['where', even, 1, 'it is odd'],
  ['where', even, 'x', 'it is not a non-negative integer'],
  ['matching', matching(/^x+$/, 'is no x'), 'xy', 'it is no x'],
  ['ordinal', ordinal, 0, 'it is 0'],
  ['ordinal', ordinal, -1, 'it is not a non-negative integer'],
  ['seconds', seconds, -0.5, 'it is not a number of seconds'],
  ['seconds', seconds, '1', 'it is not a number of seconds'],
  ['code', errorCode, 'E_X', `it is "E_X" and not `],
];

for (const [name, declared, value, message] of refused) {
  test(`${name}: ${message}`, () => {
    assert.throws(
      () => declared.read(value, 'it'),
      (error: Error) => error.name === 'SyntaxError' && error.message.startsWith(message),
    );
  });
}

test('times and days are in one form, and are real', () => {
  for (const odd of [
    ...['2026-01-31T12:00:00', '2026-01-31T12:00:00+00:00', ' 2026-01-31T12:00:00Z'],
    ...['2026-01-31T12:00:00Z ', '2026-01-31T12:00:00.1234Z', '2026-13-31T12:00:00Z', '2026-01-31'],
    // Date.parse reads both.
    ...['+002026-01-31T12:00:00Z', '2026-01-31T12:00:00Z\0'],
  ]) {
    assert.throws(() => time.read(odd, 'it'), { message: /^it is not a time such as / }, odd);
  }
  for (const odd of [
    '2026-13-01',
    '2026-1-31',
    ' 2026-01-31',
    '2026-01-31 ',
    '2026-01-31T12:00:00Z',
  ]) {
    assert.throws(() => day.read(odd, 'it'), { message: /^it is not a time such as / }, odd);
  }
});

test('each declaration gives its schema', () => {
  const string = { type: 'string' };
  for (const [declared, schema] of [
    [list(text), { type: 'array', items: text }],
    [map(count), { type: 'object', additionalProperties: count }],
    [oneOf('x'), { const: 'x' }],
    [oneOf<string | number>('x', 1), { enum: ['x', 1] }],
    [text, string],
    [boolean, { type: 'boolean' }],
    [count, { type: 'integer', minimum: 0 }],
    [ordinal, { type: 'integer', minimum: 1 }],
    [seconds, { type: 'number', minimum: 0 }],
    [time, { ...string, format: 'date-time' }],
    [day, { ...string, format: 'date' }],
    [digest, { ...string, pattern: '^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$' }],
    [sha256, { ...string, pattern: '^[0-9a-f]{64}$' }],
    [matching(/^x+$/, ''), { ...string, pattern: '^x+$' }],
    [even, count.schema],
  ] as const) {
    assert.deepEqual(declared.schema, schema);
  }
  const { required, additionalProperties, type, properties } = pair.schema;
  assert.deepEqual([required, additionalProperties, type], [['a'], false, 'object']);
  assert.deepEqual(properties, { a: text, b: count });
  assert.equal(kinds.schema.oneOf?.length, 2);
  assert.deepEqual(Object.keys(shared.fields), ['a', 'c']);
});
