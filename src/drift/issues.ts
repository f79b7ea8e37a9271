/**
 * Which issues are to be opened, changed and closed. One for each difference, found again by its marker;
 * nothing is said twice, and an issue that somebody else opened is never touched.
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

/** Issues about differences that are open at a time; all others share one. */
const mostIssues = 20;
/** Of one run; the next one goes on. */
const mostClosed = 50;

/** An open issue as GitHub tells it. */
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
  /** whether history is kept from run to run */
  readonly remembers: boolean;
  readonly author: string;
  readonly label: string;
}

export function planIssues(question: IssueQuestion): readonly IssueAction[] {
  const { report } = question;
  // A part of a check knows too little; the merged report is what counts.
  if (report.shard !== undefined) return [];
  const ours = ourIssues(question);
  const wanted = wantedIssues(question, ours);
  const ids = new Set(wanted.map(({ marker }) => marker.id));
  return [
    ...wanted.flatMap((issue) => openOrUpdate(issue, ours)),
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
 * By id. The marker alone proves nothing: anybody can copy it into an issue of his own, to have it closed,
 * edited or taken for ours so that none is opened. GitHub says who opened an issue, and lets only people
 * with write access label it. Of two with one id, the older one is ours.
 */
function ourIssues({ open, author, label, report }: IssueQuestion): ReadonlyMap<string, OurIssue> {
  const each = report.registries.map(({ name }) => aboutOne(report, name));
  const about = new Set([...each, aboutAll(report)]);
  const ours = new Map<string, OurIssue>();
  for (const issue of open.toSorted((a, b) => a.number - b.number)) {
    const marker = readMarker(issue.body);
    if (marker === undefined || issue.isPullRequest || issue.author !== author) continue;
    // Another workflow looks after other repositories.
    if (!issue.labels.includes(label) || !about.has(marker.about) || ours.has(marker.id)) continue;
    ours.set(marker.id, { number: issue.number, marker });
  }
  return ours;
}

function wantedIssues(question: IssueQuestion, ours: ReadonlyMap<string, OurIssue>): WantedIssue[] {
  const { report, history, unreachableAfter } = question;
  const all = report.differences.map((one) => differenceIssue(report, one));
  // Who has an issue keeps it; of the others, as many as there is room for.
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

/** Open issues about what this check may just not have seen: they take room, too. */
function staying(
  question: IssueQuestion,
  seen: readonly WantedIssue[],
  ours: ReadonlyMap<string, OurIssue>,
): number {
  const ids = new Set(seen.map(({ marker }) => marker.id));
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
 * Not seeing a difference is no evidence that it is gone: a registry that could not be read hides it,
 * without the run before, an unknown version counts as seen for the first time, and nobody sees a blob
 * that is not looked for. Nor is a report that is older than what is known, as of a job that is run again.
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
