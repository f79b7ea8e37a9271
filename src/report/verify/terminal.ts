/** Renders a verification as terminal text: tables and problems, or everything in cosign's words. */

import type {
  ImageReport,
  ManifestReport,
  ParityGroup,
  VerifyReport,
} from '../../verify/report.ts';
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
import { endLines, outcomeStyle } from '../verdict.ts';
import { formatWord, listed } from '../words.ts';
import { requirementLines } from './attestations.ts';
import { isSame, missingFor, statusOf } from './facts.ts';
import { findingsAbout, findingsElsewhere, titled } from './findings.ts';
import { manifestBlock } from './manifest-block.ts';
import { overviewLines } from './overview.ts';
import { verdictOf } from './verdict.ts';

/** As cosign prints it with --insecure-ignore-tlog. */
const logIgnored =
  'WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature.';

export function formatTerminal(report: VerifyReport, options: TextOptions): string {
  const images =
    options.verbose === true
      ? report.images.map((image) => formatImage(report, image, options))
      : [logText([overviewLines(report.images, options), problemLines(report, options)])];
  return `${images.join('')}${formatVerdict(report, options)}`;
}

/** Blocks of the manifests that the table cannot explain, and what concerns whole images. */
function problemLines(report: VerifyReport, options: TextOptions): Lines {
  return report.images.map((image) => {
    const problems = image.manifests.filter((manifest) => hasProblem(image, manifest));
    return imageLines(report, image, problems, options);
  });
}

/** A note about a manifest that need not be signed is in the verdict. */
function hasProblem(image: ImageReport, manifest: ManifestReport): boolean {
  const { outcome, counts } = statusOf(image, manifest);
  return (
    (outcome !== 'verified' && counts) ||
    findingsAbout(image, manifest).some(({ severity }) => severity !== 'note')
  );
}

/** One image: a block for each manifest. GitHub's log folds each image. */
export function formatImage(
  report: VerifyReport,
  image: ImageReport,
  options: TextOptions,
): string {
  return logText(imageLines(report, image, image.manifests, options));
}

/** What concerns the whole run, with the verdict at its end: never folded. */
export function formatVerdict(report: VerifyReport, options: TextOptions): string {
  return logText([
    report.policy.transparencyLog === 'ignored' && [wrap(line`${logIgnored}`, options), line``],
    report.parity.groups
      .filter((group) => options.verbose === true || !isSame(group))
      .map((group) => parityLines(report, group, options)),
    signerLines(report.policy.signers, options),
    report.findings.map((finding) => findingLines(titled(finding), options, '')),
    report.findings.length > 0 && line``,
    endLines(verdictOf(report), report, options),
  ]);
}

function imageLines(
  report: VerifyReport,
  image: ImageReport,
  manifests: readonly ManifestReport[],
  options: TextOptions,
): Lines {
  const blocks = [
    ...manifests.map((one) => manifestBlock(report, image, one, options)),
    attestationLines(image, options),
  ];
  const elsewhere = findingsElsewhere(image).map((finding) => findingLines(finding, options));
  const isUnread = image.manifests.length === 0;
  if (elsewhere.length === 0 && !isUnread) return blocks;
  const name = line`${isUnread ? 'Verification for' : 'About'} ${image.cosignName} --`;
  const word = paint(options, outcomeStyle[image.outcome], image.outcome.toUpperCase());
  const state = isUnread && word;
  return [blocks, paint(options, 'bold', name), state, elsewhere, line``];
}

export function attestationLines(image: ImageReport, options: TextOptions): Lines {
  const lines = requirementLines(image, options);
  if (lines.length === 0) return [];
  return [paint(options, 'bold', `Attestations of ${image.cosignName} --`), lines, line``];
}

const parityWords: Record<ParityGroup['signatures'], string> = {
  same: 'are the same',
  none: 'are missing everywhere',
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
  const missing = Map.groupBy(group.missing, ({ image, format }) => {
    return `${image} lacks the ${formatWord[format]} signatures of`;
  });
  const lacks = [...missing].map(([what, all]) => {
    const names = new Set(all.map((one) => missingFor(report, one)));
    return wrap(line`${what} ${listed([...names])}`, options, '    ', '    ');
  });
  return [
    paint(options, 'bold', `Comparison of ${listed(group.images)} --`),
    result('digests', group.digests),
    result('signatures', group.signatures),
    lacks,
    line``,
  ];
}
