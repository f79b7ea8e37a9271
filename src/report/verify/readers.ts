/** Who can read the signatures, in one line: a publisher's own check does not say it. */

import type { ReaderReport } from '../../verify/report.ts';
import { plain } from '../escape.ts';
import { paint, type TextOptions, wrap } from '../paint.ts';

/** Not yet escaped. */
export function readersLine(readers: readonly ReaderReport[]): string {
  const can = titlesOf(readers, ({ readable }) => readable === 'yes');
  const unknown = titlesOf(readers, ({ readable }) => readable === 'unknown');
  if (readers.every(({ why }) => why === 'unsigned')) {
    return 'Readable by: none. Not every manifest that must be signed has a signature that counts.';
  }
  if (unknown.length === readers.length) {
    return 'Readable by: not known. Not all signatures were looked at.';
  }
  return [
    `Readable by: ${can.join(', ') || 'none'}.`,
    ...(['format', 'place', 'unsigned'] as const).flatMap((why) => notBy(readers, why)),
    ...(unknown.length === 0 ? [] : [`Not known: ${unknown.join(', ')}.`]),
  ].join(' ');
}

const reasons: Record<NonNullable<ReaderReport['why']>, string> = {
  format: ': they need --format both',
  place: ': they look beside the image',
  unsigned: '',
};

function notBy(readers: readonly ReaderReport[], reason: NonNullable<ReaderReport['why']>) {
  const titles = titlesOf(readers, ({ why }) => why === reason);
  return titles.length === 0 ? [] : [`Not by: ${titles.join(', ')}${reasons[reason]}.`];
}

function titlesOf(
  readers: readonly ReaderReport[],
  select: (reader: ReaderReport) => boolean,
): readonly string[] {
  return readers.filter(select).map(({ title }) => title);
}

/** For the terminal and logs. */
export function readersLines(readers: readonly ReaderReport[], options: TextOptions): string[] {
  const someCannot = readers.some(({ readable }) => readable !== 'yes');
  const lines = wrap(plain(readersLine(readers)), '', options);
  return lines.map((line) => paint(options, someCannot ? 'yellow' : 'green', line));
}
