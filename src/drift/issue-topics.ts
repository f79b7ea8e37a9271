/** Decides which issues a report and the history need, and makes the markers that find them again. */

import { createHash } from 'node:crypto';
import type { Finding } from '../verify/report.ts';
import type { Difference, DriftHistory, DriftReport } from './report.ts';

export type Topic =
  | {
      /** of one registry, release and kind: they have one cause */
      readonly about: 'difference';
      readonly differences: readonly [Difference, ...Difference[]];
    }
  | { readonly about: 'more'; readonly differences: readonly Difference[] }
  | {
      readonly about: 'unreachable';
      readonly registry: string;
      /** runs in a row, this one included */
      readonly runs: number;
      readonly findings: readonly Finding[];
    };

export interface WantedIssue {
  readonly marker: Marker;
  readonly topic: Topic;
}

/** One for each registry, release and kind. Messages may change, the cause does not. */
export function differenceIssues(report: DriftReport): readonly WantedIssue[] {
  const groups = Map.groupBy(report.differences, (one) => causeOf(one));
  return [...groups].flatMap(([id, [first, ...others]]): WantedIssue[] => {
    if (first === undefined) return [];
    const differences = [first, ...others] as const;
    const content = hash(differences.map((one) => Object.entries(one).sort()));
    const topic = first.kind === 'blob-missing' ? 'blob' : 'difference';
    return [
      {
        marker: { topic, about: aboutOne(report, first.registry), id, content },
        topic: { about: 'difference', differences },
      },
    ];
  });
}

type Cause = Pick<Difference, 'registry' | 'tag' | 'version' | 'kind'>;

/** The id of the issue about a difference. */
export function causeOf({ registry, tag, version, kind }: Cause): string {
  return hash(registry, tag ?? version, kind);
}

/** One issue for all differences beyond the limit. */
export function moreIssue(about: string, differences: readonly Difference[]): WantedIssue {
  const content = hash(differences.map(({ id }) => id).sort());
  return {
    marker: { topic: 'more', about, id: hash('more', about), content },
    topic: { about: 'more', differences },
  };
}

/** The reason may differ from day to day: only another code changes the issue. */
export function unreachableIssues(
  report: DriftReport,
  history: DriftHistory,
  after: number,
): readonly WantedIssue[] {
  return report.registries.flatMap(({ name }): WantedIssue[] => {
    const runs = runsInARow(history, ({ unreachable }) => unreachable.includes(name));
    if (runs < after) return [];
    const findings = report.unreachable.filter(
      ({ image }) => image !== undefined && isOn(image, name),
    );
    const content = hash([...new Set(findings.map(({ code }) => code))].sort());
    const marker = {
      topic: 'unreachable',
      about: aboutOne(report, name),
      id: hash('unreachable', name),
    } as const;
    return [
      {
        marker: { ...marker, content },
        topic: { about: 'unreachable', registry: name, runs, findings },
      },
    ];
  });
}

/** `docker.io/nicolas/webdis:0.1.24` is on `docker.io/nicolas/webdis`, and `docker.io/nicolas/webdis2` is not. */
function isOn(image: string, repository: string): boolean {
  return (
    image === repository ||
    (/^[:@]/.test(image.slice(repository.length)) && image.startsWith(repository))
  );
}

/** How many of the last runs in a row match, this one included. */
function runsInARow(
  { runs }: DriftHistory,
  was: (run: DriftHistory['runs'][number]) => boolean,
): number {
  const last = runs.findLastIndex((run) => !was(run));
  return runs.length - 1 - last;
}

export function aboutOne(report: DriftReport, registry: string): string {
  return hash(registry, ...scopeOf(report));
}

/** @param name of the run: of its ledger, or of its several ledgers */
export function aboutAll(name: string, reports: readonly DriftReport[]): string {
  const [only, ...others] = reports;
  return only !== undefined && others.length === 0
    ? hash(only.registries.map((one) => one.name).sort(), ...scopeOf(only))
    : hash('several', name);
}

/**
 * Two ledgers, or lists of tags, over one repository have issues of their own: neither check finds what the other
 * finds.
 */
function scopeOf({ name, ledger }: DriftReport): readonly unknown[] {
  return [name, ledger === undefined];
}

export interface Marker {
  /** `blob`: a difference that only some checks look for */
  readonly topic: 'difference' | 'blob' | 'unreachable' | 'more';
  /** hash of the repositories that it is about, and of the name of the check */
  readonly about: string;
  /** hash of what is the same in every run */
  readonly id: string;
  /** hash of what the text says: the issue is edited if it changes */
  readonly content: string;
  /** of the issue; absent until it is known */
  readonly number?: number;
}

/** A hash cannot end the HTML comment (threat 120). */
function hash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

export function formatMarker({ topic, about, id, content, number }: Marker): string {
  const own = number === undefined ? '' : ` ${number}`;
  return `<!-- webdis-trust drift v2 ${topic} ${about} ${id} ${content}${own} -->`;
}

const form =
  /^<!-- webdis-trust drift v2 (difference|blob|unreachable|more) ([0-9a-f]{32}) ([0-9a-f]{32}) ([0-9a-f]{32})(?: ([1-9][0-9]{0,15}))? -->$/;

/** What an issue of ours says: a person may have written something above it. */
export interface OurText {
  readonly marker: Marker;
  readonly above: string;
}

/**
 * A marker can be copied into another issue. It counts if it names the issue that it is in, or if it is where we write
 * it, at the beginning. undefined: the text is not ours.
 */
export function readMarker(text: string, number: number): OurText | undefined {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => form.test(line.replace(/\r$/, '')));
  const [, topic, about, id, content, own] = form.exec(lines[at]?.replace(/\r$/, '') ?? '') ?? [];
  if (about === undefined || id === undefined || content === undefined) return undefined;
  if (own === undefined ? at > 0 : Number(own) !== number) return undefined;
  const above = lines.slice(0, at).join('\n').trim();
  const marker = { topic: topic as Marker['topic'], about, id, content };
  return { marker: { ...marker, ...(own === undefined ? {} : { number }) }, above };
}

/** The content of an issue that we closed: one that is closed and says something else was closed by a person. */
const closed = '0'.repeat(32);

export function isClosedByUs({ content }: Marker): boolean {
  return content === closed;
}

/** The text of an issue that we close. */
export function closedText(text: string, number: number): string {
  const ours = readMarker(text, number);
  if (ours === undefined) return text;
  return text.replace(formatMarker(ours.marker), formatMarker({ ...ours.marker, content: closed }));
}

/**
 * Whether a registry that cannot be reached needs attention: after `after` runs in a row, this one included. Without
 * a history the first run is enough: otherwise a check that never succeeds, or loses its history each time, would stay
 * silent (threat 186).
 */
export function isOutOfPatience(history: DriftHistory, after: number, remembers: boolean): boolean {
  if (!remembers || history.lost !== undefined) return true;
  return (
    runsInARow(
      history,
      ({ unreachable, state }) => state === 'unreachable' || unreachable.length > 0,
    ) >= after
  );
}
