/** The mirror report as text for people at a terminal; of a dry run, it is the plan. */

import type { MirrorReport, SourceReport } from '../../mirror/report.ts';
import { byteText } from '../bytes.ts';
import { logText, plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type Style, type TextOptions, wrap } from '../paint.ts';
import { keyLines } from '../pinned-key.ts';
import { runFacts } from '../run-facts.ts';
import { count, listed } from '../words.ts';
import { targetLines } from './target.ts';
import { mirrorVerdictOf } from './verdict.ts';

const verdictStyle: Record<MirrorReport['outcome'], Style> = {
  verified: 'green',
  rejected: 'red',
  undetermined: 'yellow',
};

/** What was not looked at is told, too. */
const caveats: Record<MirrorReport['require'], string | undefined> = {
  verified: undefined,
  signed:
    'Note: That it carries signatures was looked at, and not whose they are: --key verifies them.',
  none: 'WARNING: Whether it is signed was not looked at (--require none).',
};

export function formatMirror(report: MirrorReport, options: TextOptions): string {
  const caveat = caveats[report.require];
  return logText([
    ...sourceLines(report, options),
    ...report.targets.flatMap((target) => targetLines(report, target, options)),
    ...keyLines(report.keys, options),
    ...(caveat === undefined || report.outcome !== 'verified'
      ? []
      : [...wrap(caveat, '', options), '']),
    ...verdictLines(report, options),
  ]);
}

function sourceLines({ source, findings }: MirrorReport, options: TextOptions): string[] {
  return [
    paint(options, 'bold', `Mirroring ${plain(source.name)} --`),
    ...(source.digest === undefined ? [] : [`digest ${plain(source.digest)}`]),
    ...contentLines(source),
    ...findings.flatMap((finding) => findingLines(finding, options)),
    '',
  ];
}

function contentLines({ content }: SourceReport): string[] {
  if (content === undefined) return [];
  const { manifests, tags, referrers, blobs, bytes } = content;
  const attached = [
    ...(tags === 0 ? [] : [count(tags, 'signature tag')]),
    ...(referrers === 0 ? [] : [count(referrers, 'referrer')]),
  ];
  const parts = [count(manifests, 'manifest'), ...attached, count(blobs, 'blob')];
  return [`  - ${listed(parts)}, ${byteText(bytes)}`];
}

function verdictLines(report: MirrorReport, options: TextOptions): string[] {
  const { word, sentence } = mirrorVerdictOf(report);
  const label = word.toUpperCase();
  const [first = '', ...rest] = wrap(`${label}: ${plain(sentence)}`, '', options);
  const painted = paint(options, verdictStyle[report.outcome], paint(options, 'bold', label));
  return [
    `${painted}${first.slice(label.length)}`,
    ...rest,
    paint(options, 'dim', runFacts(report)),
  ];
}
