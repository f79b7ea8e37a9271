/** One target of a mirror run as lines of text: what was there, what was brought, where its tag points. */

import type { ContentReport, MirrorReport, TargetReport } from '../../mirror/report.ts';
import { byteText } from '../bytes.ts';
import { plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type Style, type TextOptions } from '../paint.ts';
import { count } from '../words.ts';
import { isWhole, type Kind, kindOf, kinds, tallyOf } from './numbers.ts';

/** Parts that are listed one by one; the report has them all. */
const shown = 10;

export function targetLines(
  report: MirrorReport,
  target: TargetReport,
  options: TextOptions,
): string[] {
  const { name, findings } = target;
  return [
    paint(options, 'bold', `${report.dryRun ? 'Plan for' : 'To'} ${plain(name)} --`),
    ...bodyLines(report, target, options),
    ...findings.flatMap((finding) => findingLines(finding, options)),
    '',
  ];
}

function bodyLines(report: MirrorReport, target: TargetReport, options: TextOptions): string[] {
  const good = (text: string) => `  - ${paint(options, 'green', text)}`;
  switch (target.looked) {
    case 'nothing':
      return [`  ${paint(options, 'yellow', whatWasSeen(target))}`];
    case 'lists':
      return [
        good('The tag points to this digest, and everything attached to it is listed'),
        ...(report.require === 'verified' ? [good('It was verified there')] : []),
      ];
    case 'everything':
      return [
        ...kinds.flatMap((kind) => kindLines(kind, report, target, options)),
        ...(report.dryRun ? planLines(target) : []),
        ...(isWhole(target) && !report.dryRun ? [good(whatWasRead(report))] : []),
        ...tagLines(report, target, options),
      ];
  }
}

function whatWasSeen({ tagBefore }: TargetReport): string {
  return `${tagBefore === undefined ? 'nothing' : 'nothing but the tag'} was looked at`;
}

function whatWasRead({ require }: MirrorReport): string {
  return require === 'verified'
    ? 'All of it was read again, and verified there'
    : 'All of it was read again';
}

/** `20 blobs: 17 copied, 1 mounted, 2 there before` */
function kindLines(
  kind: Kind,
  { dryRun }: MirrorReport,
  target: TargetReport,
  options: TextOptions,
): string[] {
  const content = target.content.filter((one) => kindOf(one) === kind);
  if (content.length === 0) return [];
  const { all, present, copied, mounted, missing } = tallyOf(content);
  const bytes = kind === 'blob' && copied > 0 ? ` (${byteText(target.bytes)} sent)` : '';
  const parts = [
    ...(copied === 0 ? [] : [`${copied} copied${bytes}`]),
    ...(mounted === 0 ? [] : [`${mounted} mounted`]),
    ...(present === 0 ? [] : [`${present} there${dryRun ? '' : ' before'}`]),
    ...(missing === 0 ? [] : [`${missing} missing`]),
  ];
  const style: Style = missing === 0 ? 'green' : 'yellow';
  return [`  - ${count(all, kind)}: ${paint(options, style, parts.join(', '))}`];
}

/** What would be brought, the largest first. */
function planLines({ content, plan }: TargetReport): string[] {
  const missing = content
    .filter(({ state }) => state === 'missing')
    .toSorted((a, b) => b.size - a.size);
  if (missing.length === 0 || plan === undefined) return [];
  const more = missing.length - shown;
  const bytes = plan.bytes === 0 ? '' : `${byteText(plan.bytes)} of blobs, `;
  return [
    `  - to bring: ${bytes}about ${count(plan.requests, 'request')}`,
    ...missing.slice(0, shown).map(partLine),
    ...(more > 0 ? [`    and ${count(more, 'smaller part')}`] : []),
  ];
}

function partLine(part: ContentReport): string {
  const name = plain(part.tag ?? part.digest);
  return `    ${byteText(part.size).padStart(10)}  ${kindOf(part)} ${name}`;
}

function tagLines(report: MirrorReport, target: TargetReport, options: TextOptions): string[] {
  const { tag, tagBefore } = target;
  const before = tagBefore === undefined ? undefined : plain(tagBefore);
  const line = (text: string, style: Style) => [`  - ${paint(options, style, text)}`];
  switch (tag) {
    case 'written':
      return line(
        `The tag was written${before === undefined ? '' : `; before, it pointed to ${before}`}`,
        'green',
      );
    case 'unchanged':
      return line('The tag points to it already', 'green');
    case 'kept':
      return line(`The tag was left as it is, at ${before ?? 'another image'}`, 'yellow');
    case 'not asked for':
      return line('No tag was asked for', 'dim');
    case 'not written': {
      const points = before === undefined ? 'does not exist' : `points to ${before}`;
      if (report.dryRun && isWhole(target))
        return line(`The tag ${points}, and would be written last`, 'dim');
      return line(`The tag was not written: it ${points}`, 'yellow');
    }
  }
}
