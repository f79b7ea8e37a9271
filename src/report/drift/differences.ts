/** What differs and what could not be reached, each with what to do: pieces that page and summary share. */

import type { Difference, DriftReport } from '../../drift/report.ts';
import type { Finding } from '../../verify/report.ts';
import { code, codeTag, prose } from '../escape.ts';
import { list } from '../markup.ts';
import { capital, codeTitle } from '../words.ts';
import { kindTitle, placeOf } from './words.ts';

/** One sentence, then what should be there and what is. */
export function differenceText(difference: Difference): string {
  const { kind, code: id, message } = difference;
  return `<strong>${capital(kindTitle[kind])}</strong>: ${code(placeOf(difference), 300)}<br>${prose(capital(message))} ${codeTag(id)}`;
}

/** Names, and values in HTML: what should be there, and what is. */
export function differenceFacts(difference: Difference): (readonly [string, string])[] {
  const { expected, found, platform, digest } = difference;
  const told = digest === undefined || digest === expected || digest === found;
  return [
    ...(platform === undefined ? [] : [['Platform', code(platform, 100)] as const]),
    ...(told ? [] : [['Manifest', code(digest)] as const]),
    ...(expected === undefined ? [] : [['Should be', code(expected, 300)] as const]),
    ...(found === undefined ? [] : [['Is', code(found, 300)] as const]),
  ];
}

export function unreachableList({ unreachable }: DriftReport): string {
  return list(unreachable.map(findingText));
}

export function findingText({ code: id, message, advice, image }: Finding): string {
  const where = image === undefined ? '' : `: ${code(image, 300)}`;
  const next = advice === undefined ? '' : `<br><em>Next:</em> ${prose(advice)}`;
  return `<strong>${capital(codeTitle[id])}</strong>${where}<br>${prose(capital(message))} ${codeTag(id)}${next}`;
}
