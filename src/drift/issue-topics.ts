/** Which issues there should be for a report and the history, and the markers that find them again. */

import { createHash } from 'node:crypto';
import type { Finding } from '../verify/report.ts';
import type { Difference, DriftHistory, DriftReport } from './report.ts';

export type Topic =
  | { readonly about: 'difference'; readonly difference: Difference }
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

/** The message of a difference may change, its id does not. */
export function differenceIssue(report: DriftReport, difference: Difference): WantedIssue {
  const { id, registry, kind } = difference;
  const topic = kind === 'blob-missing' ? 'blob' : 'difference';
  const content = hash(Object.entries(difference).sort());
  return {
    marker: { topic, about: aboutOne(report, registry), id: hash(id), content },
    topic: { about: 'difference', difference },
  };
}

/** One issue for all differences beyond the limit. */
export function moreIssue(report: DriftReport, differences: readonly Difference[]): WantedIssue {
  const about = aboutAll(report);
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

export function aboutAll(report: DriftReport): string {
  return hash(report.registries.map(({ name }) => name).sort(), ...scopeOf(report));
}

/** Two ledgers, or lists of tags, over one repository have issues of their own: neither check finds what the other finds. */
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
}

/** A hash cannot end the HTML comment (threat 120). */
function hash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

export function formatMarker({ topic, about, id, content }: Marker): string {
  return `<!-- webdis-trust drift v1 ${topic} ${about} ${id} ${content} -->`;
}

const form =
  /^<!-- webdis-trust drift v1 (difference|blob|unreachable|more) ([0-9a-f]{32}) ([0-9a-f]{32}) ([0-9a-f]{32}) -->(?:\r?\n|$)/;

/** undefined: the text does not begin with a marker. */
export function readMarker(text: string): Marker | undefined {
  const [, topic, about, id, content] = form.exec(text) ?? [];
  if (about === undefined || id === undefined || content === undefined) return undefined;
  return { topic: topic as Marker['topic'], about, id, content };
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
