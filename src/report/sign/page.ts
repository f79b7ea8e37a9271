/** A signing run as a page. */

import { isThere, type SignedImageReport, type SignReport } from '../../sign/report.ts';
import { outcomeHead, pinnedSection } from '../document.ts';
import { code, type Html, html, pairs, stacked } from '../html.ts';
import { details, logCell, manifestCell, notesOf, problemsOf, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { signerCell } from '../signers.ts';
import { titled } from '../verify/findings.ts';
import { few, listed, shortDigests } from '../words.ts';
import { caveatsOf, signVerdictOf, stateWords } from './terminal.ts';

export function formatSignPage(report: SignReport): string {
  const { outcome, images } = report;
  const findings = images.flatMap((image) => image.findings.map((one) => titled(one)));
  return formatPage({
    ...outcomeHead(
      report,
      signVerdictOf(report),
      listed(few(images.map(({ name }) => shortDigests(name)))),
    ),
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
      pinnedSection(onPage, outcome === 'verified', images),
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
        manifestCell(manifest),
        signature.format,
        html`${isThere(signature) ? html`✅` : html`⚠️`} ${stateWords[signature.state]}`,
        logCell(signature.logEntries),
      ]),
    ),
  );
}

function optionTable({ signer, formats, logs, annotations }: SignReport): Html {
  const urls = logs.map((url) => code(url, 300));
  return table(
    ['Option', 'Value'],
    [
      [signer.kind === 'identity' ? 'Identity' : 'Key', signerCell(signer)],
      ['Formats', formats.join(', ')],
      ['Transparency logs', stacked(urls, 'none')],
      ['Annotations', stacked(pairs(annotations), 'none')],
    ],
  );
}
