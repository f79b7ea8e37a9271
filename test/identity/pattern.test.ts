/** The matcher of patterns: as JavaScript's own where both read a pattern, and in linear time. */

import { ok, strictEqual, throws } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePattern } from '../../src/identity/pattern.ts';

const matches = (source: string, text: string) => parsePattern(source).matches(text);

/** A small generator of its own, so that a failure can be repeated. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('what matches', () => {
  for (const [source, yes, no] of [
    ['^abc$', ['abc'], ['ab', 'abcd', 'xabc', '']],
    ['^abc', ['abc', 'abcd'], ['ab', 'xabc']],
    ['^a.c$', ['abc', 'a/c', 'a😀c'], ['ac', 'a\nc', 'abbc']],
    ['^(?:a|bc)*$', ['', 'a', 'bca'], ['b', 'ab']],
    ['^a+b?c{2}d{1,2}e{1,}$', ['abccde', 'aaccddee'], ['bccde', 'accddde', 'accd']],
    ['^[a-c_.-]+$', ['a.b-c_'], ['d', '']],
    ['^[^/@]+$', ['abc'], ['a/b', 'a@b', '']],
    [String.raw`^\d\w\s\D\W\S\.$`, ['1a x-y.'], ['1a xxy.', 'aa x-y.']],
    [String.raw`^[\d\]\-\\]+$`, ['1]-\\'], ['a']],
    ['^(a(b(c)?)?)?$', ['', 'a', 'ab', 'abc'], ['ac', 'b']],
    ['^a{0}b$', ['b'], ['ab']],
    ['^a*?b+?$', ['aab', 'bb'], ['a']],
  ] as const) {
    test(source, () => {
      for (const text of yes) ok(matches(source, text), `${source} matches ${text}`);
      for (const text of no) ok(!matches(source, text), `${source} does not match ${text}`);
    });
  }

  test('as JavaScript does: 3,000 made up', () => {
    const random = numbers(7);
    const pick = <T>(items: readonly T[]): T =>
      items[Math.floor(random.next().value * items.length)] as T;
    const part = (depth: number): string => {
      const kind = pick(depth === 0 ? ['char'] : ['char', 'char', 'group', 'class', 'repeat']);
      const inner = () => Array.from({ length: 2 }, () => part(depth - 1)).join('');
      if (kind === 'group') return `(${inner()}|${inner()})`;
      if (kind === 'class') return pick(['[ab]', '[^a]', '[a-c]', '.']);
      if (kind === 'repeat')
        return `${pick(['a', '[ab]', '(?:ab)', '.'])}${pick(['*', '+', '?', '{2}', '{1,3}'])}`;
      return pick(['a', 'b', 'c', String.raw`\.`]);
    };
    for (let count = 0; count < 3000; count += 1) {
      const source = `^${part(2)}${part(2)}${pick(['', '$'])}`;
      const text = Array.from({ length: Math.floor(random.next().value * 8) }, () =>
        pick(['a', 'b', 'c', '.']),
      ).join('');
      strictEqual(
        matches(source, text),
        new RegExp(source, 'u').test(text),
        `${source} on ${text}`,
      );
    }
  });
});

describe('threat 149: a pattern that would take exponential time', () => {
  test('threat 149: repetitions that share their text', () => {
    for (const source of [
      '^.*.*.*.*.*.*.*.*x$',
      `^${'a*'.repeat(100)}b$`,
      `^${'(a|a)'.repeat(60)}*$`,
    ]) {
      const pattern = parsePattern(source);
      // Backtracking would need more steps than there are seconds in the age of the universe.
      strictEqual(pattern.matches('a'.repeat(2048)), source.endsWith('*$'));
    }
  });

  test('threat 149: repetitions without an end, one in another, are refused', () => {
    for (const source of ['^(a+)+$', '^((a*)b)*', '^(?:a|(b{2,}))+$', '^(([ab]+)?c)*$']) {
      throws(() => parsePattern(source), /inside another one/, source);
    }
    for (const source of ['^(a+)?$', '^(a+){2}$', '^(a?b{1,3})*$']) parsePattern(source);
  });

  test('threat 149: patterns that grow', () => {
    for (const source of ['^((a{999}){999}){999}$', `^${'a{999}'.repeat(10)}`, '^a{1001}']) {
      throws(() => parsePattern(source), /too large/, source);
    }
    throws(() => parsePattern(`^${'a'.repeat(2048)}`), /more than 2048 characters/);
  });
});

describe('what RE2 and JavaScript do not both read, or read in two ways', () => {
  for (const source of [
    String.raw`^(a)\1`,
    '^(?i)a',
    '^(?P<n>a)',
    '^(?<n>a)',
    '^(?=a)',
    '^(?!a)',
    '^(?<=a)',
    String.raw`^\bab`,
    String.raw`^\Aab\z`,
    String.raw`^\Qab\E`,
    String.raw`^\pL`,
    String.raw`^\x41`,
    String.raw`^\é`,
    '^\\\u007f',
    '^[[:alpha:]]',
    '^[]a]',
    '^[b-a]',
    '^[a',
    '^(a',
    '^a)',
    '^a{,2}',
    '^a{2,1}',
    '^a{',
    '^a}',
    '^a]',
    '^*a',
    '^a**',
    '^a++',
    'a^b',
    '^(^a)',
    '^a$b',
    '^(a$|b)',
    '^a|b',
    '^a\\',
    String.raw`^[\d-z]`,
  ]) {
    test(source, () => throws(() => parsePattern(source), SyntaxError));
  }
});
