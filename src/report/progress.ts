/** The progress of a run in one line, which a terminal rewrites and a log appends. */

import { given } from '../defined.ts';
import type { DriftProgress } from '../drift/report.ts';
import type { MirrorProgress, MirrorStep } from '../mirror/report.ts';
import type { ReleaseProgress, StepName } from '../release/report.ts';
import { fixedWords, plain } from './escape.ts';
import { line, logText } from './line.ts';
import { byteText, count, shortDigest } from './words.ts';

export interface Progress {
  readonly image: string;
  /** manifests checked, signatures pushed */
  readonly done: number;
  readonly of: number;
  readonly requests: number;
}

export interface ProgressOptions {
  readonly columns?: number;
  /** what is counted */
  readonly unit?: string;
}

export function formatProgress(
  { image, done, of, requests }: Progress,
  { columns = 80, unit = 'manifest' }: ProgressOptions = {},
): string {
  return inOneLine(image, `${done} of ${count(of, unit)}, ${count(requests, 'request')}`, columns);
}

/** Always narrower than the terminal: a line that wraps could not be rewritten. */
function inOneLine(image: string, facts: string, columns: number): string {
  const room = columns - 1 - facts.length - ' … '.length;
  const name = plain(image);
  // The end of a name tells more than its beginning.
  const shown = name.length <= room ? name : `…${name.slice(name.length - room + 1)}`;
  return room < 8 ? facts.slice(0, Math.max(columns - 1, 0)) : `${shown} … ${facts}`;
}

export interface Copying extends MirrorProgress {
  /** absent until it is known */
  readonly bytesPerSecond?: number | undefined;
}

export function formatCopying(copying: Copying, columns = 80): string {
  const { target, step, done, of, bytes, bytesPerSecond, digest } = copying;
  const what = step === 'copying' && digest !== undefined ? ` ${plain(shortDigest(digest))}` : '';
  const facts = given([
    `${step}${what}`,
    of > 0 && `${done} of ${of} parts`,
    bytes > 0 && byteText(bytes),
    bytesPerSecond !== undefined && `${byteText(bytesPerSecond)}/s`,
  ]);
  return inOneLine(target, facts.join(', '), columns);
}

/**
 * One line of a log.
 *
 * @param still the step has a line already
 */
export function formatStep(
  { target, step, done, of, bytes }: MirrorProgress,
  still: boolean,
): string {
  const there = `${done} of ${of} parts are there`;
  const texts: Record<MirrorStep, string> = {
    looking: of === 0 ? 'reading the source' : `the source meets the requirements; ${there}`,
    copying: still ? `copying, ${there}, ${byteText(bytes)} sent` : 'copying',
    verifying: 'the target is complete; verifying',
    tagging: 'writing the tag',
  };
  return logText([line`${target}: ${texts[step]}`]).trimEnd();
}

export const stepTitle: Record<StepName, string> = fixedWords({
  check: 'check tags',
  build: 'build and push',
  sign: 'sign',
  attest: 'attest',
  verify: 'verify',
  mirror: 'mirror',
  'verify-mirrors': 'verify everywhere',
  tag: 'tag',
  ledger: 'update ledger',
});

export function formatReleasing({ step, detail }: ReleaseProgress, columns = 80): string {
  return detail === ''
    ? `${stepTitle[step]} …`.slice(0, Math.max(columns - 1, 0))
    : inOneLine(detail, stepTitle[step], columns);
}

/** A line of a log, for a step that has ended. */
export function formatReleaseStep({ step, detail }: ReleaseProgress): string {
  return logText([line`${stepTitle[step]}: ${detail}`]).trimEnd();
}

export interface Checking extends DriftProgress {
  /** absent until it is known */
  readonly imagesPerSecond?: number | undefined;
}

export function formatChecking(checking: Checking, columns = 80): string {
  return inOneLine(checking.image, factsOf(checking), columns);
}

/** One line of a log. */
export function formatCheckingStep(checking: Checking): string {
  return logText([line`${factsOf(checking)}: ${checking.image}`]).trimEnd();
}

function factsOf({ done, of, requests, imagesPerSecond }: Checking): string {
  const rate = imagesPerSecond === undefined ? '' : `, ${imagesPerSecond.toFixed(0)}/s`;
  return `${done} of ${count(of, 'image')}${rate}, ${count(requests, 'request')}`;
}
