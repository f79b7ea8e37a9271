/** A mirror run as terminal text, or the plan of a dry run. */

import { given } from '../../defined.ts';
import type {
  ContentReport,
  MirrorReport,
  SourceReport,
  TargetReport,
} from '../../mirror/report.ts';
import { findingLines } from '../finding.ts';
import { type Lines, line, logText, paint, type Styled, type TextOptions, wrap } from '../line.ts';
import { signerLines } from '../signers.ts';
import { endLines } from '../verdict.ts';
import { byteText, count, listed, shortDigests } from '../words.ts';
import { isWhole, type Kind, kindOf, kinds, mirrorVerdictOf, tallyOf } from './verdict.ts';

/** What was not checked. */
export const caveats: Record<MirrorReport['require'], string | undefined> = {
  verified: undefined,
  signed: 'Note: The image has signatures, which were not verified. Use --key to verify them.',
  none: 'WARNING: Signatures were not checked (--require none).',
};

export function formatMirror(report: MirrorReport, options: TextOptions): string {
  const caveat = report.outcome === 'verified' && caveats[report.require];
  return logText([
    sourceLines(report, options),
    report.targets.map((target) => targetLines(report, target, options)),
    signerLines(report.signers, options),
    caveat && [wrap(line`${caveat}`, options), line``],
    endLines(mirrorVerdictOf(report), report, options),
  ]);
}

function sourceLines({ source, findings }: MirrorReport, options: TextOptions): Lines {
  return [
    paint(options, 'bold', `Mirroring ${source.name} --`),
    source.digest && line`digest ${source.digest}`,
    source.content && line`  - ${contentText(source.content)}`,
    findings.map((finding) => findingLines(finding, options)),
    line``,
  ];
}

export function contentText(content: NonNullable<SourceReport['content']>): string {
  const { manifests, tags, referrers, blobs, bytes } = content;
  const parts = [
    count(manifests, 'manifest'),
    tags > 0 && count(tags, 'signature tag'),
    referrers > 0 && count(referrers, 'referrer'),
    count(blobs, 'blob'),
  ];
  return `${listed(parts)}, ${byteText(bytes)}`;
}

/** Parts listed on the terminal. The report lists all. */
const shown = 10;

export function targetFacts(report: MirrorReport, target: TargetReport): readonly Styled[] {
  const { looked, tagBefore } = target;
  const { require, dryRun } = report;
  const good = (text: string): Styled => [text, 'green'];
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
      return [[text, 'yellow']];
    }
  }
}

function targetLines(report: MirrorReport, target: TargetReport, options: TextOptions): Lines {
  const { name, findings } = target;
  return [
    paint(options, 'bold', `${report.dryRun ? 'Plan for' : 'To'} ${name} --`),
    targetFacts(report, target).map(([text, style]) => line`  - ${paint(options, style, text)}`),
    report.dryRun && partLines(target),
    findings.map((finding) => findingLines(finding, options)),
    line``,
  ];
}

/** `20 blobs: 17 copied, 1 mounted, 2 there before` */
function kindFacts(kind: Kind, { dryRun }: MirrorReport, target: TargetReport): Styled[] {
  const content = target.content.filter((one) => kindOf(one) === kind);
  if (content.length === 0) return [];
  const { all, present, copied, mounted, missing } = tallyOf(content);
  const bytes = kind === 'blob' && copied > 0 ? ` (${byteText(target.bytes)} sent)` : '';
  const parts = given([
    copied > 0 && `${copied} copied${bytes}`,
    mounted > 0 && `${mounted} mounted`,
    present > 0 && `${present} there${dryRun ? '' : ' before'}`,
    missing > 0 && `${missing} missing`,
  ]);
  const style = missing === 0 ? 'green' : 'yellow';
  return [[`${count(all, kind)}: ${parts.join(', ')}`, style]];
}

function planFacts({ content, plan }: TargetReport): Styled[] {
  if (plan === undefined || content.every(({ state }) => state !== 'missing')) return [];
  const bytes = plan.bytes === 0 ? '' : `${byteText(plan.bytes)} of blobs, `;
  return [[`To copy: ${bytes}about ${count(plan.requests, 'request')}`, 'cyan']];
}

/** What would be copied, the largest first. */
function partLines({ content }: TargetReport): Lines {
  const missing = missingParts(content);
  const more = missing.length - shown;
  return [
    missing
      .slice(0, shown)
      .map(
        (part) =>
          line`    ${byteText(part.size).padStart(10)}  ${kindOf(part)} ${shortDigests(partName(part))}`,
      ),
    more > 0 && line`    and ${count(more, 'smaller part')}`,
  ];
}

export function missingParts(content: readonly ContentReport[]): readonly ContentReport[] {
  return content.filter(({ state }) => state === 'missing').toSorted((a, b) => b.size - a.size);
}

export function partName({ tag, digest }: ContentReport): string {
  return tag ?? digest;
}

function tagFact({ dryRun }: MirrorReport, target: TargetReport): Styled {
  const { tag, tagBefore } = target;
  switch (tag) {
    case 'written': {
      const before = tagBefore === undefined ? '' : `; before, it pointed to ${tagBefore}`;
      return [`The tag was written${before}`, 'green'];
    }
    case 'unchanged':
      return ['The tag points to it already', 'green'];
    case 'kept': {
      const points = tagBefore ?? 'another image';
      return [`The tag was not moved: it points to ${points}`, 'yellow'];
    }
    case 'not asked for':
      return ['No tag was requested', 'dim'];
    default: {
      const points = tagBefore === undefined ? 'does not exist' : `points to ${tagBefore}`;
      return dryRun && isWhole(target)
        ? [`The tag ${points}, and would be written last`, 'dim']
        : [`The tag was not written: it ${points}`, 'yellow'];
    }
  }
}
