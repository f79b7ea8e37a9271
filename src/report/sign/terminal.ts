/** A signing run as terminal text: the signatures of each manifest, and the verdict. */

import {
  isThere,
  type SignedImageReport,
  type SignedManifestReport,
  type SignedReport,
  type SignReport,
} from '../../sign/report.ts';
import { fixedWords } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { join, type Line, line, logText, paint, type TextOptions, wrap } from '../line.ts';
import { signerLines } from '../signers.ts';
import { outcomeStyle, readersLines, runFacts, verdictLines } from '../verdict.ts';
import { entryText } from '../verify/manifest-block.ts';
import { manifestName } from '../words.ts';
import { signVerdictOf } from './verdict.ts';

export function formatSigning(report: SignReport, options: TextOptions): string {
  return logText([
    ...report.images.flatMap((image) => imageLines(image, options)),
    ...caveatsOf(report).flatMap((text) => [...wrap(line`${text}`, options), line``]),
    ...signerLines([report.signer], options),
    ...verdictLines(signVerdictOf(report), outcomeStyle[report.outcome], options, runFacts(report)),
    ...readersLines(report.readers, options),
  ]);
}

export function notLogged(what: 'signatures' | 'attestations'): string {
  return `WARNING: These ${what} are not recorded in a transparency log. To verify them, use --insecure-ignore-tlog. Misuse of the key leaves no public record.`;
}

const bundlesOnly =
  'NOTE: These signatures are bundles only, the format of cosign v3. To Podman, CRI-O, policy-controller, Kyverno (with a key) and cosign before 2.6 the image is unsigned. --format both adds the other format and changes nothing else.';

export function caveatsOf(report: SignReport): readonly string[] {
  return [
    ...(report.logs.length === 0 && signedAny(report) ? [notLogged('signatures')] : []),
    ...(isBundlesOnly(report) ? [bundlesOnly] : []),
  ];
}

/** False if legacy signatures were there before. */
function isBundlesOnly(report: SignReport): boolean {
  const { formats, readers } = report;
  return (
    !formats.includes('legacy') && signedAny(report) && readers.some(({ why }) => why === 'format')
  );
}

function signedAny({ images }: SignReport): boolean {
  return images.some(({ manifests }) =>
    manifests.some(({ signatures }) => signatures.some(isThere)),
  );
}

function imageLines(image: SignedImageReport, options: TextOptions): Line[] {
  return [
    paint(options, 'bold', `Signing ${image.pinned ?? image.name} --`),
    ...image.manifests.flatMap((manifest) => manifestLines(manifest, options)),
    ...image.findings.flatMap((finding) => findingLines(finding, options)),
    line``,
  ];
}

export const stateWords: Readonly<Record<SignedReport['state'], string>> = fixedWords({
  present: 'signed before',
  published: 'signed and pushed',
  made: 'made, not pushed',
  missing: 'not signed',
});

function manifestLines(manifest: SignedManifestReport, options: TextOptions): Line[] {
  return [
    line`${manifestName(manifest)} ${manifest.digest}`,
    ...manifest.signatures.map((signature) => {
      const { format, state, logEntries } = signature;
      const style = isThere(signature) ? 'green' : 'yellow';
      const facts = [paint(options, style, stateWords[state]), ...logEntries.map(entryText)];
      return line`  - ${format}: ${join(facts, ', ')}`;
    }),
  ];
}
