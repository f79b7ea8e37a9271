/** Issues about drift as GitHub shows them: a title, and a text that begins with its marker. */

import { formatMarker, type Topic, type WantedIssue } from '../../drift/issue-topics.ts';
import type { IssueAction } from '../../drift/issues.ts';
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

/** @param runUrl the page of this run, if there is one */
export function formatIssue({ marker, topic }: WantedIssue, runUrl: string | undefined): IssueText {
  const last = html`<p><sub>${seenIn(runUrl)} This issue is closed when a check no longer finds the problem. A check that cannot reach a registry closes no issue.</sub></p>`;
  const text = fitted([...bodyOf(topic), last], { maxBytes }).trimEnd();
  return { title: titleOf(topic), body: `${formatMarker(marker)}\n\n${text}` };
}

export function closingComment(
  topic: Extract<IssueAction, { do: 'close' }>['topic'],
  runUrl: string | undefined,
): string {
  const what: Record<typeof topic, string> = {
    difference: 'Fixed: the last check was complete and found no such difference.',
    blob: 'Fixed: the last check looked for every blob and found all of them.',
    more: 'Fixed, or reported in issues of their own.',
    unreachable: 'The registry was reached again.',
  };
  return html`<p>${what[topic]} ${seenIn(runUrl)}</p>`.toString();
}

function seenIn(runUrl: string | undefined): Html | undefined {
  return runUrl === undefined ? undefined : html`Seen in <a href="${runUrl}">this run</a>.`;
}

/** Names in code, so that nothing in them is a link or a mention. */
function titleOf(topic: Topic): string {
  const name = (text: string) => `\`${plain(text, longestTitle).replaceAll('`', "'")}\``;
  switch (topic.about) {
    case 'difference':
      return `Drift: ${kindTitle[topic.difference.kind]}: ${name(placeOf(topic.difference))}`;
    case 'more':
      return `Drift: ${count(topic.differences.length, 'more difference')}`;
    case 'unreachable':
      return `Drift checks cannot reach ${name(topic.registry)}`;
  }
}

function bodyOf(topic: Topic): readonly Markdown[] {
  switch (topic.about) {
    case 'difference':
      return differenceParts(topic.difference, inSummary).filter((part) => part !== undefined);
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
