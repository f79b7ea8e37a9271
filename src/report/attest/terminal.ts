/** Renders the report of `attest` for the terminal: the attestations of each manifest, and the verdict. */

import type {
  AttestedImageReport,
  AttestedManifestReport,
  AttestReport,
} from '../../attest/report.ts';
import { isThere, type SignatureCount } from '../../sign/report.ts';
import { predicateTypeName } from '../../signature/predicate-type.ts';
import { fixedWords } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { join, type Lines, line, logText, paint, type TextOptions, wrap } from '../line.ts';
import { howFar, notLogged, type stateWords, whatIsThere } from '../sign/terminal.ts';
import { signerLines } from '../signers.ts';
import { endLines, errorSentence, type Verdict } from '../verdict.ts';
import { entryText } from '../verify/manifest-block.ts';
import { manifestName } from '../words.ts';

export function formatAttesting(report: AttestReport, options: TextOptions): string {
  return logText([
    report.images.map((image) => attestedImageLines(image, options)),
    caveatsOf(report).map((text) => [wrap(line`${text}`, options), line``]),
    signerLines([report.signer], options),
    endLines(attestVerdictOf(report), report, options),
  ]);
}

export function caveatsOf(report: AttestReport): readonly string[] {
  const isUnlogged = report.logs.length === 0 && countAttestations(report).existing > 0;
  return isUnlogged ? [notLogged('attestations')] : [];
}

/** The attestations of each manifest, and what went wrong. */
export function attestedImageLines(image: AttestedImageReport, options: TextOptions): Lines {
  return [
    paint(options, 'bold', `Attesting ${image.pinned ?? image.name} --`),
    image.manifests.map((manifest) => manifestLines(manifest, options)),
    image.findings.map((finding) => findingLines(finding, options)),
    line``,
  ];
}

function manifestLines(manifest: AttestedManifestReport, options: TextOptions): Lines {
  return [
    line`${manifestName(manifest)} ${manifest.digest}`,
    manifest.attestations.map((attestation) => {
      const { predicateType, format, state, logEntries } = attestation;
      const style = isThere(attestation) ? 'green' : 'yellow';
      const facts = [paint(options, style, attestationState[state]), ...logEntries.map(entryText)];
      return line`  - ${predicateTypeName(predicateType)} (${format}): ${join(facts, ', ')}`;
    }),
  ];
}

export const attestationState: typeof stateWords = fixedWords({
  present: 'attested before',
  published: 'attested and pushed',
  made: 'made, not pushed',
  missing: 'not attested',
});

/** What is attested, or what failed and how many attestations there are. */
export function attestVerdictOf(
  report: AttestReport,
): Verdict<'Attested' | 'Failed' | 'Undetermined'> {
  const tally = countAttestations(report);
  if (report.outcome === 'verified')
    return { word: 'Attested', sentence: whatIsThere(report, tally, 'attestation') };
  const word = report.outcome === 'rejected' ? 'Failed' : 'Undetermined';
  const error = errorSentence(report.images.flatMap(({ findings }) => findings));
  return { word, sentence: [error, ...howFar(tally, 'attestation')].join(' ') };
}

function countAttestations({ images }: AttestReport): SignatureCount {
  const manifests = images.flatMap((image) => image.manifests);
  const attestations = manifests.flatMap((manifest) => manifest.attestations);
  return {
    manifests: manifests.length,
    signatures: attestations.length,
    existing: attestations.filter(isThere).length,
    made: attestations.filter(({ state }) => state === 'published').length,
  };
}
