/** The terminal edge: verb, streams, exit code. */

import { isTrustError, TrustError } from '../error.ts';
import { untilSignal } from '../host/stop.ts';
import { unlessDry } from '../host/unless-dry.ts';
import { nearest } from '../options/nearest.ts';
import { describeError } from '../report/error.ts';
import { exitCodeFor, exitCodes } from '../verify/outcome.ts';
import { tool } from '../version.ts';
import { helpFor, usage } from './help.ts';
import { ignoreClosedPipes } from './streams.ts';
import { runTree } from './tree.ts';
import { runVerify } from './verify.ts';

type RunVerb = (argv: readonly string[], signal: AbortSignal) => Promise<number>;

/** What signs or writes is loaded when it is asked for: verifying starts without it. */
const verbs = new Map<string, RunVerb>([
  ['verify', runVerify],
  ['tree', runTree],
  ['sign', async (argv, signal) => (await import('./signing.ts')).runSign(argv, signal)],
  ['mirror', async (argv, signal) => (await import('./mirror.ts')).runMirror(argv, signal)],
  ['release', async (argv, signal) => (await import('./release.ts')).runRelease(argv, signal)],
  ['drift', async (argv, signal) => (await import('./drift.ts')).runDrift(argv, signal)],
  ['keygen', async (argv, signal) => (await import('./signing.ts')).runKeygen(argv, signal)],
]);

/** Resolves to the exit code. */
async function main(words: readonly string[]): Promise<number> {
  refuseKeys(words);
  const [first = '', ...argv] = words;
  const runVerb = verbs.get(first);
  if (runVerb !== undefined) {
    return asksForHelp(argv) ? tell(helpFor(first, ...argv)) : await runVerb(argv, untilSignal());
  }
  switch (first) {
    case '':
      process.stderr.write(usage);
      return exitCodes.input;
    case '--version':
    case '-V':
      return tell(`${tool.version}\n`);
    case '--help':
    case '-h':
    case 'help':
      return tell(helpFor(...argv));
    default:
      throw new TrustError('E_INPUT', `there is no verb ${JSON.stringify(first)}${hint(first)}`);
  }
}

/**
 * Every user of a machine sees the arguments of every process, and shells keep them (threat 131). Refused
 * before anything is read from them, because an error might quote it.
 */
function refuseKeys(words: readonly string[]): void {
  if (!words.some((word) => /PRIVATE KEY-----/.test(word))) return;
  throw new TrustError(
    'E_KEY',
    'a private key on the command line can be read by others, and should be replaced; give a path, or env://NAME',
  );
}

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

function hint(verb: string): string {
  // `webdis-trust nicolas/webdis:0.1.24` is the most likely slip of all.
  if (/[/:]/.test(verb)) return `; is "verify ${verb}" meant?`;
  const meant = nearest(verb, [...verbs.keys()]);
  return meant === undefined ? ' (--help lists them)' : `; is ${meant} meant?`;
}

function tell(text: string): number {
  process.stdout.write(text);
  return exitCodes.verified;
}

/** A mistake of this program: kept apart from everything that is known about an image. */
const defect = 1;

/** The whole command, from its arguments to its exit code. */
export async function run(): Promise<void> {
  // A promise that nobody waits for, or an early end, must not look like success (threat 133).
  process.exitCode = exitCodes.undetermined;
  ignoreClosedPipes();
  try {
    process.exitCode = await unlessDry(main(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = isTrustError(error) ? exitCodeFor([error.code]) : defect;
  }
}
