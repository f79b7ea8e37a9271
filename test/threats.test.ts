/** docs/threats.md, held against the tests: what it marks as covered is cited by the tests it names. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

type Kind = 'threat' | 'fault';

interface Row {
  readonly kind: Kind;
  readonly number: number;
  /** the last column */
  readonly tests: string;
}

const rows = readRows(readFileSync(join(here, '../docs/threats.md'), 'utf8'));
const cited = readCitations();

test('every threat and every fault has its row, in order', () => {
  for (const [kind, last] of [
    ['threat', 134],
    ['fault', 48],
  ] as const) {
    const numbers = rows.filter((row) => row.kind === kind).map(({ number }) => number);
    assert.deepEqual(numbers, range(1, last));
  }
});

test('what a row names are tests that cite its number', () => {
  for (const { kind, number, tests } of rows) {
    for (const [, name = ''] of tests.matchAll(/`([^`]+)`/g)) {
      assert.ok(
        existsSync(join(here, `${name}.test.ts`)),
        `${kind} ${number}: test/${name}.test.ts`,
      );
      assert.ok(cited[kind].get(number)?.has(name), `${kind} ${number} is not cited by ${name}`);
    }
  }
});

test('what has no tests says why', () => {
  for (const { kind, number, tests } of rows) {
    assert.match(tests, /^(?:`[^`]+`(?: |$))+$|^no test yet$/, `${kind} ${number}`);
  }
});

test('what is cited is named', (t) => {
  for (const { kind, number } of rows.filter(({ tests }) => tests === 'no test yet')) {
    const by = [...(cited[kind].get(number) ?? [])];
    assert.deepEqual(by, [], `${kind} ${number} has tests: name them`);
    t.diagnostic(`${kind} ${number}: no test cites it`);
  }
});

/** Faults stand under a heading of their own. */
function readRows(text: string): Row[] {
  return text.split(/^## /m).flatMap((section) => {
    const kind = section.startsWith('Faults') ? 'fault' : 'threat';
    const lines = section.matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gm);
    return [...lines].map(([, number, tests = '']) => ({ kind, number: Number(number), tests }));
  });
}

/** For each number, the tests in whose names it stands: `threat 9`, `threats 36 to 39`, `faults 7, 8 and 10`. */
function readCitations(): Record<Kind, Map<number, Set<string>>> {
  const all = { threat: new Map<number, Set<string>>(), fault: new Map<number, Set<string>>() };
  const files = readdirSync(here, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts') && name !== 'threats.test.ts');
  for (const file of files) {
    const name = file.replace(/\.test\.ts$/, '');
    for (const { kind, number } of citations(readFileSync(join(here, file), 'utf8'))) {
      const names = all[kind].get(number) ?? new Set();
      all[kind].set(number, names.add(name));
    }
  }
  return all;
}

/** In names of tests, also those that a table holds; comments do not count. */
function* citations(source: string): Generator<{ kind: Kind; number: number }> {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');
  const lists = code.matchAll(/\b(threat|fault)s? (\d+(?:(?:, and |, | and | to )\d+)*)/g);
  for (const [, kind, list = ''] of lists) {
    for (const number of numbersOf(list)) yield { kind: kind as Kind, number };
  }
}

function numbersOf(list: string): number[] {
  return list.split(/, and |, | and /).flatMap((part) => {
    const [first = 0, last = first] = part.split(' to ').map(Number);
    return range(first, last);
  });
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
