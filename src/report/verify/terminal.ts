/** A verification as terminal text, in cosign's words. */

import type { ImageReport, ParityGroup, VerifyReport } from '../../verify/report.ts';
import { findingLines } from '../finding.ts';
import {
  type Line,
  type Lines,
  line,
  logText,
  paint,
  type Style,
  type TextOptions,
  wrap,
} from '../line.ts';
import { signerLines } from '../signers.ts';
import { endLines } from '../verdict.ts';
import { formatWord, listed } from '../words.ts';
import { missingFor } from './facts.ts';
import { findingsElsewhere, titled } from './findings.ts';
import { manifestBlock } from './manifest-block.ts';
import { verdictOf } from './verdict.ts';

/** As cosign prints it with --insecure-ignore-tlog. */
const logIgnored =
  'WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature.';

export function formatTerminal(report: VerifyReport, options: TextOptions): string {
  const images = report.images.map((image) => formatImage(report, image, options));
  return `${images.join('')}${formatVerdict(report, options)}`;
}

/** One image: a block for each manifest. GitHub's log folds each image. */
export function formatImage(
  report: VerifyReport,
  image: ImageReport,
  options: TextOptions,
): string {
  return logText(imageLines(report, image, options));
}

/** What concerns the whole run, with the verdict at its end: never folded. */
export function formatVerdict(report: VerifyReport, options: TextOptions): string {
  return logText([
    report.policy.transparencyLog === 'ignored' && [wrap(line`${logIgnored}`, options), line``],
    report.parity.groups.map((group) => parityLines(report, group, options)),
    signerLines(report.policy.signers, options),
    report.findings.map((finding) => findingLines(titled(finding), options, '')),
    report.findings.length > 0 && line``,
    endLines(verdictOf(report), report, options),
  ]);
}

function imageLines(report: VerifyReport, image: ImageReport, options: TextOptions): Lines {
  const blocks = image.manifests.map((m) => manifestBlock(report, image, m, options));
  const elsewhere = findingsElsewhere(image).map((finding) => findingLines(finding, options));
  if (blocks.length > 0 && elsewhere.length === 0) return blocks;
  const name = line`${blocks.length === 0 ? 'Verification for' : 'About'} ${image.cosignName} --`;
  const state = blocks.length === 0 && line`${image.outcome}`;
  return [blocks, paint(options, 'bold', name), state, elsewhere, line``];
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

function parityLines(report: VerifyReport, group: ParityGroup, options: TextOptions): Lines {
  const result = (what: string, state: ParityGroup['signatures']): Line =>
    line`  - ${paint(options, parityStyle[state], `The ${what} ${parityWords[state]}`)}`;
  const lacks = group.missing.map((missing) => {
    const what = line`${missingFor(report, missing)} ${missing.digest}`;
    return line`    ${missing.image} lacks a ${formatWord[missing.format]} signature of ${what}`;
  });
  return [
    paint(options, 'bold', `Comparison of ${listed(group.images)} --`),
    result('digests', group.digests),
    result('signatures', group.signatures),
    lacks,
    line``,
  ];
}
