/** Members of an object in their bytes: what is found, and that only strict JSON is accepted. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonMembers } from '../../src/oci/json-members.ts';

const members = (text: string) =>
  [...jsonMembers(Buffer.from(text))].map(([name, value]) => [name, Buffer.from(value).toString()]);

test('each value is the bytes that it was written in, without the space around it', () => {
  assert.deepEqual(members('{}'), []);
  assert.deepEqual(
    members(' {\t"a" :\r\n { "b":[ 1 , 2 ] } , "c":"x\\"}" ,"d": -1.50e+3,"e":[]}\n '),
    [
      ['a', '{ "b":[ 1 , 2 ] }'],
      ['c', '"x\\"}"'],
      ['d', '-1.50e+3'],
      ['e', '[]'],
    ],
  );
  assert.deepEqual(members('{"\\u0061\\n":true,"é":null,"z":false}'), [
    ['a\n', 'true'],
    ['é', 'null'],
    ['z', 'false'],
  ]);
  assert.deepEqual(members('{"":1E400}'), [['', '1E400']]);
});

test('agrees with JSON.parse on every one-byte change of a document, except for keys given twice', () => {
  const document = Buffer.from(
    '{"a":[1,-2.5e+7,"x\\n\\u00e9",{"b":null,"z":{}}],"c":true, "A":[[]]}',
  );
  for (let at = 0; at < document.length; at += 1) {
    for (let byte = 0; byte < 128; byte += 1) {
      const changed = Buffer.from(document);
      changed[at] = byte;
      const text = changed.toString();
      const accepted = <T>(parse: () => T): { value?: T } | undefined => {
        try {
          return { value: parse() };
        } catch (error) {
          assert.ok(error instanceof SyntaxError);
          return /duplicate key/.test(error.message) ? undefined : {};
        }
      };
      const ours = accepted(() => members(text));
      if (ours === undefined) continue;
      // What is found is JSON, or JSON.parse throws here.
      const value = ours.value?.map(([name = '', found = '']) => [name, JSON.parse(found)]);
      const read = value === undefined ? {} : { value: Object.fromEntries(value) };
      assert.deepEqual(
        read,
        accepted(() => JSON.parse(text)),
        text,
      );
    }
  }
});

test('threats 36 to 39: nesting, keys given twice and broken UTF-8 are refused', () => {
  const nested = (open: string, close: string, depth: number) =>
    `{"a":${open.repeat(depth)}1${close.repeat(depth)}}`;
  for (const [open, close] of [
    ['[', ']'],
    ['{"b":', '}'],
  ] as const) {
    assert.equal(members(nested(open, close, 63)).length, 1);
    assert.throws(() => members(nested(open, close, 64)), { message: /^nested deeper than 64 / });
  }
  assert.throws(() => members(`{"a":${'['.repeat(1_000_000)}`), { message: /^nested deeper/ });
  const key = 'k'.repeat(65);
  assert.throws(() => members(`{"${key}":1,"\\u006b${key.slice(1)}":2}`), {
    name: 'SyntaxError',
    message: `duplicate key "${'k'.repeat(64)}" (at byte 145)`,
  });
  assert.throws(() => jsonMembers(Buffer.from('{"\xff":1}', 'latin1')), {
    message: 'not valid UTF-8',
  });
});

test('a refusal says what is wrong and where', () => {
  for (const [text, message] of [
    ['', 'an object is expected (at byte 0)'],
    [' []', 'an object is expected (at byte 1)'],
    ['{} x', 'there is text after the document (at byte 3)'],
    ['{"a" 1}', 'a colon is missing (at byte 5)'],
    ['{"a":1', 'an object does not end (at byte 6)'],
    ['{"a":[1', 'an array does not end (at byte 7)'],
    ['{a:1}', 'a string is missing (at byte 1)'],
    ['{"a":"b', 'a string does not end (at byte 7)'],
    ['{"a":"\t"}', 'a string does not end (at byte 6)'],
    ['{"a":"\\x"}', 'a string has an invalid escape (at byte 6)'],
    ['{"a":"\\x\\n"}', 'a string has an invalid escape (at byte 6)'],
    ['{"a":"\\u00g0"}', 'a string has an invalid escape (at byte 6)'],
    ['{"a":1:2}', 'an object does not end (at byte 6)'],
    ['{"a":1{}}', 'an object does not end (at byte 6)'],
    ['{"a":1z}', 'a value is expected (at byte 5)'],
    ['{"a":}', 'a value is expected (at byte 5)'],
  ] as const) {
    assert.throws(() => members(text), { name: 'SyntaxError', message }, text);
  }
});

test('a number has 1024 characters at most', () => {
  const digits = (count: number) => `{"a":${'1'.repeat(count)}}`;
  assert.equal(members(digits(1024)).length, 1);
  assert.throws(() => members(digits(1025)), SyntaxError);
});
