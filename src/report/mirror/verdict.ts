/** A mirror run in one sentence: what the targets hold, or what failed and how many are complete. */

import type { ContentReport, MirrorReport, TargetReport } from '../../mirror/report.ts';
import { errorSentence, type Verdict } from '../verdict.ts';
import { byteText, count } from '../words.ts';

export function mirrorVerdictOf(
  report: MirrorReport,
): Verdict<'Mirrored' | 'Planned' | 'Failed' | 'Undetermined'> {
  const { outcome, dryRun, findings, targets } = report;
  if (outcome === 'verified') {
    return dryRun
      ? { word: 'Planned', sentence: whatIsPlanned(report) }
      : { word: 'Mirrored', sentence: whatIsMirrored(report) };
  }
  const word = outcome === 'rejected' ? 'Failed' : 'Undetermined';
  return {
    word,
    sentence: [
      errorSentence([...findings, ...targets.flatMap((one) => one.findings)]),
      ...howFar(report),
    ].join(' '),
  };
}

function whatIsMirrored(report: MirrorReport): string {
  const { source, targets } = report;
  return `${targetCount(targets)} ${holds(targets.length)} all of ${source.name}: ${news(report)}.`;
}

function news(report: MirrorReport): string {
  const { require, targets } = report;
  const parts = copiedParts(report);
  const tags = targets.filter(({ tag }) => tag === 'written').length;
  if (parts === 0 && tags === 0) return 'nothing was changed';
  const bytes = targets.reduce((sum, target) => sum + target.bytes, 0);
  const again = require === 'verified' ? 'read back and verified' : 'read back';
  const sent = bytes === 0 ? '' : ` (${byteText(bytes)} of blobs)`;
  return `${count(parts, 'new part')}${sent}, ${again}`;
}

function whatIsPlanned({ targets, source }: MirrorReport): string {
  const { missing } = tallyOf(targets.flatMap(({ content }) => content));
  const sum = (field: 'bytes' | 'requests') =>
    targets.reduce((n, { plan }) => n + (plan?.[field] ?? 0), 0);
  const where = targetCount(targets);
  if (missing === 0) return `${where} ${lacks(targets.length)} nothing of ${source.name}.`;
  const work = `${byteText(sum('bytes'))} of blobs, about ${count(sum('requests'), 'request')}`;
  return `${where} ${lacks(targets.length)} ${count(missing, 'part')} of ${source.name}: ${work}. Nothing was written.`;
}

/** Of several targets, some may be complete. */
function howFar({ dryRun, targets }: MirrorReport): string[] {
  if (dryRun || targets.length === 1) return [];
  const whole = targets.filter(isWhole).length;
  return [`${whole} of ${targetCount(targets)} ${holds(whole)} all of it.`];
}

const targetCount = (targets: readonly TargetReport[]) => count(targets.length, 'target');
const holds = (n: number) => (n === 1 ? 'has' : 'have');
const lacks = (n: number) => (n === 1 ? 'lacks' : 'lack');

export type Kind = 'blob' | 'manifest' | 'signature tag';

export const kinds: readonly Kind[] = ['blob', 'manifest', 'signature tag'];

export function kindOf({ kind, tag }: ContentReport): Kind {
  return tag === undefined ? kind : 'signature tag';
}

interface Tally {
  readonly all: number;
  readonly present: number;
  readonly copied: number;
  readonly mounted: number;
  readonly missing: number;
}

export function tallyOf(content: readonly ContentReport[]): Tally {
  const among = (wanted: ContentReport['state']) =>
    content.filter(({ state }) => state === wanted).length;
  return {
    all: content.length,
    present: among('present'),
    copied: among('copied'),
    mounted: among('mounted'),
    missing: among('missing'),
  };
}

/** Whether a target holds all of it, and its tag points where it should. */
export function isWhole({ looked, outcome }: TargetReport): boolean {
  return looked !== 'nothing' && outcome === 'verified';
}

/** Parts copied to any target. */
function copiedParts({ targets }: MirrorReport): number {
  const { copied, mounted } = tallyOf(targets.flatMap(({ content }) => content));
  return copied + mounted;
}
