/**
 * Plans which issues to open, update, open again and close: one for each registry, release and kind of difference,
 * found again by its marker. Issues that another user opened are never touched.
 */

import {
  aboutAll,
  aboutOne,
  causeOf,
  differenceIssues,
  isClosedByUs,
  type Marker,
  moreIssue,
  readMarker,
  unreachableIssues,
  type WantedIssue,
} from './issue-topics.ts';
import type { DriftReport, DriftResult } from './report.ts';

/** Open issues about differences; further differences share one issue. */
const mostIssues = 20;
/** In one run; the next run continues. */
const mostClosed = 50;

/** An issue on GitHub. */
export interface KnownIssue {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly body: string;
  /** login of who opened it */
  readonly author: string;
  readonly labels: readonly string[];
  readonly isPullRequest: boolean;
}

export type IssueAction =
  | { readonly do: 'open'; readonly issue: WantedIssue }
  /** @property above what a person wrote above our text */
  | {
      readonly do: 'update' | 'reopen';
      readonly number: number;
      readonly above: string;
      readonly issue: WantedIssue;
    }
  | {
      readonly do: 'close';
      readonly number: number;
      readonly body: string;
      readonly topic: Marker['topic'];
      /** the difference is still there, and the ledger accepts it */
      readonly isWaived: boolean;
    };

export interface IssueQuestion {
  /** of the ledger, or of several */
  readonly name: string;
  /** each with this run as the last of its history */
  readonly checks: readonly DriftResult[];
  /** open ones, and those that were closed last */
  readonly known: readonly KnownIssue[];
  /** runs in a row before an unreachable registry gets an issue */
  readonly unreachableAfter: number;
  /** whether the history is kept between runs */
  readonly remembers: boolean;
  readonly author: string;
  readonly label: string;
}

export function planIssues(question: IssueQuestion): readonly IssueAction[] {
  // A part of a check does not know enough; the merged report does.
  if (question.checks.some(({ report }) => report.shard !== undefined)) return [];
  const found = ourIssues(question);
  const open = new Map([...found].filter(([, { isOpen }]) => isOpen));
  const dismissed = new Map([...found].filter(([, { isOpen }]) => !isOpen));
  const wanted = wantedIssues(question, open, dismissed);
  const keys = new Set(wanted.map(({ marker }) => keyOf(marker)));
  return [
    ...wanted.flatMap((issue) => actionFor(issue, found)),
    ...[...open]
      .filter(([key, { marker }]) => !keys.has(key) && isGone(marker, question))
      .slice(0, mostClosed)
      .map(
        ([, { number, body, marker }]): IssueAction => ({
          ...{ do: 'close', number, body, topic: marker.topic },
          isWaived: isWaived(marker, question),
        }),
      ),
  ];
}

interface OurIssue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
  readonly above: string;
  readonly marker: Marker;
}

const keyOf = ({ about, id }: Marker): string => `${about} ${id}`;

/**
 * The marker alone proves nothing: any user can copy it into another issue, to have that one closed or edited, or to
 * prevent ours. The author must be ours, and the label, which only users with write access can set. Of two open issues
 * with one id, the older one is ours; of closed ones, the newest shows what a person decided.
 */
function ourIssues(question: IssueQuestion): ReadonlyMap<string, OurIssue> {
  const { known, author, label } = question;
  const about = scopesOf(question);
  const ours = new Map<string, OurIssue>();
  for (const issue of known.toSorted((a, b) => a.number - b.number)) {
    const { number, body } = issue;
    const text = readMarker(body, number);
    if (text === undefined || issue.isPullRequest || issue.author !== author) continue;
    // Another workflow may check other repositories.
    if (!issue.labels.includes(label) || !about.has(text.marker.about)) continue;
    const isOpen = issue.state === 'open';
    if (!isOpen && isClosedByUs(text.marker)) continue;
    if (ours.get(keyOf(text.marker))?.isOpen === true) continue;
    ours.set(keyOf(text.marker), { number, isOpen, body, ...text });
  }
  return ours;
}

/** The check that an issue is about; undefined: all of them. */
function scopesOf({ name, checks }: IssueQuestion): ReadonlyMap<string, DriftResult | undefined> {
  const reports = checks.map(({ report }) => report);
  const each = checks.flatMap((check) =>
    check.report.registries.map((one) => [aboutOne(check.report, one.name), check] as const),
  );
  return new Map<string, DriftResult | undefined>([[aboutAll(name, reports), undefined], ...each]);
}

function wantedIssues(
  question: IssueQuestion,
  open: ReadonlyMap<string, OurIssue>,
  dismissed: ReadonlyMap<string, OurIssue>,
): WantedIssue[] {
  const { name, checks, unreachableAfter } = question;
  const all = checks
    .flatMap(({ report }) => differenceIssues(report))
    // A person closed it, and it has not changed: it takes no room.
    .filter(({ marker }) => dismissed.get(keyOf(marker))?.marker.content !== marker.content);
  // Those with an issue keep it; of the others, as many as there is room for.
  const known = all.filter(({ marker }) => open.has(keyOf(marker)));
  const others = all.filter(({ marker }) => !open.has(keyOf(marker)));
  const room = Math.max(0, mostIssues - known.length - staying(question, all, open));
  const rest = others
    .slice(room)
    .flatMap(({ topic }) => (topic.about === 'difference' ? topic.differences : []));
  const about = aboutAll(
    name,
    checks.map(({ report }) => report),
  );
  return [
    ...known,
    ...others.slice(0, room),
    ...(rest.length === 0 ? [] : [moreIssue(about, rest)]),
    ...checks.flatMap(({ report, history }) =>
      unreachableIssues(report, history, unreachableAfter),
    ),
  ];
}

/** Open issues about differences that this check may only have missed: they take room, too. */
function staying(
  question: IssueQuestion,
  inReport: readonly WantedIssue[],
  open: ReadonlyMap<string, OurIssue>,
): number {
  const keys = new Set(inReport.map(({ marker }) => keyOf(marker)));
  return [...open].filter(([key, { marker }]) => {
    const isDifference = marker.topic === 'difference' || marker.topic === 'blob';
    return isDifference && !keys.has(key) && !isGone(marker, question);
  }).length;
}

function actionFor(issue: WantedIssue, found: ReadonlyMap<string, OurIssue>): IssueAction[] {
  const there = found.get(keyOf(issue.marker));
  if (there === undefined) return [{ do: 'open', issue }];
  if (there.marker.content === issue.marker.content) return [];
  const { number, above } = there;
  return [{ do: there.isOpen ? 'update' : 'reopen', number, above, issue }];
}

/**
 * A difference that is not in the report may still exist: on a registry that could not be read, as an unknown version
 * that counts as new without the run before, or as a blob that was not looked for. A report that is older than the
 * history, of a job that is run again, proves nothing either.
 */
function isGone(marker: Marker, question: IssueQuestion): boolean {
  if (marker.topic === 'more') return question.checks.every((one) => isComplete(one, question));
  const check = scopesOf(question).get(marker.about);
  if (check === undefined) return false;
  const { report, history } = check;
  if (marker.topic === 'unreachable') {
    const away = history.runs.at(-1)?.unreachable ?? [];
    return isNewest(check) && !away.some((name) => aboutOne(report, name) === marker.about);
  }
  if (marker.topic === 'blob' && !looksForBlobs(report, marker.id)) return false;
  return isComplete(check, question);
}

function isNewest({ report, history }: DriftResult): boolean {
  return history.runs.every(({ started }) => started <= report.started);
}

function isComplete(check: DriftResult, { remembers }: IssueQuestion): boolean {
  const { report, history } = check;
  const isWhole = report.unreachable.length === 0 && report.missingShards.length === 0;
  return isNewest(check) && isWhole && (!remembers || history.runs.length > 1);
}

/** Whether the blobs of the image that an issue is about were looked for. */
function looksForBlobs({ releases }: DriftReport, id: string): boolean {
  return releases.some(({ version, images }) =>
    images.some(
      ({ registry, blobs }) =>
        blobs !== undefined && causeOf({ registry, version, kind: 'blob-missing' }) === id,
    ),
  );
}

function isWaived(marker: Marker, question: IssueQuestion): boolean {
  const waived = scopesOf(question).get(marker.about)?.report.waived ?? [];
  return waived.some((one) => causeOf(one) === marker.id);
}
