/** The action that checks registries for drift. */

import * as core from '@actions/core';
import { isOutOfPatience } from '../drift/issue-topics.ts';
import type { DriftHistory, DriftProgress, DriftReport } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { type DriftValues, driftOptions } from '../options/drift.ts';
import { driftAnnotations } from '../report/drift/annotations.ts';
import { formatDriftBadge } from '../report/drift/badge.ts';
import { formatDriftPage } from '../report/drift/page.ts';
import { formatDriftSummary } from '../report/drift/summary.ts';
import { formatDrift } from '../report/drift/terminal.ts';
import { plain } from '../report/escape.ts';
import { describeError } from '../report/finding.ts';
import { formatCheckingStep } from '../report/progress.ts';
import type { Host } from '../run/connection.ts';
import { checkDrift } from '../run/drift.ts';
import { keepIssues } from '../run/drift-issues.ts';
import { mergeDrift, reportsIn } from '../run/drift-merge.ts';
import { hostOf, inputsOf } from './action.ts';
import { annotate } from './log.ts';
import { driftOutputsOf } from './outputs.ts';
import { publish } from './publish.ts';

/** Resolves to the exit code. Throws TrustError for inputs; a report of any state is published. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  const values = inputsOf(driftOptions, env);
  if (values.issues && values.githubToken === undefined) {
    throw new TrustError('E_INPUT', 'github-token: it is empty; issues: false turns issues off');
  }
  const host = hostOf(env, signal);
  const { merge, state, unreachableAfter } = values;
  const { report, history } =
    merge === undefined
      ? await checkDrift(values, host, progressLog())
      : await mergeDrift(await reportsIn(merge), mergeValues(values));
  const tooOften = isOutOfPatience(history, unreachableAfter, state !== undefined);
  process.stdout.write(formatDrift(report, { color: !env['NO_COLOR'] }));
  const published = {
    report,
    annotations: driftAnnotations(report, tooOften),
    files: [
      ['page', values.page, () => formatDriftPage(report, history)],
      ['badge', values.badge, () => formatDriftBadge(report)],
    ] as const,
    summary: (options: { readonly reportPath?: string }) => formatDriftSummary(report, options),
    outputs: driftOutputsOf(report),
  };
  await publish(published, values, env);
  await updateIssues(report, history, values, host);
  return report.state === 'drift' || (report.state === 'unreachable' && tooOften) ? 1 : 0;
}

/** The input `images` always has a value: it is what the parts must have checked only with a ledger beside it. */
function mergeValues({ state, ledger, images }: DriftValues) {
  return { state, ledger, images: ledger === undefined ? undefined : images };
}

/** Milliseconds between two lines of the log. */
const interval = 10_000;

function progressLog(): (progress: DriftProgress) => void {
  let last = performance.now();
  return (progress) => {
    const now = performance.now();
    if (now - last < interval) return;
    last = now;
    core.info(formatCheckingStep(progress));
  };
}

/** An error of GitHub says nothing about the registries: it is a warning, and the state does not change. */
async function updateIssues(
  report: DriftReport,
  history: DriftHistory,
  values: DriftValues,
  host: Host,
): Promise<void> {
  const { issues, githubToken: token, unreachableAfter, state } = values;
  if (!issues || token === undefined) return;
  try {
    const options = { token, unreachableAfter, remembers: state !== undefined };
    const done = await keepIssues(report, history, options, values, host);
    for (const [what, numbers] of Object.entries(done)) {
      if (numbers.length > 0) core.info(`Issues ${what}: ${numbers.join(', ')}`);
    }
  } catch (error) {
    const message = plain(describeError(error), 4000);
    annotate({ level: 'warning', title: 'Issues were not updated', message });
  }
}
