/**
 * What is exhaustive: `npm run test:thorough` runs all of it, `npm test` a sample. A thorough run sets
 * THOROUGH=1, and runs everything that a quick one does.
 */

import { type TestContext, test } from 'node:test';

export const isThorough = process.env['THOROUGH'] === '1';

type Define = (name: string, body: (t: TestContext) => void | Promise<void>) => void;

/** A test that `npm test` leaves out. Threats and faults that its name cites need another test there. */
export const thorough: Define = isThorough ? test : () => {};

/** All of a list in a thorough run; in a quick one `few` of it, from the first to the last. */
export function every<T>(list: readonly T[], few: number): readonly T[] {
  if (isThorough || list.length <= few) return list;
  const step = (list.length - 1) / Math.max(few - 1, 1);
  return Array.from({ length: few }, (_, at) => list[Math.round(at * step)] as T);
}

/** 1 to `last`. */
export function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, at) => at + 1);
}

/** Seeds for random input: `few` in a quick run, `many` in a thorough one. `FUZZ_RUNS=20000 FUZZ_SEED=7` looks further. */
export function seeds(few: number, many: number): readonly number[] {
  const runs = Number(process.env['FUZZ_RUNS'] ?? (isThorough ? many : few));
  const first = Number(process.env['FUZZ_SEED'] ?? 1);
  return Array.from({ length: runs }, (_, at) => first + at);
}
