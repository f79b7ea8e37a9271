/** docs/threats.md, checked against the tests: what it marks as covered is cited by the tests it names. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { defences } from './support/defences.ts';
import { citationsIn, type Kind, range, readRows } from './support/threats.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

const rows = readRows(readFileSync(join(here, '../docs/threats.md'), 'utf8'));
const cited = readCitations();

test('every threat and every fault has its row, in order', () => {
  for (const [kind, last] of [
    ['threat', 183],
    ['fault', 48],
  ] as const) {
    const numbers = rows.filter((row) => row.kind === kind).map(({ number }) => number);
    assert.deepEqual(numbers.slice(0, last), range(1, last));
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => a - b),
    );
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

test('npm test proves every row: one of its tests at least is neither thorough alone nor of interop', () => {
  for (const { kind, number, tests } of rows.filter(({ tests }) => tests !== 'no test yet')) {
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const quick = named.filter((name) => {
      const source = readFileSync(join(here, `${name}.test.ts`), 'utf8');
      const cites = citationsIn(withoutThorough(source)).some(
        (one) => one.kind === kind && one.number === number,
      );
      return cites && !name.startsWith('interop/');
    });
    assert.notDeepEqual(quick, [], `${kind} ${number}`);
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

test('a defence is in its source once, and its tests are those that the page names', () => {
  for (const { kind, number, file, from, tests } of defences()) {
    const source = readFileSync(join(here, '..', file), 'utf8');
    assert.equal(source.split(from).length - 1, 1, `${kind} ${number}: ${file} has ${from}`);
    const row = rows.find((one) => one.kind === kind && one.number === number);
    for (const name of tests) {
      assert.ok(row?.tests.includes(`\`${name}\``), `${kind} ${number} does not name ${name}`);
    }
  }
});

test('every test that a row names fails without a defence of that row', (t) => {
  for (const { kind, number, tests } of rows) {
    const taken = defences().filter((one) => one.kind === kind && one.number === number);
    const failing = taken.flatMap((one) => one.tests);
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    if (taken.length === 0) t.diagnostic(`${kind} ${number}: no defence in test/defences`);
    else assert.deepEqual([...new Set(failing)].sort(), named.sort(), `${kind} ${number}`);
  }
});

/** Without the names of tests that `npm test` leaves out. */
function withoutThorough(source: string): string {
  return source.replace(/\bthorough\(\s*(['"`]).*?\1/gs, '');
}

/** For each number, the tests that have it in their names. */
function readCitations(): Record<Kind, Map<number, Set<string>>> {
  const all = { threat: new Map<number, Set<string>>(), fault: new Map<number, Set<string>>() };
  const files = readdirSync(here, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts') && name !== 'threats.test.ts');
  for (const file of files) {
    const name = file.replace(/\.test\.ts$/, '');
    for (const { kind, number } of citationsIn(readFileSync(join(here, file), 'utf8'))) {
      const names = all[kind].get(number) ?? new Set();
      all[kind].set(number, names.add(name));
    }
  }
  return all;
}
