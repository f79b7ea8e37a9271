/**
 * Which issues are to be opened, changed and closed. One for each difference, found again by its marker;
 * nothing is said twice, and an issue that somebody else opened is never touched.
 */

import { hash, type Marker, readMarker } from './issue-marker.ts';
import {
  aboutAll,
  differenceIssue,
  moreIssue,
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
  const about = new Set([...report.registries.map(({ name }) => hash(name)), aboutAll(report)]);
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
  const all = report.differences.map(differenceIssue);
  // Who has an issue keeps it; of the others, as many as there is room for.
  const known = all.filter(({ marker }) => ours.has(marker.id));
  const others = all.filter(({ marker }) => !ours.has(marker.id));
  const room = Math.max(0, mostIssues - known.length);
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

function openOrUpdate(issue: WantedIssue, ours: ReadonlyMap<string, OurIssue>): IssueAction[] {
  const there = ours.get(issue.marker.id);
  if (there === undefined) return [{ do: 'open', issue }];
  if (there.marker.content === issue.marker.content) return [];
  return [{ do: 'update', number: there.number, issue }];
}

/**
 * Not seeing a difference is no evidence that it is gone: a registry that could not be read hides it, and
 * without the run before, an unknown version counts as seen for the first time.
 */
function isGone(marker: Marker, { report, history, remembers }: IssueQuestion): boolean {
  if (marker.topic === 'unreachable') {
    const away = history.runs.at(-1)?.unreachable ?? [];
    return !away.some((name) => hash(name) === marker.about);
  }
  const complete = report.unreachable.length === 0 && report.missingShards.length === 0;
  return complete && (!remembers || history.runs.length > 1);
}
