/** Renders a signing run as terminal text: the signatures of each manifest, and the verdict. */

import {
  countSignatures,
  isThere,
  type SignatureCount,
  type SignedImageReport,
  type SignedManifestReport,
  type SignedReport,
  type SignReport,
} from '../../sign/report.ts';
import { shortSigner, withKind } from '../../signature/signer.ts';
import { fixedWords } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { join, type Lines, line, logText, paint, type TextOptions, wrap } from '../line.ts';
import { ownSignerLines } from '../signers.ts';
import { endLines, errorSentence, type Verdict } from '../verdict.ts';
import { entryText } from '../verify/manifest-block.ts';
import { count, manifestName } from '../words.ts';

export function formatSigning(report: SignReport, options: TextOptions): string {
  return logText([
    report.images.map((image) => imageLines(image, options)),
    caveatsOf(report).map((text) => [wrap(line`${text}`, options), line``]),
    ownSignerLines(report.signer, options),
    endLines(signVerdictOf(report), report, options),
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

function imageLines(image: SignedImageReport, options: TextOptions): Lines {
  return [
    paint(options, 'bold', `Signing ${image.pinned ?? image.name} --`),
    image.manifests.map((manifest) => manifestLines(manifest, options)),
    image.findings.map((finding) => findingLines(finding, options)),
    line``,
  ];
}

export const stateWords: Readonly<Record<SignedReport['state'], string>> = fixedWords({
  present: 'signed before',
  published: 'signed and pushed',
  made: 'made, not pushed',
  missing: 'not signed',
});

function manifestLines(manifest: SignedManifestReport, options: TextOptions): Lines {
  return [
    line`${manifestName(manifest)} ${manifest.digest}`,
    manifest.signatures.map((signature) => {
      const { format, state, logEntries } = signature;
      const style = isThere(signature) ? 'green' : 'yellow';
      const facts = [paint(options, style, stateWords[state]), ...logEntries.map(entryText)];
      return line`  - ${format}: ${join(facts, ', ')}`;
    }),
  ];
}

/** What is signed, or what failed and how many signatures there are. */
export function signVerdictOf(report: SignReport): Verdict<'Signed' | 'Failed' | 'Undetermined'> {
  const tally = countSignatures(report);
  if (report.outcome === 'verified')
    return { word: 'Signed', sentence: whatIsThere(report, tally, 'signature') };
  const word = report.outcome === 'rejected' ? 'Failed' : 'Undetermined';
  const error = errorSentence(report.images.flatMap(({ findings }) => findings));
  return { word, sentence: [error, ...howFar(tally, 'signature')].join(' ') };
}

/** @param noun what was made: `signature` */
export function whatIsThere(
  { images, signer }: Pick<SignReport, 'signer'> & { readonly images: readonly unknown[] },
  tally: SignatureCount,
  noun: string,
): string {
  const what = `${count(images.length, 'image')}, ${count(tally.manifests, 'manifest')}`;
  const signatures = `${count(tally.signatures, noun)} by ${signer.kind !== 'identity' ? 'the ' : ''}${withKind(signer, shortSigner(signer))}`;
  return `${what}: ${signatures}, ${news(tally)}.`;
}

function news({ signatures, made }: SignatureCount): string {
  if (made === 0) return 'all existed before; nothing was changed';
  const verified = 'read back and verified';
  return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}

/** Nothing if the run ended before it planned a signature. */
export function howFar({ signatures, existing }: SignatureCount, noun: string): string[] {
  if (signatures === 0) return [];
  return [
    `${existing} of ${count(signatures, noun)} ${existing === 1 ? 'is' : 'are'} in the registry.`,
  ];
}
