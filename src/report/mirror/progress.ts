/** The progress of a copy in one line, for a terminal and for a log. */

import type { MirrorProgress, MirrorStep } from '../../mirror/report.ts';
import { byteText } from '../bytes.ts';
import { plain } from '../escape.ts';
import { line, logText } from '../line.ts';
import { inOneLine } from '../progress.ts';
import { shortDigest } from '../words.ts';

export interface Copying extends MirrorProgress {
  /** absent until it is known */
  readonly bytesPerSecond?: number | undefined;
}

/** Always narrower than the terminal. */
export function formatCopying(copying: Copying, columns = 80): string {
  const { target, step, done, of, bytes, bytesPerSecond, digest } = copying;
  const what = step === 'copying' && digest !== undefined ? ` ${plain(shortDigest(digest))}` : '';
  const facts = [
    `${step}${what}`,
    ...(of === 0 ? [] : [`${done} of ${of} parts`]),
    ...(bytes === 0 ? [] : [byteText(bytes)]),
    ...(bytesPerSecond === undefined ? [] : [`${byteText(bytesPerSecond)}/s`]),
  ];
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
