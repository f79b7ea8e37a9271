/** Issues about drift as GitHub shows them: a title, and a text that begins with its marker. */

import { formatMarker } from '../../drift/issue-marker.ts';
import type { Topic, WantedIssue } from '../../drift/issue-topics.ts';
import type { IssueAction } from '../../drift/issues.ts';
import type { Difference } from '../../drift/report.ts';
import { code, html, plain, prose } from '../escape.ts';
import { list } from '../markup.ts';
import { fenced, fitted } from '../summary-parts.ts';
import { count } from '../words.ts';
import { differenceFacts, differenceText, findingText } from './differences.ts';
import { kindTitle, mendText, placeOf } from './words.ts';

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
  const sections = [
    formatMarker(marker),
    ...bodyOf(topic),
    `<p><sub>${seenIn(runUrl)} This issue is closed when a check finds that it is gone. A check that cannot reach a registry closes nothing.</sub></p>`,
  ];
  return { title: titleOf(topic), body: fitted(sections, { maxBytes }).trimEnd() };
}

export function closingComment(
  topic: Extract<IssueAction, { do: 'close' }>['topic'],
  runUrl: string | undefined,
): string {
  const what: Record<typeof topic, string> = {
    difference: 'It is gone: everything was looked at, and this is as the ledger says again.',
    blob: 'It is gone: every blob was looked for, and is there again.',
    more: 'They are gone, or have issues of their own.',
    unreachable: 'It was reached again.',
  };
  return `<p>${what[topic]} ${seenIn(runUrl)}</p>`;
}

function seenIn(runUrl: string | undefined): string {
  return runUrl === undefined ? '' : `Seen in <a href="${html(runUrl)}">this run</a>.`;
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

function bodyOf(topic: Topic): string[] {
  switch (topic.about) {
    case 'difference':
      return differenceBody(topic.difference);
    case 'more':
      return [
        '<p>More registries and releases differ than there should be issues. What differs besides those that have one:</p>',
        list(topic.differences.map((one) => `${kindTitle[one.kind]}: ${code(placeOf(one), 300)}`)),
      ];
    case 'unreachable':
      return [
        `<p>${count(topic.runs, 'check')} in a row could not find out everything about ${code(topic.registry, 300)}. Nothing is known to be wrong with it, and nothing to be right.</p>`,
        list(topic.findings.map(findingText)),
      ];
  }
}

function differenceBody(difference: Difference): string[] {
  const { mend, advice } = difference;
  const facts = differenceFacts(difference).map(([name, value]) => `${name}: ${value}`);
  return [
    `<p>${[differenceText(difference), ...facts].join('<br>')}</p>`,
    ...(advice === undefined ? [] : [`<p><em>Next:</em> ${prose(advice)}</p>`]),
    ...(mend === undefined ? [] : ['<p>This mends it:</p>', fenced('sh', mendText(mend))]),
  ];
}
