/** One target of a mirror run: what was there, what was copied, where its tag points. */

import type { ContentReport, MirrorReport, TargetReport } from '../../mirror/report.ts';
import { byteText } from '../bytes.ts';
import { findingLines } from '../finding.ts';
import { type Line, line, paint, type Style, type TextOptions } from '../line.ts';
import { count } from '../words.ts';
import { isWhole, type Kind, kindOf, kinds, tallyOf } from './verdict.ts';

/** Parts listed on the terminal. The report lists all. */
const shown = 10;

/** One line about a target. */
export interface Fact {
  /** what the text is about */
  readonly label?: string;
  readonly text: string;
  readonly style: Style;
}

export function targetFacts(report: MirrorReport, target: TargetReport): readonly Fact[] {
  const { looked, tagBefore } = target;
  const { require, dryRun } = report;
  const good = (text: string): Fact => ({ text, style: 'green' });
  switch (looked) {
    case 'lists':
      return [
        good('The tag points to this digest, and everything attached to it is listed'),
        ...(require === 'verified' ? [good('It was verified there')] : []),
      ];
    case 'everything':
      return [
        ...kinds.flatMap((kind) => kindFacts(kind, report, target)),
        ...(isWhole(target) && !dryRun
          ? [good(`All of it was read back${require === 'verified' ? ' and verified' : ''}`)]
          : []),
        tagFact(report, target),
        ...(dryRun ? planFacts(target) : []),
      ];
    default: {
      const text = tagBefore === undefined ? 'Not checked' : 'Only the tag was checked';
      return [{ text, style: 'yellow' }];
    }
  }
}

export function targetLines(
  report: MirrorReport,
  target: TargetReport,
  options: TextOptions,
): Line[] {
  const { name, findings } = target;
  const facts = targetFacts(report, target).map(({ label, text, style }) => {
    const painted = paint(options, style, text);
    return label === undefined ? line`  - ${painted}` : line`  - ${label}: ${painted}`;
  });
  return [
    paint(options, 'bold', `${report.dryRun ? 'Plan for' : 'To'} ${name} --`),
    ...facts,
    ...(report.dryRun ? partLines(target) : []),
    ...findings.flatMap((finding) => findingLines(finding, options)),
    line``,
  ];
}

/** `20 blobs: 17 copied, 1 mounted, 2 there before` */
function kindFacts(kind: Kind, { dryRun }: MirrorReport, target: TargetReport): Fact[] {
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
  const style = missing === 0 ? 'green' : 'yellow';
  return [{ label: count(all, kind), text: parts.join(', '), style }];
}

function planFacts({ content, plan }: TargetReport): Fact[] {
  if (plan === undefined || content.every(({ state }) => state !== 'missing')) return [];
  const bytes = plan.bytes === 0 ? '' : `${byteText(plan.bytes)} of blobs, `;
  const text = `${bytes}about ${count(plan.requests, 'request')}`;
  return [{ label: 'To copy', text, style: 'cyan' }];
}

/** What would be copied, the largest first. */
function partLines({ content }: TargetReport): Line[] {
  const missing = missingParts(content);
  const more = missing.length - shown;
  return [
    ...missing
      .slice(0, shown)
      .map(
        (part) => line`    ${byteText(part.size).padStart(10)}  ${kindOf(part)} ${partName(part)}`,
      ),
    ...(more > 0 ? [line`    and ${count(more, 'smaller part')}`] : []),
  ];
}

export function missingParts(content: readonly ContentReport[]): readonly ContentReport[] {
  return content.filter(({ state }) => state === 'missing').toSorted((a, b) => b.size - a.size);
}

export function partName({ tag, digest }: ContentReport): string {
  return tag ?? digest;
}

function tagFact({ dryRun }: MirrorReport, target: TargetReport): Fact {
  const { tag, tagBefore } = target;
  switch (tag) {
    case 'written': {
      const before = tagBefore === undefined ? '' : `; before, it pointed to ${tagBefore}`;
      return { text: `The tag was written${before}`, style: 'green' };
    }
    case 'unchanged':
      return { text: 'The tag points to it already', style: 'green' };
    case 'kept': {
      const points = tagBefore ?? 'another image';
      return { text: `The tag was not moved: it points to ${points}`, style: 'yellow' };
    }
    case 'not asked for':
      return { text: 'No tag was requested', style: 'dim' };
    default: {
      const points = tagBefore === undefined ? 'does not exist' : `points to ${tagBefore}`;
      return dryRun && isWhole(target)
        ? { text: `The tag ${points}, and would be written last`, style: 'dim' }
        : { text: `The tag was not written: it ${points}`, style: 'yellow' };
    }
  }
}
