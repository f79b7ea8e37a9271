/** Renders a verification as a job summary and as a page. */

import type { ParityGroup, VerifyReport } from '../../verify/report.ts';
import {
  type Document,
  type Medium,
  outcomeHead,
  pinnedSection,
  type Section,
} from '../document.ts';
import { fixedWords } from '../escape.ts';
import { code, type Html, html, join, type Markdown } from '../html.ts';
import { list, notesOf, problemsOf } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { formatDocument, inSummary, type SummaryOptions } from '../summary.ts';
import { formatWord, shortDigest } from '../words.ts';
import { attestationTable, requirementTable } from './attestations.ts';
import { cosignCommands } from './by-hand.ts';
import { missingFor } from './facts.ts';
import { findingsOfVerify } from './findings.ts';
import { titleOfImages } from './rows.ts';
import { signedByTable } from './signed-by.ts';
import { policyTable, signatureTable, statusTable } from './tables.ts';
import { verdictOf } from './verdict.ts';

export function formatSummary(report: VerifyReport, options: SummaryOptions = {}): string {
  return formatDocument(verifyDocument(report, inSummary), options);
}

function verifyDocument<T extends Markdown>(report: VerifyReport, medium: Medium<T>): Document<T> {
  const findings = findingsOfVerify(report);
  return {
    ...outcomeHead(report, verdictOf(report), titleOfImages(report.images)),
    sections: [
      { title: 'Findings', parts: [problemsOf(findings)] },
      { title: 'Manifests', parts: [medium.table(statusTable(report), 'Manifests')] },
      { title: 'Attestations', parts: [requirements(report, medium)] },
      { title: 'Comparison of registries', parts: [parityList(report)] },
      { title: 'Signed by', parts: [signedBy(report, medium)] },
      { title: 'Chain of trust', parts: [medium.chain(report)] },
      pinnedSection(medium, report.outcome === 'verified', report.images),
      {
        title: 'Details',
        parts: [
          medium.folded('Notes', notesOf(findings)),
          ...signatureDetails(report, medium),
          byHand(report, medium),
        ],
      },
    ],
  };
}

/** Every signature, and the policy that it was checked against. */
export function signatureDetails<T extends Markdown>(
  report: VerifyReport,
  medium: Medium<T>,
): Section<T>['parts'] {
  return [
    ...report.images.map((image, at) =>
      medium.folded(
        html`All signatures of ${code(image.name)}`,
        medium.table(signatureTable(report, image), `Signatures of image ${at + 1}, ${image.name}`),
      ),
    ),
    ...report.images.flatMap((image, at) => {
      const found = attestationTable(image);
      return found === undefined
        ? []
        : [
            medium.folded(
              html`All attestations of ${code(image.name)}`,
              medium.table(found, `Attestations of image ${at + 1}, ${image.name}`),
            ),
          ];
    }),
    medium.folded('Policy', medium.table(policyTable(report), 'Policy')),
  ];
}

/** Which requirement is met on which manifest; nothing if none is required. */
export function requirements<T extends Markdown>(
  report: VerifyReport,
  medium: Medium<T>,
): Section<T>['parts'][number] {
  const table = requirementTable(report);
  return table === undefined ? undefined : medium.table(table, 'Attestations');
}

/** The identities in the certificates; nothing if only keys have signed. */
export function signedBy<T extends Markdown>(
  report: VerifyReport,
  medium: Medium<T>,
): Section<T>['parts'][number] {
  const signers = signedByTable(report);
  return signers === undefined ? undefined : medium.table(signers, 'Signed by');
}

function byHand<T extends Markdown>(report: VerifyReport, medium: Medium<T>): T | undefined {
  const commands = medium.commands('sh', cosignCommands(report));
  if (commands === undefined) return undefined;
  const note = html`<p>cosign checks only the manifest that you name. Repeat the command with the digest of each platform.</p>`;
  return medium.folded('Verify with cosign', note, commands);
}

const parityWords: Readonly<Record<ParityGroup['signatures'], Html>> = fixedWords(
  {
    same: html`✅ the same`,
    none: html`❌ none that counts`,
    different: html`❌ different`,
    undetermined: html`⚠️ not compared`,
  },
  html`not known`,
);

/** The comparison of registries, and what one of them lacks. */
function parityList(report: VerifyReport): Html | undefined {
  return list(
    report.parity.groups.map(({ images, digests, signatures, missing }) => {
      const lacks = missing.map((signature) => {
        const { image, digest, format } = signature;
        const what = html`${code(missingFor(report, signature))} ${code(shortDigest(digest))}`;
        return html`${code(image)} lacks a ${formatWord[format]} signature of ${what}`;
      });
      return html`${join(
        images.map((name) => code(name)),
        html` and `,
      )}<br>digests: ${parityWords[digests]}, signatures: ${parityWords[signatures]}${list(lacks)}`;
    }),
  );
}

export function formatVerifyPage(report: VerifyReport): string {
  return formatPage(verifyDocument(report, onPage));
}
