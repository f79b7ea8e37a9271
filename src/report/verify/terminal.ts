/** The report as text for people at a terminal: stderr, in cosign's words. */

import type { ImageReport, ParityGroup, VerifyReport } from '../../verify/report.ts';
import { logText, plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type Style, type TextOptions, wrap } from '../paint.ts';
import { keyLines } from '../pinned-key.ts';
import { runFacts } from '../run-facts.ts';
import { formatWord, listed } from '../words.ts';
import { manifestBlock } from './block.ts';
import { missingFor } from './facts.ts';
import { findingsElsewhere, titled } from './findings.ts';
import { readersLines } from './readers.ts';
import { verdictOf } from './verdict.ts';

const verdictStyle: Record<VerifyReport['outcome'], Style> = {
  verified: 'green',
  rejected: 'red',
  undetermined: 'yellow',
};

/** As cosign prints it with --insecure-ignore-tlog. */
const logIgnored =
  'WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature.';

export function formatTerminal(report: VerifyReport, options: TextOptions): string {
  const images = report.images.map((image) => formatImage(report, image, options));
  return `${images.join('')}${formatVerdict(report, options)}`;
}

/** One image: a block for each manifest. For logs that fold away what belongs to one image. */
export function formatImage(
  report: VerifyReport,
  image: ImageReport,
  options: TextOptions,
): string {
  return logText(imageLines(report, image, options));
}

/** What concerns the whole run, and the verdict near the end: it must never be folded away. */
export function formatVerdict(report: VerifyReport, options: TextOptions): string {
  return logText([
    ...(report.policy.transparencyLog === 'ignored' ? [...wrap(logIgnored, '', options), ''] : []),
    ...report.parity.groups.flatMap((group) => parityLines(report, group, options)),
    ...keyLines(report.policy.keys, options),
    ...runFindings(report, options),
    ...verdictLines(report, options),
  ]);
}

function imageLines(report: VerifyReport, image: ImageReport, options: TextOptions): string[] {
  const blocks = image.manifests.flatMap((m) => manifestBlock(report, image, m, options));
  const elsewhere = findingsElsewhere(image).flatMap((finding) => findingLines(finding, options));
  if (blocks.length > 0 && elsewhere.length === 0) return blocks;
  const name = `${blocks.length === 0 ? 'Verification for' : 'About'} ${plain(image.cosignName)} --`;
  const state = blocks.length === 0 ? [`${image.outcome}`] : [];
  return [...blocks, paint(options, 'bold', name), ...state, ...elsewhere, ''];
}

function runFindings(report: VerifyReport, options: TextOptions): string[] {
  const lines = report.findings.flatMap((finding) => findingLines(titled(finding), options, ''));
  return lines.length === 0 ? [] : [...lines, ''];
}

const parityWords: Record<ParityGroup['signatures'], string> = {
  same: 'are the same',
  none: 'that count are on neither side',
  different: 'DIFFER',
  undetermined: 'could not be compared',
};

const parityStyle: Record<ParityGroup['signatures'], Style> = {
  none: 'yellow',
  same: 'green',
  different: 'red',
  undetermined: 'yellow',
};

function parityLines(report: VerifyReport, group: ParityGroup, options: TextOptions): string[] {
  const line = (what: string, state: ParityGroup['signatures']): string =>
    `  - ${paint(options, parityStyle[state], `The ${what} ${parityWords[state]}`)}`;
  const lacks = group.missing.map((missing) => {
    const what = `${plain(missingFor(report, missing))} ${plain(missing.digest)}`;
    return `    ${plain(missing.image)} lacks a ${formatWord[missing.format]} signature of ${what}`;
  });
  return [
    paint(options, 'bold', `Comparison of ${listed(group.images.map((name) => plain(name)))} --`),
    line('digests', group.digests),
    line('signatures', group.signatures),
    ...lacks,
    '',
  ];
}

function verdictLines(report: VerifyReport, options: TextOptions): string[] {
  const { word, sentence } = verdictOf(report);
  const [first = '', ...rest] = wrap(`${word.toUpperCase()}: ${plain(sentence)}`, '', options);
  const label = paint(
    options,
    verdictStyle[report.outcome],
    paint(options, 'bold', word.toUpperCase()),
  );
  return [
    `${label}${first.slice(word.length)}`,
    ...rest,
    paint(options, 'dim', runFacts(report)),
    ...readersLines(report.readers, options),
  ];
}
