/**
 * The invariants of threats-and-faults.md §6, with every fault at every request of a run, at the source
 * and at the target; after each, a plain second run has to complete what the first one left.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault, SandboxRegistry, Strike } from '../../sandbox/registry/index.ts';
import { every, upTo } from '../support/thorough.ts';
import { listedAt } from './support/holdings.ts';
import {
  assertConverges,
  assertUntouchedOrWhole,
  type Case,
  cases,
  moving,
  prepare,
  source,
  tagged,
  target,
} from './support/survival.ts';
import { errors, run } from './support/world.ts';

interface Kind {
  readonly name: string;
  readonly strike: Strike;
  /** the request that is struck alone, or all from there on */
  readonly times?: number;
}

const mangled = (bytes: Uint8Array) => Buffer.from(bytes).fill(0x20, 0, 1);
const lasting = { times: Number.POSITIVE_INFINITY };

const kinds: readonly Kind[] = [
  { name: '500', strike: { status: 500 } },
  { name: '500 from there on', strike: { status: 500 }, ...lasting },
  { name: '429', strike: { status: 429, headers: { 'retry-after': '3' } } },
  {
    name: '429 from there on',
    strike: { status: 429, headers: { 'retry-after': '86400' } },
    ...lasting,
  },
  { name: '401', strike: { status: 401 } },
  { name: '403 from there on', strike: { status: 403 }, ...lasting },
  { name: 'reset', strike: 'reset' },
  { name: 'reset from there on', strike: 'reset', ...lasting },
  { name: 'lost answer', strike: 'lose-answer' },
  { name: 'truncated', strike: 'truncate' },
  { name: 'reset in the middle of the body', strike: 'reset-mid-body' },
  { name: 'wrong bytes', strike: { body: mangled } },
  { name: 'wrong bytes from there on', strike: { body: mangled }, ...lasting },
];

const sides = [
  ['source', source],
  ['target', target],
] as const;

for (const one of cases) {
  for (const [side, struck] of sides) {
    test(`${one.signed}: a fault at every request to the ${side}`, async () => {
      prepare(one);
      assert.deepEqual(errors(await run(source, target, moving)), []);
      const requests = struck.requests.length;
      assert.ok(requests > 12);
      const strikes = upTo(requests).flatMap((nth) => kinds.map((kind) => ({ nth, ...kind })));
      for (const { nth, name, strike, times = 1 } of every(strikes, 6)) {
        const fault = { when: { nth, times }, do: strike };
        await assertSurvives(one, struck, fault, `${name}, request ${nth} of ${requests}`);
      }
    });
  }
}

async function assertSurvives(
  one: Case,
  struck: SandboxRegistry,
  fault: Fault,
  what: string,
): Promise<void> {
  const before = prepare(one);
  struck.faults.add(fault);
  const report = await run(source, target, moving);
  const at = `${what}: ${errors(report).join()}`;
  assertUntouchedOrWhole(before, at);
  if (report.exitCode === 0) assert.equal(tagged(), before.digest, `f: ${at}`);
  await assertConverges(before.digest, at);
  assert.ok(listedAt(target, before.digest).has(before.own), `d, second run: ${at}`);
}
