/** Runs `drift check` and `drift merge`, for one ledger or several. */

import type { DriftOutcome, FleetResult } from '../drift/fleet.ts';
import { isOutOfPatience } from '../drift/issue-topics.ts';
import type { DriftHistory, DriftProgress, DriftResult } from '../drift/report.ts';
import { isTrustError } from '../error.ts';
import type { DriftValues } from '../options/drift.ts';
import type { Host } from './connection.ts';
import { checkDrift } from './drift.ts';
import { checkFleet } from './drift-fleet.ts';
import { type IssueOptions, keepIssues } from './drift-issues.ts';
import { type MergeValues, mergeDrift, mergeFleet } from './drift-merge.ts';
import { notify } from './drift-notify.ts';

export async function runDrift(
  values: DriftValues,
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<DriftOutcome> {
  const { ledgers } = values;
  if (ledgers === undefined) return alone(await checkDrift(values, host, onProgress));
  return several(await checkFleet({ ...values, ledgers }, host, onProgress));
}

/** @param paths of the reports of all parts */
export async function joinDrift(
  paths: readonly string[],
  values: MergeValues & { readonly ledgers: readonly string[] | undefined },
): Promise<DriftOutcome> {
  const { ledgers, state } = values;
  if (ledgers === undefined) return alone(await mergeDrift(paths, values));
  return several(await mergeFleet(paths, ledgers, state));
}

function alone(result: DriftResult): DriftOutcome {
  return { report: result.report, checks: [result] };
}

function several({ report, histories }: FleetResult): DriftOutcome {
  const checks = report.images.map((image) => ({
    report: image,
    history: histories.get(image.name) ?? { runs: [] },
  }));
  return { report, checks };
}

/** Whether the job must fail, and not only warn, because something could not be checked. */
export function isTooOften(
  { report, checks }: DriftOutcome,
  { unreachableAfter, state }: Pick<DriftValues, 'unreachableAfter' | 'state'>,
): boolean {
  const isOut = (history: DriftHistory) =>
    isOutOfPatience(history, unreachableAfter, state !== undefined);
  // A missing part or report has no history, so its images could stay unchecked forever.
  const isMissing = 'images' in report && report.unreachable.length > 0;
  return isMissing || checks.some((one) => one.report.state !== 'ok' && isOut(one.history));
}

/** What was posted, and what failed. Errors of GitHub or of a webhook do not affect the outcome. */
export interface Told {
  readonly lines: readonly string[];
  readonly failures: readonly { readonly title: string; readonly error: unknown }[];
}

/** Issues and the webhook. Never throws TrustError. */
export async function tellElsewhere(
  outcome: DriftOutcome,
  values: DriftValues,
  host: Host,
  wantsIssues: boolean,
): Promise<Told> {
  const lines: string[] = [];
  const failures: Told['failures'][number][] = [];
  const attempt = async (title: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      failures.push({ title, error });
    }
  };
  if (wantsIssues) {
    const title = 'Issues were not updated';
    await attempt(title, async () => {
      const { failed, ...done } = await keepIssues(
        outcome,
        issueOptions(outcome, values),
        values,
        host,
      );
      for (const [what, numbers] of Object.entries(done)) {
        if (numbers.length > 0) lines.push(`Issues ${what}: ${numbers.join(', ')}`);
      }
      for (const error of failed) failures.push({ title: 'An issue was not updated', error });
    });
  }
  const { notifyUrl } = values;
  if (notifyUrl !== undefined) {
    await attempt('The webhook was not called', async () => {
      if (await notify(outcome, notifyUrl, values, host)) lines.push('The webhook was called');
    });
  }
  return { lines, failures };
}

function issueOptions({ checks }: DriftOutcome, values: DriftValues): IssueOptions {
  const { issuesOf, githubToken, issueLabels, issueAssignees, unreachableAfter, state } = values;
  const [only] = checks;
  return {
    ...{ repository: issuesOf, token: githubToken, labels: issueLabels, assignees: issueAssignees },
    ...{ unreachableAfter, remembers: state !== undefined },
    name: values.ledgers?.join(', ') ?? only?.report.name ?? '',
  };
}
