/** Renders the report of `attest` as a job summary and as a page. */

import type { AttestedImageReport, AttestReport } from '../../attest/report.ts';
import { predicateTypeName } from '../../signature/predicate-type.ts';
import type { Document, Medium } from '../document.ts';
import { code, type Html, type Markdown } from '../html.ts';
import { logCell, manifestCell, notesOf, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { madeDocument, madeTables, stateCell } from '../sign/made.ts';
import { signerParagraph } from '../signers.ts';
import { formatDocument, inSummary, type SummaryOptions } from '../summary.ts';
import { type TitledFinding, titled } from '../verify/findings.ts';
import { attestationState, attestVerdictOf, caveatsOf } from './terminal.ts';

export function formatAttestSummary(report: AttestReport, options: SummaryOptions = {}): string {
  return formatDocument(attestDocument(report, inSummary), options);
}

export function formatAttestPage(report: AttestReport): string {
  return formatPage(attestDocument(report, onPage));
}

export function findingsOfAttest({ images }: AttestReport): readonly TitledFinding[] {
  return images.flatMap(({ findings }) => findings.map((one) => titled(one)));
}

function attestDocument<T extends Markdown>(report: AttestReport, medium: Medium<T>): Document<T> {
  const findings = findingsOfAttest(report);
  const { sections, ...head } = madeDocument(report, medium, {
    verdict: attestVerdictOf(report),
    caveats: caveatsOf(report),
    findings,
    made: 'Attestations',
    table: attestationTable,
  });
  const details = {
    title: 'Details',
    parts: [signerParagraph(report.signer), medium.folded('Notes', notesOf(findings))],
  };
  return { ...head, sections: [...sections, details] };
}

/** Each image with the state of its attestations. */
export function attestationTables<T extends Markdown>(
  { images }: AttestReport,
  medium: Medium<T>,
): readonly (T | Html)[] {
  return madeTables(images, medium, { made: 'Attestations', table: attestationTable });
}

function attestationTable({ manifests }: AttestedImageReport): Html {
  return table(
    ['Manifest', 'Type', 'Format', 'State', 'Transparency log'],
    manifests.flatMap((manifest) =>
      manifest.attestations.map((attestation) => [
        manifestCell(manifest),
        code(predicateTypeName(attestation.predicateType), 200),
        attestation.format,
        stateCell(attestation, attestationState),
        logCell(attestation.logEntries),
      ]),
    ),
  );
}
