/** A mirror run as terminal text, or the plan of a dry run. */

import type { MirrorReport, SourceReport } from '../../mirror/report.ts';
import { byteText } from '../bytes.ts';
import { findingLines } from '../finding.ts';
import { type Line, line, logText, paint, type TextOptions, wrap } from '../line.ts';
import { keyLines } from '../pinned-key.ts';
import { outcomeStyle, runFacts, verdictLines } from '../verdict.ts';
import { count, listed } from '../words.ts';
import { targetLines } from './target.ts';
import { mirrorVerdictOf } from './verdict.ts';

/** What was not checked. */
export const caveats: Record<MirrorReport['require'], string | undefined> = {
  verified: undefined,
  signed: 'Note: The image has signatures, which were not verified. Use --key to verify them.',
  none: 'WARNING: Signatures were not checked (--require none).',
};

export function formatMirror(report: MirrorReport, options: TextOptions): string {
  const caveat = caveats[report.require];
  return logText([
    ...sourceLines(report, options),
    ...report.targets.flatMap((target) => targetLines(report, target, options)),
    ...keyLines(report.keys, options),
    ...(caveat === undefined || report.outcome !== 'verified'
      ? []
      : [...wrap(line`${caveat}`, options), line``]),
    ...verdictLines(
      mirrorVerdictOf(report),
      outcomeStyle[report.outcome],
      options,
      runFacts(report),
    ),
  ]);
}

function sourceLines({ source, findings }: MirrorReport, options: TextOptions): Line[] {
  return [
    paint(options, 'bold', `Mirroring ${source.name} --`),
    ...(source.digest === undefined ? [] : [line`digest ${source.digest}`]),
    ...(source.content === undefined ? [] : [line`  - ${contentText(source.content)}`]),
    ...findings.flatMap((finding) => findingLines(finding, options)),
    line``,
  ];
}

export function contentText(content: NonNullable<SourceReport['content']>): string {
  const { manifests, tags, referrers, blobs, bytes } = content;
  const attached = [
    ...(tags === 0 ? [] : [count(tags, 'signature tag')]),
    ...(referrers === 0 ? [] : [count(referrers, 'referrer')]),
  ];
  const parts = [count(manifests, 'manifest'), ...attached, count(blobs, 'blob')];
  return `${listed(parts)}, ${byteText(bytes)}`;
}
