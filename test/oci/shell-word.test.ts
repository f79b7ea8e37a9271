/** Words for a shell, written and read. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestCommand, readShellWords, shellWord } from '../../src/oci/shell-word.ts';

test('a word is quoted where a shell would read more than a word', () => {
  for (const word of ['a-b_c', 'x@sha256:0f', '--key=a,b', './a/b%20c+d']) {
    assert.equal(shellWord(word), word);
  }
  for (const word of ['', ' a', 'a ', '$a', 'a$', 'a;b', '*', '~', 'a\n', '"', 'ä']) {
    assert.equal(shellWord(word), `'${word}'`);
  }
  assert.equal(shellWord("it's"), "'it'\\''s'");
});

test('the words of a command are read only if the command is written as here', () => {
  for (const words of [['a', 'b c', "it's", '$x', "'"], ['a'], ['a', '']]) {
    assert.deepEqual(readShellWords(words.map(shellWord).join(' ')), words);
  }
  for (const command of [
    "'a'",
    'a  b',
    ' a',
    'a ',
    'a;b',
    'a $b',
    "a 'b",
    'a \\b',
    'a "b"',
    '`b`',
  ]) {
    assert.equal(readShellWords(command), undefined, command);
  }
  assert.equal(longestCommand, 8000);
});
