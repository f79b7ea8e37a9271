#!/usr/bin/env node
/** The terminal edge: verb, streams, exit code. */

import { untilSignal } from '../edge/stop.ts';
import { isTrustError } from '../error.ts';
import { describeError } from '../report/error.ts';
import { exitCodeFor } from '../verify/outcome.ts';
import { tool } from '../version.ts';
import { usage, verbs } from './help.ts';
import { runTree } from './tree.ts';
import { runVerify } from './verify.ts';

/** Runs a verb; resolves to its exit code. */
type Verb = (argv: readonly string[], signal: AbortSignal) => Promise<number>;

const runners: Readonly<Record<string, Verb>> = { verify: runVerify, tree: runTree };

async function main([verb = '', ...argv]: readonly string[]): Promise<number> {
  const runner = Object.hasOwn(runners, verb) ? runners[verb] : undefined;
  if (runner === undefined) return tellUsage(verb);
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(verbs[verb] ?? usage);
    return 0;
  }
  return runner(argv, untilSignal());
}

function tellUsage(verb: string): number {
  if (['', '--help', '-h', 'help'].includes(verb)) {
    process.stdout.write(usage);
    return verb === '' ? 2 : 0;
  }
  if (verb === '--version' || verb === '-V') {
    process.stdout.write(`${tool.version}\n`);
    return 0;
  }
  process.stderr.write(`webdis-trust: there is no verb ${JSON.stringify(verb)}\n\n${usage}`);
  return 2;
}

// A promise that nobody waits for must not end in exit code 0 (threat 133).
process.exitCode = 3;
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = isTrustError(error) ? exitCodeFor([error.code]) : 1;
}
