/** Renders a release as a job summary and as a page. */

import { shellWord } from '../../oci/shell-word.ts';
import type { ReleaseReport } from '../../release/report.ts';
import { attestationTables } from '../attest/document.ts';
import { type Document, type Medium, outcomeHead, pinnedSection } from '../document.ts';
import { plain } from '../escape.ts';
import { code, type Html, html, type Markdown } from '../html.ts';
import { notesOf, problemsOf } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { signerParagraph } from '../signers.ts';
import { formatDocument, inSummary, type SummaryOptions } from '../summary.ts';
import { requirements, signatureDetails, signedBy } from '../verify/document.ts';
import { type TitledFinding, titled } from '../verify/findings.ts';
import { releaseCommands } from './by-hand.ts';
import { placesTable, stepsTable } from './tables.ts';
import { nameOf, releaseVerdictOf } from './verdict.ts';

export function formatReleaseSummary(report: ReleaseReport, options: SummaryOptions = {}): string {
  return formatDocument(releaseDocument(report, inSummary), options);
}

export function formatReleasePage(report: ReleaseReport): string {
  return formatPage(releaseDocument(report, onPage));
}

/** E_DRIFT is about registries that differ; in a release, also about a tag, the ledger or another run. */
const conflict = 'the registry has something else';

export function findingsOfRelease({ findings }: ReleaseReport): readonly TitledFinding[] {
  return findings.map((finding) => ({
    ...titled(finding),
    ...(finding.code === 'E_DRIFT' ? { title: conflict, reason: conflict } : {}),
  }));
}

function releaseDocument<T extends Markdown>(
  report: ReleaseReport,
  medium: Medium<T>,
): Document<T> {
  const { outcome, verify, build, dryRun, registries, signer } = report;
  const findings = findingsOfRelease(report);
  const who = verify && signedBy(verify, medium);
  return {
    ...outcomeHead(report, releaseVerdictOf(report), nameOf(report)),
    sections: [
      { title: 'Findings', parts: [problemsOf(findings)] },
      { title: 'How to continue', parts: howToContinue(report, medium) },
      {
        title: dryRun ? 'Plan' : 'Registries',
        parts: [
          medium.table(placesTable(report), 'Registries'),
          who === undefined ? signerParagraph(signer) : undefined,
        ],
      },
      { title: 'Signed by', parts: [who] },
      { title: 'Attestations', parts: attestations(report, medium) },
      { title: 'Chain of trust', parts: [chain(report, medium)] },
      pinnedSection(medium, outcome === 'verified' && !dryRun, registries),
      { title: 'Steps', parts: [medium.table(stepsTable(report), 'Steps')] },
      {
        title: 'Details',
        parts: [
          byHand(report, medium),
          medium.folded('Notes', notesOf(findings)),
          ...(verify === undefined ? [] : signatureDetails(verify, medium)),
          build &&
            medium.folded('Build command', medium.commands('sh', [commandLine(build.command)])),
        ],
      },
    ],
  };
}

function howToContinue<T extends Markdown>(
  { outcome, digest, dryRun }: ReleaseReport,
  medium: Medium<T>,
): readonly (T | Html | undefined)[] {
  if (outcome === 'verified' || dryRun) return [];
  if (digest === undefined) {
    return [html`<p>No image was pushed. Fix what is reported above, and run it again.</p>`];
  }
  const text =
    'Fix what is reported above, and run it again with this digest. Nothing is built or signed twice, and completed steps are kept. If build and release are two jobs, run the failed job again.';
  return [html`<p>${text}</p>`, medium.commands('yaml', ['with:', `  digest: ${plain(digest)}`])];
}

/** What every registry was verified to have; before that, how far attesting got. */
function attestations<T extends Markdown>(
  { verify, attest }: ReleaseReport,
  medium: Medium<T>,
): readonly (T | Html | undefined)[] {
  const verified = verify && requirements(verify, medium);
  if (verified !== undefined) return [verified];
  return attest === undefined ? [] : attestationTables(attest, medium);
}

/** With the tags that already point to it, because people pull by tag. */
function chain<T extends Markdown>(
  { verify, registries }: ReleaseReport,
  medium: Medium<T>,
): T | undefined {
  if (verify === undefined) return undefined;
  const images = verify.images.map((image) => {
    const registry = registries.find(({ pinned }) => pinned === image.pinned);
    if (registry === undefined) return image;
    const tags = registry.tags.filter(({ state }) => state === 'written' || state === 'unchanged');
    const names = tags.map(({ tag }) => `:${tag}`).join(', ');
    return { ...image, name: `${registry.name}${names}` };
  });
  return medium.chain({ ...verify, images });
}

function byHand<T extends Markdown>(report: ReleaseReport, medium: Medium<T>): T | undefined {
  const lines = report.outcome === 'verified' ? releaseCommands(report) : [];
  const commands = medium.commands('sh', lines);
  if (commands === undefined) return undefined;
  const { signer } = report;
  const key =
    signer.kind !== 'identity'
      ? html`${code('cosign.pub')} is the public key with the SHA-256 fingerprint ${code(signer.fingerprint)}. `
      : undefined;
  const note = html`<p>${key}The first command verifies the index and every platform on all registries; cosign checks only the manifest that you name.</p>`;
  return medium.folded('Verify this release', note, commands);
}

function commandLine(words: readonly string[]): string {
  return words.map((word) => shellWord(plain(word))).join(' ');
}
