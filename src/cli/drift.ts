/** `webdis-trust drift VERB`: which of its verbs is meant. */

import { TrustError } from '../error.ts';
import { keepHeapSmall } from '../host/heap.ts';
import { nearest } from '../options/nearest.ts';
import { runDriftCheck } from './drift-check.ts';
import { runDriftInit } from './drift-init.ts';
import { runDriftMerge, runDriftPage, runDriftPlan } from './drift-parts.ts';

type RunVerb = (argv: readonly string[], signal: AbortSignal) => Promise<number>;

const verbs = new Map<string, RunVerb>([
  ['check', runDriftCheck],
  ['init', runDriftInit],
  ['plan', runDriftPlan],
  ['merge', runDriftMerge],
  ['page', runDriftPage],
]);

/** Resolves to the exit code. */
export async function runDrift(argv: readonly string[], signal: AbortSignal): Promise<number> {
  keepHeapSmall();
  const [verb = '', ...rest] = argv;
  const run = verbs.get(verb);
  if (run !== undefined) return run(rest, signal);
  const all = [...verbs.keys()];
  if (verb === '' || verb.startsWith('-')) {
    throw new TrustError('E_INPUT', `drift needs a verb: ${all.join(', ')}`);
  }
  const meant = nearest(verb, all);
  const hint = meant === undefined ? ` (there are ${all.join(', ')})` : `; is ${meant} meant?`;
  throw new TrustError('E_INPUT', `drift has no verb ${JSON.stringify(verb)}${hint}`);
}
