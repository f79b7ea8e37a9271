/** Renders differences with their fix, for summary, page and issues. */

import type { Difference } from '../../drift/report.ts';
import type { Medium, Section } from '../document.ts';
import { code, codeTag, html, type Markdown, type Part, stacked } from '../html.ts';
import { inSummary } from '../summary.ts';
import { capital, count } from '../words.ts';
import { kindTitle, placeOf } from './words.ts';

/** A paragraph, and the command that fixes it if there is one. */
export function differenceParts<T extends Markdown>(
  difference: Difference,
  medium: Medium<T>,
): Section<T>['parts'] {
  const { kind, code: id, message, fix, advice } = difference;
  const lines = [
    html`<strong>${capital(kindTitle[kind])}</strong>: ${code(placeOf(difference), 300)}`,
    html`${capital(message)} ${codeTag(id)}`,
    ...factsOf(difference),
    advice && html`<em>Next:</em> ${advice}`,
  ];
  return [
    html`<p>${stacked(lines)}</p>`,
    ...(fix === undefined ? [] : [html`<p><em>Fix:</em></p>`, medium.commands('sh', [fix])]),
  ];
}

/** @param most differences that a summary shows; the JSON report has the others */
export function differencesSection(
  differences: readonly Difference[],
  most: number,
): Section<Markdown> {
  const hidden = differences.length - most;
  return {
    title: 'Differences',
    parts: [
      ...differences.slice(0, most).flatMap((one) => differenceParts(one, inSummary)),
      hidden > 0
        ? html`<p>and ${count(hidden, 'more difference')}, in the JSON report</p>`
        : undefined,
    ],
  };
}

function factsOf({ expected, found, platform, digest }: Difference): readonly Part[] {
  const isShown = digest === undefined || digest === expected || digest === found;
  return [
    platform && html`Platform: ${code(platform, 100)}`,
    !isShown && html`Manifest: ${code(digest)}`,
    expected && html`Expected: ${code(expected, 300)}`,
    found && html`Found: ${code(found, 300)}`,
  ];
}
