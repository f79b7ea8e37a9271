/** `webdis-trust drift plan`, `merge` and `page`: what asks no registry. */

import { planShards } from '../drift/shard.ts';
import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { parseCount } from '../options/lists.ts';
import { formatDriftBadge } from '../report/drift/badge.ts';
import { formatDriftPage } from '../report/drift/page.ts';
import { readHistory, readReport } from '../run/drift-files.ts';
import { mergeDrift } from '../run/drift-merge.ts';
import { readLedger } from '../run/drift-words.ts';
import { exitCodes } from '../verify/outcome.ts';
import { parseArguments } from './arguments.ts';
import { publish, refuseWords } from './drift-check.ts';
import { driftMergeFlags, driftPageFlags, driftPlanFlags } from './drift-flags.ts';

/** GitHub runs 256 jobs of a matrix at most. */
const mostShards = 256;

export async function runDriftPlan(argv: readonly string[]): Promise<number> {
  const flags = parseArguments(argv, Object.values(driftPlanFlags).flat());
  refuseWords(flags, 'the number of parts is given with --shards');
  const shards = parseCount(flags.text('shards'), '--shards');
  if (shards > mostShards) {
    throw new TrustError('E_INPUT', `--shards: a matrix has ${mostShards} jobs at most`);
  }
  const path = flags.text('ledger');
  const releases = path === '' ? shards : (await readLedger(path)).releases.length;
  const plan = planShards(Math.min(shards, Math.max(releases, 1)));
  process.stdout.write(`${JSON.stringify(plan)}\n`);
  return exitCodes.verified;
}

/** Resolves to the exit code of the whole. */
export async function runDriftMerge(argv: readonly string[]): Promise<number> {
  const flags = parseArguments(argv, Object.values(driftMergeFlags).flat());
  if (flags.positionals.length === 0) {
    throw new TrustError('E_INPUT', 'name the reports of all parts');
  }
  const { report, history } = await mergeDrift(flags.positionals, flags.text('state'));
  await publish(report, history, flags);
  return report.exitCode;
}

export async function runDriftPage(argv: readonly string[]): Promise<number> {
  const flags = parseArguments(argv, Object.values(driftPageFlags).flat());
  const [path, ...others] = flags.positionals;
  if (path === undefined || others.length > 0) {
    throw new TrustError('E_INPUT', 'name one report, such as drift.json');
  }
  const report = await readReport(path);
  const page = formatDriftPage(report, await readHistory(flags.text('state')));
  const [output, badge] = [flags.text('output'), flags.text('badge')];
  if (output === '') process.stdout.write(page);
  else await writeWhole(output, page, '--output: the file');
  if (badge !== '') await writeWhole(badge, formatDriftBadge(report), '--badge: the file');
  return exitCodes.verified;
}
