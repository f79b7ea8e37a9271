/** Reads lists from flags, inputs and the library. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { argumentsOf, linesOf, listOf, recordsOf } from '../../src/options/lists.ts';
import { parseRecords } from '../../src/options/records.ts';
import { text } from '../../src/options/types.ts';

const list = listOf(text('X'));
const records = recordsOf(text('X'));

function refuses(read: () => unknown, says: RegExp): void {
  assert.throws(read, (error) => isTrustError(error, 'E_INPUT') && says.test(error.message));
}

test('items by line or comma, comments and blank lines left out', () => {
  assert.deepEqual(list.fromInput('a, b\n\n# c\r\n  d,\n', 'x'), ['a', 'b', 'd']);
  assert.deepEqual(list.fromFlags(['a,b', 'c'], 'x'), ['a', 'b', 'c']);
  assert.deepEqual(list.fromLibrary(['a', 'b'], 'x'), ['a', 'b']);
  assert.deepEqual(argumentsOf(text('X')).fromFlags(['a,b', 'c'], 'x'), ['a,b', 'c']);
});

test('records may contain commas: one a flag, and one a line as docker/build-push-action has them', () => {
  assert.deepEqual(records.fromFlags(['k=1,2', '#k'], 'x'), ['k=1,2', '#k']);
  assert.deepEqual(records.fromInput('k=1,2\n"a=b\nc"\n#no comment', 'x'), [
    'k=1,2',
    'a=b\nc',
    '#no comment',
  ]);
  assert.deepEqual(records.fromLibrary(['k=1,2', 'a=b\nc'], 'x'), ['k=1,2', 'a=b\nc']);
});

test('an item of the library that may contain commas is one line, without white space around it', () => {
  const lines = linesOf(text('X'));
  assert.deepEqual(lines.fromLibrary(['a,b', 'c d', 'e'], 'x'), ['a,b', 'c d', 'e']);
  for (const item of [' a', 'a ', 'a\nb', 'a\r\nb', '\na', 'a\n']) {
    refuses(
      () => lines.fromLibrary(['x', item], 'x'),
      /x: an item is empty, contains a line break/,
    );
  }
});

test('a list of nothing but comments is not an empty list (threat 125)', () => {
  for (const text of ['# nothing', ' \n#a,b\n']) {
    refuses(() => list.fromInput(text, 'platforms'), /platforms: the list is empty/);
    refuses(() => list.fromFlags(['a', text], '--platform'), /--platform: the list is empty/);
  }
});

test('an item that is empty, a duplicate or too much is E_INPUT (threat 125)', () => {
  refuses(() => list.fromInput('a,,b', 'images'), /images: an item is empty/);
  refuses(() => list.fromInput(',a', 'images'), /images: an item is empty/);
  refuses(() => list.fromInput('a\na', 'images'), /images: "a" is a duplicate/);
  refuses(() => list.fromFlags(['a', 'a'], '--image'), /--image: "a" is a duplicate/);
  refuses(() => list.fromLibrary(['a', 'a'], 'images'), /images: "a" is a duplicate/);
  const many = Array.from({ length: 1001 }, (_, i) => `${i}`);
  refuses(() => list.fromInput(many.join(), 'x'), /1000 items/);
  refuses(() => records.fromInput(many.join('\n'), 'x'), /1000 items/);
  refuses(() => records.fromLibrary(many, 'x'), /1000 items/);
});

test('a list of the library that is not one, or has items that flags could not contain', () => {
  for (const odd of [[], [''], ['a', ' '], [null], [1], 'a', {}, 1]) {
    refuses(() => list.fromLibrary(odd, 'platforms'), /^platforms: /);
    refuses(() => records.fromLibrary(odd, 'labels'), /^labels: /);
  }
  for (const odd of [['a,b'], ['a\nb'], [' a']]) {
    refuses(() => list.fromLibrary(odd, 'platforms'), /^platforms: item 1 contains/);
  }
});

test('newline lists as docker/build-push-action reads them', () => {
  const lists: Readonly<Record<string, readonly string[]>> = {
    '': [],
    'a=1\nb=2': ['a=1', 'b=2'],
    '\r\n  a=1,2 \r\n\r\nb\r\n': ['a=1,2', 'b'],
    'a=#1\n#b': ['a=#1', '#b'],
    '"a=1\n2"\nb=3': ['a=1\n2', 'b=3'],
    '"a=""1"""': ['a="1"'],
    'a="1"': ['a="1"'],
    'type=local,"src=/x,y"': ['type=local,src=/x,y'],
    '""\na': ['a'],
    'a,,b': ['a,,b'],
  };
  for (const [text, items] of Object.entries(lists)) {
    assert.deepEqual(parseRecords(text, 'x'), items, JSON.stringify(text));
  }
  refuses(() => parseRecords('a\n"TOKEN=secret', 'secrets'), /^(?!.*(?:TOKEN|secret=)).*$/);
});
