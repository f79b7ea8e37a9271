/** A run that makes attestations as a job summary and as a page. */

import type { AttestedImageReport, AttestReport } from '../../attest/report.ts';
import { isThere } from '../../sign/report.ts';
import { predicateTypeName } from '../../signature/predicate-type.ts';
import { type Document, type Medium, outcomeHead, pinnedSection } from '../document.ts';
import { code, type Html, html, type Markdown } from '../html.ts';
import { logCell, manifestCell, notesOf, problemsOf, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { signerParagraph } from '../signers.ts';
import { formatDocument, inSummary, type SummaryOptions } from '../summary.ts';
import { type TitledFinding, titled } from '../verify/findings.ts';
import { few, listed, shortDigests } from '../words.ts';
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
  const { outcome, images, signer } = report;
  const findings = findingsOfAttest(report);
  return {
    ...outcomeHead(
      report,
      attestVerdictOf(report),
      listed(few(images.map(({ name }) => shortDigests(name)))),
    ),
    sections: [
      {
        title: 'Findings',
        parts: [problemsOf(findings), ...caveatsOf(report).map((text) => html`<p>${text}</p>`)],
      },
      { title: 'Attestations', parts: attestationTables(report, medium) },
      pinnedSection(medium, outcome === 'verified', images),
      {
        title: 'Details',
        parts: [signerParagraph(signer), medium.folded('Notes', notesOf(findings))],
      },
    ],
  };
}

/** Each image with the state of its attestations. */
export function attestationTables<T extends Markdown>(
  { images }: AttestReport,
  medium: Medium<T>,
): readonly (T | Html | undefined)[] {
  return images
    .filter(({ manifests }) => manifests.length > 0)
    .flatMap((image, at) => [
      html`<p>${code(image.name)}</p>`,
      medium.table(attestationTable(image), `Attestations of image ${at + 1}, ${image.name}`),
    ]);
}

function attestationTable({ manifests }: AttestedImageReport): Html {
  return table(
    ['Manifest', 'Type', 'Format', 'State', 'Transparency log'],
    manifests.flatMap((manifest) =>
      manifest.attestations.map((attestation) => [
        manifestCell(manifest),
        code(predicateTypeName(attestation.predicateType), 200),
        attestation.format,
        html`${isThere(attestation) ? html`✅` : html`⚠️`} ${attestationState[attestation.state]}`,
        logCell(attestation.logEntries),
      ]),
    ),
  );
}
