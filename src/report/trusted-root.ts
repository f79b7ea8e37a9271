/** Renders the contents of a trusted root as a table for the terminal. */

import type {
  AuthorityContents,
  LogContents,
  RootContents,
} from '../transparency/root-contents.ts';
import { type Line, line, logText, paint, type TextOptions, whole } from './line.ts';

/** Columns of the URL and of an ID, so that a line has 80. */
const urlWidth = 41;
const idWidth = 12;

interface Row {
  readonly url: string;
  readonly from: string;
  /** empty: until the root is replaced */
  readonly until: string;
  readonly id: string;
}

/** @param now periods that ended before are marked */
export function formatTrustedRoots(
  roots: readonly RootContents[],
  options: TextOptions,
  now: Date,
): string {
  return logText(roots.flatMap((root) => [...rootLines(root, options, now), line``]).slice(0, -1));
}

function rootLines(root: RootContents, options: TextOptions, now: Date): readonly Line[] {
  const { source, date } = root;
  const groups: readonly (readonly [string, readonly Row[]])[] = [
    ['Certificate authorities (Fulcio)', root.certificateAuthorities.map(authorityRow)],
    ['Transparency logs (Rekor)', root.transparencyLogs.map(logRow)],
    ['Certificate transparency logs', root.certificateTransparencyLogs.map(logRow)],
    ['Timestamp authorities', root.timestampAuthorities.map(authorityRow)],
  ];
  return [
    paint(options, 'bold', whole(source, 200)),
    line`${date === undefined ? 'it has no transparency log' : `newest log since ${date}`}`,
    ...groups.flatMap(([title, rows]) => [
      line``,
      line`${paint(options, 'bold', title.padEnd(urlWidth + 2))}${rows.length === 0 ? 'none' : 'from        until       ID'}`,
      ...rows.flatMap((row) => rowLines(row, options, now)),
    ]),
  ];
}

/** A URL that is too long for its column has a line of its own. */
function rowLines({ url, from, until, id }: Row, options: TextOptions, now: Date): Line[] {
  const name = line`  ${whole(url, 200)}`;
  const period = `${from}  ${(until || 'open').padEnd(10)}  `;
  const isOver = until !== '' && until < now.toISOString().slice(0, 10);
  const rest = paint(options, isOver ? 'dim' : 'green', `${period}${id.slice(0, idWidth)}`);
  if (name.width > urlWidth) return [name, line`${' '.repeat(urlWidth + 2)}${rest}`];
  return [line`${name}${' '.repeat(urlWidth + 2 - name.width)}${rest}`];
}

function logRow({ url = 'without a URL', validFor, keyId }: LogContents): Row {
  return { url, from: day(validFor.start), until: day(validFor.end ?? ''), id: keyId };
}

/** It ends with the first of its certificates, if the root says nothing earlier. */
function authorityRow({ url, validFor, certificates }: AuthorityContents): Row {
  const [issuing] = certificates;
  const ends = [...certificates.map(({ notAfter }) => notAfter), validFor.end ?? []].flat().sort();
  return {
    url: url ?? issuing?.subject ?? 'without a URL',
    from: day(validFor.start),
    until: day(ends[0] ?? ''),
    id: issuing?.fingerprint ?? '',
  };
}

function day(time: string): string {
  return time.slice(0, 10);
}
