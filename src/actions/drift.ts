/** The action that checks registries for drift. */

import * as core from '@actions/core';
import type { DriftProgress } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { type DriftValues, driftOptions } from '../options/drift.ts';
import { driftAnnotations } from '../report/drift/annotations.ts';
import { filesOf, textOf } from '../report/drift/files.ts';
import { formatFleetSummary } from '../report/drift/fleet-summary.ts';
import { formatDriftSummary } from '../report/drift/summary.ts';
import { plain } from '../report/escape.ts';
import { describeError } from '../report/finding.ts';
import { formatCheckingStep } from '../report/progress.ts';
import type { SummaryOptions } from '../report/summary.ts';
import { reportsIn } from '../run/drift-merge.ts';
import { isTooOften, joinDrift, runDrift, tellElsewhere } from '../run/drift-outcome.ts';
import { hostOf, inputsOf } from './action.ts';
import { annotate } from './log.ts';
import { driftOutputsOf } from './outputs.ts';
import { publish } from './publish.ts';

/** Resolves to the exit code. Throws TrustError for inputs; a report of any state is published. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  const values = inputsOf(driftOptions, env);
  if (values.issues && values.githubToken === undefined) {
    throw new TrustError(
      'E_INPUT',
      'github-token: it is empty; to check without issues, set issues: false',
    );
  }
  const host = hostOf(env, signal);
  const { merge } = values;
  const outcome =
    merge === undefined
      ? await runDrift(values, host, progressLog())
      : await joinDrift(await reportsIn(merge), mergeValues(values));
  const { report } = outcome;
  const tooOften = isTooOften(outcome, values);
  process.stdout.write(textOf(report, { color: !env['NO_COLOR'] }));
  const published = {
    report,
    annotations: driftAnnotations(report, tooOften),
    files: filesOf(outcome, values),
    summary: (options: SummaryOptions) =>
      'images' in report
        ? formatFleetSummary(report, options)
        : formatDriftSummary(report, options),
    outputs: driftOutputsOf(report),
  };
  await publish(published, values, env);
  const { lines, failures } = await tellElsewhere(outcome, values, host, values.issues);
  for (const line of lines) core.info(line);
  for (const { title, error } of failures) {
    annotate({ level: 'warning', title, message: plain(describeError(error), 4000) });
  }
  return report.state === 'drift' || (report.state === 'unreachable' && tooOften) ? 1 : 0;
}

/** The input `images` always has a value, so the parts are compared with it only if a ledger is given. */
function mergeValues({ state, ledger, ledgers, images }: DriftValues) {
  return { state, ledger, ledgers, images: ledger === undefined ? undefined : images };
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
