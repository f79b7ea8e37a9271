/**
 * Plans which issues to open, update and close: one for each difference, found again by its marker. Issues that
 * another user opened are never touched.
 */

import {
  aboutAll,
  aboutOne,
  differenceIssue,
  type Marker,
  moreIssue,
  readMarker,
  unreachableIssues,
  type WantedIssue,
} from './issue-topics.ts';
import type { DriftHistory, DriftReport } from './report.ts';

/** Open issues about differences; further differences share one issue. */
const mostIssues = 20;
/** In one run; the next run continues. */
const mostClosed = 50;

/** An open issue on GitHub. */
export interface OpenIssue {
  readonly number: number;
  readonly body: string;
  /** login of who opened it */
  readonly author: string;
  readonly labels: readonly string[];
  readonly isPullRequest: boolean;
}

export type IssueAction =
  | { readonly do: 'open'; readonly issue: WantedIssue }
  | { readonly do: 'update'; readonly number: number; readonly issue: WantedIssue }
  | { readonly do: 'close'; readonly number: number; readonly topic: Marker['topic'] };

export interface IssueQuestion {
  readonly report: DriftReport;
  /** with this run as its last */
  readonly history: DriftHistory;
  readonly open: readonly OpenIssue[];
  /** runs in a row before an unreachable registry gets an issue */
  readonly unreachableAfter: number;
  /** whether the history is kept between runs */
  readonly remembers: boolean;
  readonly author: string;
  readonly label: string;
}

export function planIssues(question: IssueQuestion): readonly IssueAction[] {
  const { report } = question;
  // A part of a check does not know enough; the merged report does.
  if (report.shard !== undefined) return [];
  const ours = ourIssues(question);
  const issues = wantedIssues(question, ours);
  const ids = new Set(issues.map(({ marker }) => marker.id));
  return [
    ...issues.flatMap((issue) => openOrUpdate(issue, ours)),
    ...[...ours.values()]
      .filter(({ marker }) => !ids.has(marker.id) && isGone(marker, question))
      .slice(0, mostClosed)
      .map(({ number, marker }): IssueAction => ({ do: 'close', number, topic: marker.topic })),
  ];
}

interface OurIssue {
  readonly number: number;
  readonly marker: Marker;
}

/**
 * By id. The marker alone proves nothing: any user can copy it into another issue, to have that one closed or
 * edited, or to prevent ours. The author must be ours, and the label, which only users with write access can
 * set. Of two issues with one id, the older one is ours.
 */
function ourIssues({ open, author, label, report }: IssueQuestion): ReadonlyMap<string, OurIssue> {
  const each = report.registries.map(({ name }) => aboutOne(report, name));
  const about = new Set([...each, aboutAll(report)]);
  const ours = new Map<string, OurIssue>();
  for (const issue of open.toSorted((a, b) => a.number - b.number)) {
    const marker = readMarker(issue.body);
    if (marker === undefined || issue.isPullRequest || issue.author !== author) continue;
    // Another workflow may check other repositories.
    if (!issue.labels.includes(label) || !about.has(marker.about) || ours.has(marker.id)) continue;
    ours.set(marker.id, { number: issue.number, marker });
  }
  return ours;
}

function wantedIssues(question: IssueQuestion, ours: ReadonlyMap<string, OurIssue>): WantedIssue[] {
  const { report, history, unreachableAfter } = question;
  const all = report.differences.map((one) => differenceIssue(report, one));
  // Differences with an issue keep it; of the others, as many as there is room for.
  const known = all.filter(({ marker }) => ours.has(marker.id));
  const others = all.filter(({ marker }) => !ours.has(marker.id));
  const room = Math.max(0, mostIssues - known.length - staying(question, all, ours));
  const rest = others
    .slice(room)
    .flatMap(({ topic }) => (topic.about === 'difference' ? [topic.difference] : []));
  return [
    ...known,
    ...others.slice(0, room),
    ...(rest.length === 0 ? [] : [moreIssue(report, rest)]),
    ...unreachableIssues(report, history, unreachableAfter),
  ];
}

/** Open issues about differences that this check may only have missed: they take room, too. */
function staying(
  question: IssueQuestion,
  inReport: readonly WantedIssue[],
  ours: ReadonlyMap<string, OurIssue>,
): number {
  const ids = new Set(inReport.map(({ marker }) => marker.id));
  return [...ours.values()].filter(({ marker }) => {
    const isDifference = marker.topic === 'difference' || marker.topic === 'blob';
    return isDifference && !ids.has(marker.id) && !isGone(marker, question);
  }).length;
}

function openOrUpdate(issue: WantedIssue, ours: ReadonlyMap<string, OurIssue>): IssueAction[] {
  const there = ours.get(issue.marker.id);
  if (there === undefined) return [{ do: 'open', issue }];
  if (there.marker.content === issue.marker.content) return [];
  return [{ do: 'update', number: there.number, issue }];
}

/**
 * A difference that is not in the report may still exist: on a registry that could not be read, as an unknown version
 * that counts as new without the run before, or as a blob that was not looked for. A report that is older than the
 * history, of a job that is run again, proves nothing either.
 */
function isGone(marker: Marker, { report, history, remembers }: IssueQuestion): boolean {
  if (history.runs.some(({ started }) => started > report.started)) return false;
  if (marker.topic === 'unreachable') {
    const away = history.runs.at(-1)?.unreachable ?? [];
    return !away.some((name) => aboutOne(report, name) === marker.about);
  }
  if (marker.topic === 'blob' && !looksForBlobs(report)) return false;
  const complete = report.unreachable.length === 0 && report.missingShards.length === 0;
  return complete && (!remembers || history.runs.length > 1);
}

function looksForBlobs({ releases }: DriftReport): boolean {
  const images = releases.flatMap((release) => release.images);
  return images.every(({ manifests, blobs }) => manifests.length === 0 || blobs !== undefined);
}
