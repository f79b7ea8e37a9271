/** The command `webdis-trust`: finds the verb, runs it, and sets the exit code. */

import { isTrustError, TrustError } from '../error.ts';
import { unlessDry, untilSignal } from '../host/process.ts';
import { nearest } from '../options/hints.ts';
import { describeError } from '../report/finding.ts';
import { exitCodeFor, exitCodes } from '../verify/outcome.ts';
import { tool } from '../version.ts';
import { formatHelp, overview, overviewOf } from './help.ts';
import { columnsOf, ignoreClosedPipes } from './streams.ts';
import { foreignVerbs, verbs } from './verbs.ts';

/** Resolves to the exit code. */
async function main(words: readonly string[]): Promise<number> {
  refuseSecrets(words);
  const [first = ''] = words;
  switch (first) {
    case '':
      process.stderr.write(overview(columnsOf(process.stderr)));
      return exitCodes.input;
    case '--version':
    case '-V':
      return print(`${tool.version}\n`);
    case '--help':
    case '-h':
    case 'help':
      return print(await helpFor(words.slice(1)));
    default:
      return asksForHelp(words) ? print(await helpFor(words)) : runVerb(words);
  }
}

async function runVerb(words: readonly string[]): Promise<number> {
  const found = findVerb(words);
  if (found === undefined) throw noVerb(words);
  const verb = await found.load();
  return verb.run(words.slice(found.name.split(' ').length), untilSignal());
}

function findVerb([first = '', second = '']: readonly string[]) {
  return verbs.find(({ name }) => name === first || name === `${first} ${second}`);
}

async function helpFor(words: readonly string[]): Promise<string> {
  const width = columnsOf(process.stdout);
  const found = findVerb(words);
  if (found !== undefined) return formatHelp(await found.load(), width);
  const [first = ''] = words;
  if (isGroup(first)) return overviewOf(first, width);
  if (first === '' || first.startsWith('-')) return overview(width);
  throw noVerb(words);
}

/** Whether verbs such as `drift check` begin with the word. */
function isGroup(first: string): boolean {
  return verbs.some(({ name }) => name.startsWith(`${first} `));
}

function noVerb([first = '', second = '']: readonly string[]): TrustError {
  const names = verbs.map(({ name }) => name);
  if (isGroup(first)) {
    const all = names.flatMap((name) =>
      name.startsWith(`${first} `) ? name.slice(first.length + 1) : [],
    );
    if (second === '' || second.startsWith('-')) {
      return new TrustError('E_INPUT', `${first} needs a verb: ${all.join(', ')}`);
    }
    const hint = hintFor(second, all, ` (there are ${all.join(', ')})`);
    return new TrustError('E_INPUT', `${first} has no verb ${JSON.stringify(second)}${hint}`);
  }
  const firstWords = [...new Set(names.map((name) => name.split(' ')[0] ?? ''))];
  // `webdis-trust nicolas/webdis:0.1.24` is the most likely mistake.
  const hint = /[/:]/.test(first)
    ? `; did you mean "verify ${first}"?`
    : hintFor(first, firstWords, ' (--help lists them)');
  return new TrustError('E_INPUT', `there is no verb ${JSON.stringify(first)}${hint}`);
}

function hintFor(word: string, known: readonly string[], otherwise: string): string {
  const same = foreignVerbs[word];
  if (same !== undefined) return `; use ${same}`;
  const meant = nearest(word, known);
  return meant === undefined ? otherwise : `; did you mean ${meant}?`;
}

/**
 * All users of a machine can see the arguments of a process, and shells save them (threat 131). Refused before
 * anything else is read, because an error might quote a key.
 */
function refuseSecrets(words: readonly string[]): void {
  if (words.some((word) => /PRIVATE KEY-----/.test(word))) {
    throw new TrustError(
      'E_KEY',
      'a private key on the command line can be read by others, and should be replaced; give a path, or env://NAME',
    );
  }
  if (words.some((word) => /(?:^|=)\s*eyJ[\w-]+\.[\w-]+\.[\w-]+\s*$/.test(word))) {
    throw new TrustError(
      'E_INPUT',
      'an identity token on the command line can be read by others; give a path, or env://NAME',
    );
  }
}

function asksForHelp(argv: readonly string[]): boolean {
  const words = argv.slice(0, [...argv, '--'].indexOf('--'));
  return words.includes('--help') || words.includes('-h');
}

function print(text: string): number {
  process.stdout.write(text);
  return exitCodes.verified;
}

/** The exit code for a bug in this program, which says nothing about an image. */
const defect = 1;

export async function run(): Promise<void> {
  // A rejection that is not handled, or an early end, must not look like success (threat 133).
  process.exitCode = exitCodes.undetermined;
  ignoreClosedPipes();
  try {
    process.exitCode = await unlessDry(main(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = isTrustError(error) ? exitCodeFor([error.code]) : defect;
  }
}
