/** Makes the commands that fix a difference, and checks the commands in reports of other jobs. */

import { defined } from '../defined.ts';
import type { Release } from '../ledger/ledger.ts';
import { formatReference, parseReference, type Repository } from '../oci/reference.ts';
import { longestCommand, readShellWords } from '../oci/shell-word.ts';
import { type CommandContext, mirrorCommand } from '../verify/mirror-command.ts';
import { describePolicy, type Policy } from '../verify/policy.ts';
import { mirrorPolicyFlags } from '../verify/policy-flags.ts';
import type { PolicyReport } from '../verify/report.ts';
import type { Difference } from './report.ts';

interface Contacted {
  readonly repository: { readonly name: Repository };
  /** whether plain HTTP is allowed */
  readonly insecure: boolean;
}

export function commandContext(policy: Policy, registries: readonly Contacted[]): CommandContext {
  const insecure = registries.filter((one) => one.insecure);
  return {
    policy: policyReport(policy),
    insecureHosts: insecure.map(({ repository }) => repository.name.registry),
  };
}

const described = new WeakMap<Policy, PolicyReport>();

/** The same object for the same policy: thousands of reports of one run have it. */
export function policyReport(policy: Policy): PolicyReport {
  const known = described.get(policy) ?? describePolicy(policy);
  described.set(policy, known);
  return known;
}

export interface TagMove {
  readonly tag: string;
  readonly to: Pick<Release, 'digest'>;
  /** whether the tag exists */
  readonly moves: boolean;
}

/** Within the repository: the release is there, or its absence is a difference of its own. */
export function moveTag(
  { access }: { readonly access: Contacted },
  { tag, to, moves }: TagMove,
  command: CommandContext,
): Pick<Difference, 'fix'> {
  const { name } = access.repository;
  const place = { source: name, target: name, digest: to.digest, deep: false };
  return defined({ fix: mirrorCommand({ ...command, ...place, tag, moves }) });
}

/** What the report says, which its commands must match. */
export interface Scope {
  readonly difference: Pick<Difference, 'registry' | 'tag'>;
  readonly policy: PolicyReport;
  readonly registries: readonly { readonly name: string; readonly insecure?: boolean }[];
}

/**
 * Whether `mirrorCommand` could have written the command: from one registry of the report to the tag of the
 * difference, with all demands of the run. A report may come from another job, and people paste its commands
 * (threat 123).
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

const bare = ['--deep', '--insecure-ignore-tlog', '--insecure-ignore-sct', '--require-all-signers'];

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

const replacing = /^--replace-signature-tag sha256-[0-9a-f]{64}\.sig@sha256:[0-9a-f]{64}$/;

/** Every demand of the policy, and otherwise only flags of the copy. */
function isDemanding(flags: readonly string[], { policy, registries }: Scope): boolean {
  const trust = sorted(mirrorPolicyFlags(policy)).flags;
  const insecure = registries.filter((one) => one.insecure === true);
  const copying = [
    '--on-conflict overwrite',
    '--deep',
    '--require verified',
    ...insecure.map(({ name }) => `--insecure-registry ${name.slice(0, name.indexOf('/'))}`),
  ];
  return (
    trust.every((flag) => flags.includes(flag)) &&
    flags.every((flag) => trust.includes(flag) || copying.includes(flag) || replacing.test(flag))
  );
}
