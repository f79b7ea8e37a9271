/** A signing run as a page. */

import { isThere, type SignedImageReport, type SignReport } from '../../sign/report.ts';
import { readersParagraph } from '../document.ts';
import { code, type Html, html, join, type Part } from '../html.ts';
import { details, logLink, notesOf, problemsOf, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { signerCell } from '../signers.ts';
import { titled } from '../verify/findings.ts';
import { few, listed, manifestName, outcomeSign, shortDigest, shortDigests } from '../words.ts';
import { caveatsOf, stateWords } from './terminal.ts';
import { signVerdictOf } from './verdict.ts';

export function formatSignPage(report: SignReport): string {
  const { outcome, images, readers } = report;
  const findings = images.flatMap((image) => image.findings.map((one) => titled(one)));
  const pinned = images.flatMap((image) => image.pinned ?? []);
  return formatPage({
    run: report,
    state: outcome,
    sign: outcomeSign[outcome],
    verdict: signVerdictOf(report),
    title: listed(few(images.map(({ name }) => shortDigests(name)))),
    lead: [readersParagraph(readers)],
    sections: [
      {
        title: 'Findings',
        parts: [problemsOf(findings), ...caveatsOf(report).map((text) => html`<p>${text}</p>`)],
      },
      {
        title: 'Signatures',
        parts: images
          .filter(({ manifests }) => manifests.length > 0)
          .flatMap((image, at) => [
            html`<p>${code(image.name)}</p>`,
            onPage.table(signatureTable(image), `Signatures of image ${at + 1}, ${image.name}`),
          ]),
      },
      {
        title: 'Pinned references',
        parts: [outcome === 'verified' ? onPage.commands('text', pinned) : undefined],
      },
      {
        title: 'Details',
        parts: [
          details('Notes', notesOf(findings)),
          details('Options', onPage.table(optionTable(report), 'Options')),
        ],
      },
    ],
  });
}

function signatureTable({ manifests }: SignedImageReport): Html {
  return table(
    ['Manifest', 'Format', 'State', 'Transparency log'],
    manifests.flatMap((manifest) =>
      manifest.signatures.map((signature) => [
        html`${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`,
        signature.format,
        html`${isThere(signature) ? html`✅` : html`⚠️`} ${stateWords[signature.state]}`,
        signature.logEntries.length === 0
          ? 'none'
          : join(signature.logEntries.map(logLink), html`<br>`),
      ]),
    ),
  );
}

function optionTable({ signer, formats, logs, annotations }: SignReport): Html {
  const codes = (texts: readonly string[]): Part =>
    texts.length === 0
      ? 'none'
      : join(
          texts.map((text) => code(text, 300)),
          html`<br>`,
        );
  return table(
    ['Option', 'Value'],
    [
      [signer.kind === 'identity' ? 'Identity' : 'Key', signerCell(signer)],
      ['Formats', formats.join(', ')],
      ['Transparency logs', codes(logs)],
      ['Annotations', codes(Object.entries(annotations).map(([k, value]) => `${k}=${value}`))],
    ],
  );
}
