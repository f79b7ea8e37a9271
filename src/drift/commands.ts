/** Command lines that fix a difference, and which of them are taken from a report that somebody else wrote. */

import { formatReference, parseReference, type Repository } from '../oci/reference.ts';
import { longestCommand, readShellWords } from '../oci/shell-word.ts';
import { copyFlags } from '../verify/demand-flags.ts';
import { type CommandContext, type Copying, mirrorCommand } from '../verify/mirror-command.ts';
import { describePolicy, type Policy } from '../verify/policy.ts';
import type { PolicyReport } from '../verify/report.ts';
import type { Difference } from './report.ts';

interface Spoken {
  readonly repository: { readonly name: Repository };
  /** whether it may be spoken to over http */
  readonly insecure: boolean;
}

export function commandContext(policy: Policy, registries: readonly Spoken[]): CommandContext {
  const insecure = registries.filter((one) => one.insecure);
  return {
    policy: describePolicy(policy),
    insecureHosts: insecure.map(({ repository }) => repository.name.registry),
  };
}

/** As fields of a difference. */
export function fixWith(copying: Copying): Pick<Difference, 'mend'> {
  const mend = mirrorCommand(copying);
  return mend === undefined ? {} : { mend };
}

/** What a command may be about: what the report itself says. */
export interface Scope {
  readonly difference: Pick<Difference, 'registry' | 'tag'>;
  readonly policy: PolicyReport;
  readonly registries: readonly { readonly name: string; readonly insecure?: boolean }[];
}

/**
 * Whether `command` is one that `mirrorCommand` writes: from one registry of the report to the registry of
 * the difference, with no fewer demands than the run had. A report may come from somebody else's job, and
 * its commands are pasted by people (threat 123).
 */
export function isMirrorCommand(command: string, scope: Scope): boolean {
  const words = command.length > longestCommand ? undefined : readShellWords(command);
  if (words === undefined) return false;
  const [program, verb, ...rest] = words;
  const { positionals, flags } = sorted(rest);
  return (
    program === 'webdis-trust' &&
    verb === 'mirror' &&
    isFromTo(positionals, scope) &&
    isDemanding(flags, scope)
  );
}

const bare = ['--deep', '--insecure-ignore-tlog'];

/** Flags as `--name value`. */
function sorted(words: readonly string[]) {
  const positionals: string[] = [];
  const flags: string[] = [];
  const rest = words.values();
  for (const word of rest) {
    if (!word.startsWith('--')) positionals.push(word);
    else if (bare.includes(word)) flags.push(word);
    else flags.push(`${word} ${rest.next().value}`);
  }
  return { positionals, flags };
}

function isFromTo(positionals: readonly string[], { difference, registries }: Scope): boolean {
  const [from = '', to = '', ...more] = positionals;
  const [name = '', digest] = from.split('@');
  return (
    more.length === 0 &&
    digest !== undefined &&
    isReference(from) &&
    registries.some((one) => one.name === name) &&
    difference.tag !== undefined &&
    isReference(to) &&
    to === `${difference.registry}:${difference.tag}`
  );
}

function isReference(text: string): boolean {
  try {
    return formatReference(parseReference(text)) === text;
  } catch {
    return false;
  }
}

/** Every demand of the policy, and besides it only what is about the copying itself. */
function isDemanding(flags: readonly string[], { policy, registries }: Scope): boolean {
  const trust = sorted(copyFlags(policy)).flags;
  const insecure = registries.filter((one) => one.insecure === true);
  const copying = [
    '--on-conflict overwrite',
    '--deep',
    '--require verified',
    ...insecure.map(({ name }) => `--insecure-registry ${name.slice(0, name.indexOf('/'))}`),
  ];
  return (
    trust.every((flag) => flags.includes(flag)) &&
    flags.every((flag) => trust.includes(flag) || copying.includes(flag))
  );
}
