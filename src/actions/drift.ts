/** The drift action: inputs in, a report, and what people see of it: log, summary, page, badge and issues. */

import * as core from '@actions/core';
import { isOutOfPatience } from '../drift/issue-topics.ts';
import type { DriftHistory, DriftReport } from '../drift/report.ts';
import { writeWhole } from '../host/files.ts';
import { driftAnnotations } from '../report/drift/annotations.ts';
import { formatDriftBadge } from '../report/drift/badge.ts';
import { formatDriftPage } from '../report/drift/page.ts';
import { formatDriftSummary } from '../report/drift/summary.ts';
import { formatDrift } from '../report/drift/terminal.ts';
import { describeError } from '../report/error.ts';
import { plain } from '../report/escape.ts';
import { reportPieces } from '../report/json.ts';
import type { RunOptions } from '../run/connection.ts';
import { checkDrift } from '../run/drift.ts';
import { keepIssues } from '../run/drift-issues.ts';
import { mergeDrift, reportsIn } from '../run/drift-merge.ts';
import { type DriftInputs, readDriftInputs } from './drift-inputs.ts';
import { progressLog } from './drift-log.ts';
import { driftOutputsOf } from './drift-outputs.ts';
import { annotate } from './log.ts';
import { appendSummary } from './summary.ts';
import { readWith } from './with.ts';

/** Resolves to the exit code. Throws TrustError for inputs; a report of any state is published. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  // First of all, so that no way out of here leaves it unset (threat 133).
  core.setOutput('state', 'unreachable');
  const token = core.getInput('github-token');
  if (token !== '') core.setSecret(token);
  const inputs = readWith(env, readDriftInputs);
  const options: RunOptions = {
    env,
    signal,
    insecureRegistries: inputs.insecureRegistries,
    ...(inputs.idle === undefined ? {} : { idle: inputs.idle }),
    onSecret: core.setSecret,
    onWait: core.info,
    ...(core.isDebug() ? { trace: core.debug } : {}),
  };
  const { words, merge, unreachableAfter } = inputs;
  const { report, history } =
    merge === ''
      ? await checkDrift(words, options, progressLog())
      : await mergeDrift(await reportsIn(merge), words.state);
  const tooOften = isOutOfPatience(history, unreachableAfter, words.state !== '');
  await publish(report, history, tooOften, inputs, env);
  await upkeep(report, history, inputs, options);
  // Last: whoever reads them can rely on everything else being there.
  if (inputs.report !== '') core.setOutput('report', inputs.report);
  if (inputs.page !== '') core.setOutput('page', inputs.page);
  for (const [name, value] of Object.entries(driftOutputsOf(report))) core.setOutput(name, value);
  return report.state === 'drift' || (report.state === 'unreachable' && tooOften) ? 1 : 0;
}

async function publish(
  report: DriftReport,
  history: DriftHistory,
  tooOften: boolean,
  inputs: DriftInputs,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { report: path, page, badge, summary } = inputs;
  process.stdout.write(formatDrift(report, { color: !env['NO_COLOR'] }));
  for (const annotation of driftAnnotations(report, tooOften)) annotate(annotation);
  if (path !== '') await writeWhole(path, reportPieces(report), 'report: the file');
  if (page !== '') await writeWhole(page, formatDriftPage(report, history), 'page: the file');
  if (badge !== '') await writeWhole(badge, formatDriftBadge(report), 'badge: the file');
  const reportPath = path === '' ? {} : { reportPath: path };
  if (summary) await appendSummary(() => formatDriftSummary(report, reportPath), env);
}

/** What GitHub does not do says nothing about the registries: a warning, and the state stays what it is. */
async function upkeep(
  report: DriftReport,
  history: DriftHistory,
  { token, unreachableAfter, words }: DriftInputs,
  options: RunOptions,
): Promise<void> {
  if (token === undefined) return;
  try {
    const remembers = words.state !== '';
    const done = await keepIssues(report, history, { token, unreachableAfter, remembers }, options);
    for (const [what, numbers] of Object.entries(done)) {
      if (numbers.length > 0) core.info(`Issues ${what}: ${numbers.join(', ')}`);
    }
  } catch (error) {
    const message = plain(describeError(error), 4000);
    annotate({ level: 'warning', title: 'Issues were not brought up to date', message });
  }
}
