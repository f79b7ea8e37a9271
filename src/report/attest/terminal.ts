/** A run that makes attestations as terminal text: the attestations of each manifest, and the verdict. */

import type {
  AttestedImageReport,
  AttestedManifestReport,
  AttestReport,
} from '../../attest/report.ts';
import { isThere } from '../../sign/report.ts';
import { predicateTypeName } from '../../signature/predicate-type.ts';
import { findingLines } from '../finding.ts';
import { join, type Line, line, logText, paint, type TextOptions, wrap } from '../line.ts';
import { notLogged, stateWords } from '../sign/terminal.ts';
import { signerLines } from '../signers.ts';
import { outcomeStyle, runFacts, verdictLines } from '../verdict.ts';
import { entryText } from '../verify/manifest-block.ts';
import { manifestName } from '../words.ts';
import { attestVerdictOf, tallyOf } from './verdict.ts';

export function formatAttesting(report: AttestReport, options: TextOptions): string {
  const { outcome, signer, images } = report;
  return logText([
    ...images.flatMap((image) => imageLines(image, options)),
    ...caveatsOf(report).flatMap((text) => [...wrap(line`${text}`, options), line``]),
    ...signerLines([signer], options),
    ...verdictLines(attestVerdictOf(report), outcomeStyle[outcome], options, runFacts(report)),
  ]);
}

export function caveatsOf(report: AttestReport): readonly string[] {
  return report.logs.length === 0 && tallyOf(report).there > 0 ? [notLogged('attestations')] : [];
}

function imageLines(image: AttestedImageReport, options: TextOptions): Line[] {
  return [
    paint(options, 'bold', `Attesting ${image.pinned ?? image.name} --`),
    ...image.manifests.flatMap((manifest) => manifestLines(manifest, options)),
    ...image.findings.flatMap((finding) => findingLines(finding, options)),
    line``,
  ];
}

function manifestLines(manifest: AttestedManifestReport, options: TextOptions): Line[] {
  return [
    line`${manifestName(manifest)} ${manifest.digest}`,
    ...manifest.attestations.map((attestation) => {
      const { predicateType, format, state, logEntries } = attestation;
      const style = isThere(attestation) ? 'green' : 'yellow';
      const facts = [paint(options, style, attestationState[state]), ...logEntries.map(entryText)];
      return line`  - ${predicateTypeName(predicateType)} (${format}): ${join(facts, ', ')}`;
    }),
  ];
}

export const attestationState = {
  ...stateWords,
  present: 'attested before',
  missing: 'not attested',
};
