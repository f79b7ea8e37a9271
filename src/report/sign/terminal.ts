/** The signing report as text for people at a terminal: what stands for each manifest, and the verdict. */

import {
  isThere,
  type SignedImageReport,
  type SignedManifestReport,
  type SignedReport,
  type SignReport,
} from '../../sign/report.ts';
import { logText, plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type Style, type TextOptions, wrap } from '../paint.ts';
import { keyLines } from '../pinned-key.ts';
import { runFacts } from '../run-facts.ts';
import { logLine } from '../verify/block.ts';
import { readersLines } from '../verify/readers.ts';
import { manifestName } from '../words.ts';
import { signVerdictOf } from './verdict.ts';

const verdictStyle: Record<SignReport['outcome'], Style> = {
  verified: 'green',
  rejected: 'red',
  undetermined: 'yellow',
};

const notLogged =
  'WARNING: Nothing is logged: who verifies these signatures has to ignore the transparency log, and nobody can see that they were made.';

export function formatSigning(report: SignReport, options: TextOptions): string {
  return logText([
    ...report.images.flatMap((image) => imageLines(image, options)),
    ...(report.logs.length === 0 && signedAny(report) ? [...wrap(notLogged, '', options), ''] : []),
    ...(isBundlesOnly(report) ? [...wrap(bundlesOnly, '', options), ''] : []),
    ...keyLines([{ fingerprint: report.key, pinned: report.keyPinned }], options),
    ...verdictLines(report, options),
  ]);
}

const bundlesOnly =
  'NOTE: These signatures are bundles only, the format of cosign v3. To Podman, CRI-O, policy-controller, Kyverno (with a key) and cosign before 2.6 the image is unsigned. --format both adds the other format and changes nothing else.';

/** Also where legacy signatures are there from before, all is well. */
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

function imageLines(image: SignedImageReport, options: TextOptions): string[] {
  const name = plain(image.pinned ?? image.name);
  return [
    paint(options, 'bold', `Signing ${name} --`),
    ...image.manifests.flatMap((manifest) => manifestLines(manifest, options)),
    ...image.findings.flatMap((finding) => findingLines(finding, options)),
    '',
  ];
}

const stateWords: Record<SignedReport['state'], string> = {
  present: 'signed before',
  published: 'signed and pushed',
  made: 'made, not pushed',
  missing: 'not signed',
};

function manifestLines(manifest: SignedManifestReport, options: TextOptions): string[] {
  return [
    `${plain(manifestName(manifest))} ${plain(manifest.digest)}`,
    ...manifest.signatures.map((signature) => {
      const { format, state, logEntries } = signature;
      const style = isThere(signature) ? 'green' : 'yellow';
      const facts = [paint(options, style, stateWords[state]), ...logEntries.map(logLine)];
      return `  - ${format}: ${facts.join(', ')}`;
    }),
  ];
}

function verdictLines(report: SignReport, options: TextOptions): string[] {
  const { word, sentence } = signVerdictOf(report);
  const label = word.toUpperCase();
  const [first = '', ...rest] = wrap(`${label}: ${plain(sentence)}`, '', options);
  const painted = paint(options, verdictStyle[report.outcome], paint(options, 'bold', label));
  return [
    `${painted}${first.slice(label.length)}`,
    ...rest,
    paint(options, 'dim', runFacts(report)),
    ...readersLines(report.readers, options),
  ];
}
