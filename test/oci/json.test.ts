/** The strict JSON parser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/limits.ts';
import { isObject, parseDocument, parseJson } from '../../src/oci/json.ts';

const parse = (text: string) => parseJson(Buffer.from(text));

test('reads what JSON.parse reads, into objects without a prototype', () => {
  const texts = [
    '{"a":[1,-2.5e3,true,false,null,"x\\u00e9\\n\\"\\\\"],"b":{}}',
    '[]',
    '0',
    '""',
    ' { "a" : [ ] } \n',
    '{\n  "a": 1,\n  "b": [\n    2,\n    3\n  ]\n}\n',
    '"\\ud83d\\ude00"',
    '-0.5',
  ];
  for (const text of texts) {
    assert.deepEqual(JSON.parse(JSON.stringify(parse(text))), JSON.parse(text), text);
  }
  const object = parse('{"constructor":1,"toString":2}');
  assert.ok(isObject(object));
  assert.equal(Object.getPrototypeOf(object), null);
  assert.equal(object['constructor'], 1);
});

test('threat 36: nesting is bounded, and a million brackets end in an error, not in a stack overflow', () => {
  assert.throws(() => parse('['.repeat(1_000_000)), SyntaxError);
  assert.throws(() => parse('{"a":'.repeat(1_000_000)), SyntaxError);
  assert.throws(() => parse(`${'['.repeat(65)}${']'.repeat(65)}`), /deeper than 64/);
  assert.doesNotThrow(() => parse(`${'['.repeat(64)}${']'.repeat(64)}`));
});

test('threat 36: the number of values and keys is bounded, whatever they are', () => {
  const most = limits.jsonValues;
  const list = (count: number, one: string) => `[${Array(count).fill(one).join()}]`;
  // The list itself is one.
  assert.doesNotThrow(() => parse(list(most - 1, '0')));
  for (const one of ['0', '""', '[]', '{}', 'null', '[[[]]]']) {
    assert.throws(() => parse(list(most, one)), /more than 200000 values/, one);
  }
  const object = (count: number) =>
    `{${Array.from({ length: count }, (_, at) => `"${at}":0`).join()}}`;
  assert.doesNotThrow(() => parse(object(most / 2 - 1)));
  assert.throws(() => parse(object(most / 2)), /more than 200000 values/);
  // 4 MiB of descriptors, as a layout may list them.
  const descriptor = `{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:${'0'.repeat(64)}","size":1}`;
  assert.doesNotThrow(() =>
    parse(list(Math.floor(limits.manifest / descriptor.length), descriptor)),
  );
  assert.equal((parseJson(Buffer.from(list(most, '0')), most + 1) as unknown[]).length, most);
});

test('threat 37: duplicate keys are refused, also when one is written with an escape', () => {
  assert.throws(() => parse('{"body":1,"body":2}'), /duplicate key "body"/);
  assert.throws(() => parse('{"body":1,"b\\u006fdy":2}'), /duplicate key "body"/);
  assert.throws(() => parse('{"a":{"x":1,"y":2,"x":3}}'), /duplicate key "x"/);
  assert.deepEqual(Object.keys(parse('{"Critical":1,"critical":2}') as object), [
    'Critical',
    'critical',
  ]);
});

test('threat 38: __proto__ is refused and cannot set a prototype', () => {
  assert.throws(() => parse('{"__proto__":{"admin":true}}'), /__proto__/);
  assert.throws(() => parse('{"\\u005f_proto__":{"admin":true}}'), /__proto__/);
});

test('threat 39: broken UTF-8, a BOM, lone surrogates, NaN and numbers beyond reach are refused', () => {
  assert.throws(() => parseJson(Uint8Array.from([0x22, 0xff, 0x22])), /UTF-8/);
  assert.throws(() => parseJson(Uint8Array.from([0x22, 0xc0, 0xaf, 0x22])), /UTF-8/);
  assert.throws(() => parseJson(Uint8Array.from([0xef, 0xbb, 0xbf, 0x31])), SyntaxError);
  for (const text of [
    '"\\ud800"',
    '"\\udc00x"',
    'NaN',
    'Infinity',
    '1e400',
    '9007199254740993',
    '-9007199254740993',
  ]) {
    assert.throws(() => parse(text), SyntaxError, text);
  }
  assert.equal(parse('9007199254740991'), Number.MAX_SAFE_INTEGER);
});

test('where only some fields are read, a number beyond reach is not a number, and is written as it was', () => {
  const text = '{"size":9007199254740993,"a":[-1e400,9007199254740991],"b":{"c":1}}';
  const document = parseDocument(Buffer.from(text));
  assert.ok(isObject(document));
  const { size, b } = document;
  assert.notEqual(typeof size, 'number');
  assert.ok(!isObject(size) && !Array.isArray(size) && isObject(b));
  assert.equal(JSON.stringify(document), text);
  assert.equal(JSON.stringify({ ...document, d: 1 }), text.replace(/}$/, ',"d":1}'));
});

test('threats 36 to 39: in all else, such a document is as strict', () => {
  for (const text of [
    '['.repeat(65),
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '"\\ud800"',
    'NaN',
    '1e',
    '\ufeff{}',
  ]) {
    assert.throws(() => parseDocument(Buffer.from(text)), SyntaxError, text);
  }
});

test('what RFC 8259 does not allow is refused', () => {
  const texts = [
    '',
    ' ',
    '{',
    '[',
    '[1,]',
    '{"a":1,}',
    '{"a"}',
    '{a:1}',
    "{'a':1}",
    '[1 2]',
    '01',
    '+1',
    '.5',
    '1.',
    '--1',
    '"a',
    '"\\x"',
    '"\t"',
    '"\\u12"',
    'tru',
    'nul',
    '1 1',
    '{}{}',
    '[1]]',
    '/**/1',
    '"\u0000"',
  ];
  for (const text of texts) assert.throws(() => parse(text), SyntaxError, JSON.stringify(text));
});

test('agrees with JSON.parse on every one-byte change of a document, wherever it accepts', () => {
  const document = Buffer.from('{"a":[1,2.5,"x\\n",{"b":null}],"c":true}');
  for (let at = 0; at < document.length; at += 1) {
    for (let byte = 0; byte < 128; byte += 1) {
      const changed = Buffer.from(document);
      changed[at] = byte;
      let value: unknown;
      try {
        value = parseJson(changed);
      } catch (error) {
        assert.ok(error instanceof SyntaxError);
        continue;
      }
      assert.deepEqual(JSON.parse(JSON.stringify(value)), JSON.parse(changed.toString()));
    }
  }
});

test('a refusal says what is wrong and where', () => {
  for (const [text, message] of [
    ['1 1', 'there is text after the document (at character 2)'],
    ['{"a" 1}', 'a colon is missing (at character 5)'],
    ['{"a":1', 'an object does not end (at character 6)'],
    ['[1', 'an array does not end (at character 2)'],
    ['{a', 'a string is missing or does not end (at character 1)'],
    ['"\\x"', 'a string has an invalid escape (at character 4)'],
    ['"\\ud800"', 'a string has a lone surrogate (at character 8)'],
    ['', 'a value is expected (at character 0)'],
    ['trux', 'a value is expected (at character 0)'],
    ['1e400', 'a number is out of range (at character 5)'],
    ['9007199254740992', 'a number is beyond 2^53 (at character 16)'],
    [
      `{"${'k'.repeat(65)}":1,"${'k'.repeat(65)}":1}`,
      `duplicate key "${'k'.repeat(64)}" (at character 138)`,
    ],
  ] as const) {
    assert.throws(() => parse(text), { name: 'SyntaxError', message });
  }
  assert.equal(parse('\t\r\n 1'), 1);
});

test('threat 36: a long string is read whole, and one with millions of escapes is refused', () => {
  const long = 'x'.repeat(16 * 1024 * 1024);
  assert.equal(parseJson(Buffer.from(`"${long}"`)), long);
  const many = Buffer.from(`"${'\\n'.repeat(12 * 1024 * 1024)}"`);
  assert.throws(() => parseJson(many), {
    name: 'SyntaxError',
    message: 'a string has too many escapes (at character 0)',
  });
});
