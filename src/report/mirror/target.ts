/** One target of a mirror run as terminal text: what was there, what was copied, where its tag points. */

import type { ContentReport, MirrorReport, TargetReport } from '../../mirror/report.ts';
import { byteText } from '../bytes.ts';
import { findingLines } from '../finding.ts';
import { type Line, line, paint, type Style, type TextOptions } from '../line.ts';
import { count } from '../words.ts';
import { isWhole, type Kind, kindOf, kinds, tallyOf } from './numbers.ts';

/** Parts that are listed one by one; the report has them all. */
const shown = 10;

export function targetLines(
  report: MirrorReport,
  target: TargetReport,
  options: TextOptions,
): Line[] {
  const { name, findings } = target;
  return [
    paint(options, 'bold', `${report.dryRun ? 'Plan for' : 'To'} ${name} --`),
    ...bodyLines(report, target, options),
    ...findings.flatMap((finding) => findingLines(finding, options)),
    line``,
  ];
}

function bodyLines(report: MirrorReport, target: TargetReport, options: TextOptions): Line[] {
  const good = (text: string) => line`  - ${paint(options, 'green', text)}`;
  switch (target.looked) {
    case 'nothing':
      return [line`  ${paint(options, 'yellow', whatWasSeen(target))}`];
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
  return tagBefore === undefined ? 'not checked' : 'only the tag was checked';
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
): Line[] {
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
  return [line`  - ${count(all, kind)}: ${paint(options, style, parts.join(', '))}`];
}

/** What would be copied, the largest first. */
function planLines({ content, plan }: TargetReport): Line[] {
  const missing = content
    .filter(({ state }) => state === 'missing')
    .toSorted((a, b) => b.size - a.size);
  if (missing.length === 0 || plan === undefined) return [];
  const more = missing.length - shown;
  const bytes = plan.bytes === 0 ? '' : `${byteText(plan.bytes)} of blobs, `;
  return [
    line`  - to copy: ${bytes}about ${count(plan.requests, 'request')}`,
    ...missing.slice(0, shown).map(partLine),
    ...(more > 0 ? [line`    and ${count(more, 'smaller part')}`] : []),
  ];
}

function partLine(part: ContentReport): Line {
  const name = part.tag ?? part.digest;
  return line`    ${byteText(part.size).padStart(10)}  ${kindOf(part)} ${name}`;
}

function tagLines(report: MirrorReport, target: TargetReport, options: TextOptions): Line[] {
  const [text, style] = tagText(report, target);
  return [line`  - ${paint(options, style, text)}`];
}

export function tagText(report: MirrorReport, target: TargetReport): readonly [string, Style] {
  const { tag, tagBefore } = target;
  switch (tag) {
    case 'written': {
      const before = tagBefore === undefined ? '' : `; before, it pointed to ${tagBefore}`;
      return [`The tag was written${before}`, 'green'];
    }
    case 'unchanged':
      return ['The tag points to it already', 'green'];
    case 'kept':
      return [`The tag was not moved: it points to ${tagBefore ?? 'another image'}`, 'yellow'];
    case 'not asked for':
      return ['No tag was requested', 'dim'];
    case 'not written': {
      const points = tagBefore === undefined ? 'does not exist' : `points to ${tagBefore}`;
      return report.dryRun && isWhole(target)
        ? [`The tag ${points}, and would be written last`, 'dim']
        : [`The tag was not written: it ${points}`, 'yellow'];
    }
  }
}
