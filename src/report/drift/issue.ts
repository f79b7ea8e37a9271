/** Renders issues about drift for GitHub: a title, and a text that begins with a marker. */

import { defined } from '../../defined.ts';
import { formatMarker, type Topic, type WantedIssue } from '../../drift/issue-topics.ts';
import type { IssueAction } from '../../drift/issues.ts';
import type { Difference } from '../../drift/report.ts';
import { plain } from '../escape.ts';
import { code, type Html, html, type Markdown } from '../html.ts';
import { findingList, list } from '../markup.ts';
import { fitted, inSummary } from '../summary.ts';
import { titled } from '../verify/findings.ts';
import { count } from '../words.ts';
import { differenceParts } from './differences.ts';
import { kindTitle, placeOf } from './words.ts';

/** GitHub takes 65,536 characters. */
const maxBytes = 60_000;
const longestTitle = 200;

export interface IssueText {
  readonly title: string;
  /** GitHub's Markdown */
  readonly body: string;
}

/**
 * @param runUrl the page of this run, if there is one
 * @param number of the issue, once it is known
 */
export function formatIssue(
  { marker, topic }: WantedIssue,
  runUrl: string | undefined,
  number?: number,
): IssueText {
  const last = html`<p><sub>${seenIn(runUrl)} This issue is closed when a check no longer finds the problem. A check that cannot reach a registry closes no issue. If you close it, it stays closed until the problem changes.</sub></p>`;
  const text = fitted([...bodyOf(topic), last], { maxBytes }).trimEnd();
  const own = formatMarker({ ...marker, ...defined({ number }) });
  return { title: titleOf(topic), body: `${own}\n\n${text}` };
}

export function closingComment(
  { topic, isWaived }: Pick<Extract<IssueAction, { do: 'close' }>, 'topic' | 'isWaived'>,
  runUrl: string | undefined,
): string {
  const what: Record<typeof topic, string> = {
    difference: 'Fixed: the last check was complete and found no such difference.',
    blob: 'Fixed: the last check looked for every blob and found all of them.',
    more: 'Fixed, or reported in issues of their own.',
    unreachable: 'The registry was reached again.',
  };
  const why = isWaived ? 'A waiver in the ledger names it.' : what[topic];
  return html`<p>${why} ${seenIn(runUrl)}</p>`.toString();
}

function seenIn(runUrl: string | undefined): Html | undefined {
  return runUrl === undefined ? undefined : html`Seen in <a href="${runUrl}">this run</a>.`;
}

/** Names in code, so that nothing in them is a link or a mention. */
function titleOf(topic: Topic): string {
  const name = (text: string) => `\`${plain(text, longestTitle).replaceAll('`', "'")}\``;
  switch (topic.about) {
    case 'difference':
      return differenceTitle(topic.differences, name);
    case 'more':
      return `Drift: ${count(topic.differences.length, 'more difference')}`;
    case 'unreachable':
      return `Drift checks cannot reach ${name(topic.registry)}`;
  }
}

function differenceTitle(
  [first, ...others]: readonly [Difference, ...Difference[]],
  name: (text: string) => string,
): string {
  const more = others.length === 0 ? '' : ` (${others.length + 1})`;
  return `Drift: ${kindTitle[first.kind]}${more}: ${name(placeOf(first))}`;
}

function bodyOf(topic: Topic): readonly Markdown[] {
  switch (topic.about) {
    case 'difference':
      return groupParts(topic.differences);
    case 'more':
      return [
        html`<p>There are more differences than may have an issue each. The others are:</p>`,
        html`${list(topic.differences.map((one) => html`${kindTitle[one.kind]}: ${code(placeOf(one), 300)}`))}`,
      ];
    case 'unreachable':
      return [
        html`<p>${count(topic.runs, 'check')} in a row could not check ${code(topic.registry, 300)} completely. This does not mean that anything is wrong with it.</p>`,
        html`${findingList(topic.findings.map((one) => titled(one)))}`,
      ];
  }
}

/** Each command once, below the first difference that it fixes: one copy often fixes several. */
function groupParts(differences: readonly Difference[]): readonly Markdown[] {
  const fixes = [...new Set(differences.flatMap(({ fix }) => fix ?? []))];
  const [first, ...others] = differences.map(({ fix: _, ...one }) =>
    differenceParts(one, inSummary),
  );
  const commands = fixes.length === 0 ? undefined : inSummary.commands('sh', fixes);
  const title = fixes.length === 0 ? undefined : html`<p><em>Fix:</em></p>`;
  const parts = [...(first ?? []), title, commands, ...others.flat()];
  return parts.filter((part) => part !== undefined);
}
