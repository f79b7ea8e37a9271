/** A report as JSON: the same report always gives the same bytes (schema/). */

import type { AttestReport } from '../attest/report.ts';
import type { FleetReport } from '../drift/fleet.ts';
import type { DriftReport } from '../drift/report.ts';
import type { MirrorReport } from '../mirror/report.ts';
import type { ReleaseReport } from '../release/report.ts';
import type { SignReport } from '../sign/report.ts';
import type { VerifyReport } from '../verify/report.ts';

/** What a reader looks for first; all other keys follow in alphabetical order. */
const leading = [
  'schema',
  'tool',
  'outcome',
  'state',
  'exitCode',
  'reference',
  'name',
  'role',
  'severity',
  'code',
  'message',
  'digest',
  'platforms',
  'platform',
];

export type AnyReport =
  | VerifyReport
  | SignReport
  | AttestReport
  | MirrorReport
  | ReleaseReport
  | DriftReport
  | FleetReport;

export function formatReport(report: AnyReport): string {
  return safeJson(ordered(report));
}

/** A document of another format, whose keys keep their order. */
export function safeJson(document: unknown): string {
  return `${safe(JSON.stringify(document, undefined, 2))}\n`;
}

/** The same text in pieces, so that of a thousand releases or images only one at a time is in memory as text. */
export function* reportPieces(report: AnyReport): Generator<string> {
  if ('releases' in report) yield* inPieces(report, 'releases', report.releases);
  else if (isFleet(report)) yield* inPieces(report, 'images', report.images);
  else yield formatReport(report);
}

/** By a field that no other report with images has; the constant of its schema would bring the room drift along. */
function isFleet(report: AnyReport): report is FleetReport {
  return 'images' in report && 'missingShards' in report;
}

function* inPieces<R extends AnyReport>(
  report: R,
  field: keyof R & string,
  items: readonly unknown[],
): Generator<string> {
  const text = formatReport({ ...report, [field]: [] });
  if (items.length === 0) {
    yield text;
    return;
  }
  const empty = `\n  "${field}": []`;
  const at = text.indexOf(empty);
  yield `${text.slice(0, at)}\n  "${field}": [\n`;
  for (const [nth, item] of items.entries()) {
    const json = safe(JSON.stringify(ordered(item), undefined, 2)).replaceAll('\n', '\n    ');
    yield `    ${json}${nth + 1 < items.length ? ',' : ''}\n`;
  }
  yield `  ]${text.slice(at + empty.length)}`;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || compare(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

function rank(key: string): number {
  const place = leading.indexOf(key);
  return place < 0 ? leading.length : place;
}

/** By code unit, independent of the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * ASCII only, so that a report on a terminal can neither hide nor reorder anything, and never `##[`,
 * which the runner takes for a command anywhere in a line. Parsing gives the same strings back.
 */
function safe(json: string): string {
  return json
    .replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '##\\u005b');
}
