import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import {
  hostList,
  parseChoice,
  parseCount,
  parseLines,
  parseList,
  parseLists,
} from '../../src/options/lists.ts';

function refuses(read: () => unknown, says: RegExp): void {
  assert.throws(read, (error) => isTrustError(error, 'E_INPUT') && says.test(error.message));
}

test('items by newline or comma, comments and blank lines left out', () => {
  assert.deepEqual(parseList('a, b\n\n# c\r\n  d,\n', 'x'), ['a', 'b', 'd']);
  assert.deepEqual(parseLines('k=1,2\n# no\n l=3 \n', 'x'), ['k=1,2', 'l=3']);
  assert.deepEqual(parseList(' \n', 'x'), []);
  assert.deepEqual(parseLists(['a,b', 'c'], 'x'), ['a', 'b', 'c']);
});

test('a list of nothing but comments is no empty list (threat 125)', () => {
  for (const text of ['# nothing', ' \n#a,b\n']) {
    refuses(() => parseList(text, 'platforms'), /platforms: the list is empty/);
    refuses(() => parseLines(text, 'annotations'), /annotations: the list is empty/);
    refuses(() => parseLists(['a', text], 'platforms'), /platforms: the list is empty/);
  }
});

test('what is empty, twice or too much is a slip (threat 125)', () => {
  refuses(() => parseList('a,,b', 'images'), /images: an item is empty/);
  refuses(() => parseList(',a', 'images'), /images: an item is empty/);
  refuses(() => parseList('a\na', 'images'), /images: "a" is there twice/);
  refuses(() => parseList(Array.from({ length: 1001 }, (_, i) => i).join(), 'x'), /1000 items/);
});

test('a word is one of a few, exactly (threat 126)', () => {
  assert.equal(parseChoice('auto', ['auto', 'true'], 'parity'), 'auto');
  for (const text of ['Auto', 'auto ', '', 'tru']) {
    refuses(
      () => parseChoice(text, ['auto', 'true'], 'parity'),
      /parity: .* is not one of auto, true/,
    );
  }
});

test('counts are whole and above 0', () => {
  assert.equal(parseCount('30', 'timeout'), 30);
  for (const text of ['0', '-1', '1.5', '1e9', '', '99999999999']) {
    refuses(() => parseCount(text, 'timeout'), /timeout: /);
  }
});

test('hosts are written as in references', () => {
  const hosts = ['localhost:5000', 'registry.example', '[::1]:5000', 'Registry.Example:1'];
  assert.deepEqual(hostList(hosts, 'x'), hosts);
  for (const host of ['http://a.b', 'a.b/c', 'plain', 'a.b:99999', 'a b.c', 'index.docker.io']) {
    refuses(() => hostList([host], 'insecure-registries'), /insecure-registries: /);
  }
});
