/** Which tools can read the signatures, in one line. */

import type { ReaderReport } from '../../verify/report.ts';
import { type Line, line, paint, type TextOptions, wrap } from '../line.ts';

export function readersLine(readers: readonly ReaderReport[]): string {
  const can = titlesOf(readers, ({ readable }) => readable === 'yes');
  const unknown = titlesOf(readers, ({ readable }) => readable === 'unknown');
  if (readers.every(({ why }) => why === 'unsigned')) {
    return 'Readable by: none. A manifest that must be signed has no signature that counts.';
  }
  if (unknown.length === readers.length) {
    return 'Readable by: not known. Not all signatures were checked.';
  }
  return [
    `Readable by: ${can.join(', ') || 'none'}.`,
    ...(['format', 'place', 'unsigned'] as const).flatMap((why) => notBy(readers, why)),
    ...(unknown.length === 0 ? [] : [`Not known: ${unknown.join(', ')}.`]),
  ].join(' ');
}

const reasons: Record<NonNullable<ReaderReport['why']>, string> = {
  format: ': they need --format both',
  place: ': they look for signatures next to the image',
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

export function readersLines(readers: readonly ReaderReport[], options: TextOptions): Line[] {
  const someCannot = readers.some(({ readable }) => readable !== 'yes');
  const lines = wrap(line`${readersLine(readers)}`, options);
  return lines.map((one) => paint(options, someCannot ? 'yellow' : 'green', one));
}
