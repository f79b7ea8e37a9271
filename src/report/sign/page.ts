/** Renders a signing run as a page. */

import type { SignedImageReport, SignReport } from '../../sign/report.ts';
import { code, type Html, pairs, stacked } from '../html.ts';
import { logCell, manifestCell, notesOf, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { signerCell } from '../signers.ts';
import { titled } from '../verify/findings.ts';
import { madeDocument, stateCell } from './made.ts';
import { caveatsOf, signVerdictOf, stateWords } from './terminal.ts';

export function formatSignPage(report: SignReport): string {
  const findings = report.images.flatMap(({ findings }) => findings.map((one) => titled(one)));
  const { sections, ...head } = madeDocument(report, onPage, {
    verdict: signVerdictOf(report),
    caveats: caveatsOf(report),
    findings,
    made: 'Signatures',
    table: signatureTable,
  });
  const details = {
    title: 'Details',
    parts: [
      onPage.folded('Notes', notesOf(findings)),
      onPage.folded('Options', onPage.table(optionTable(report), 'Options')),
    ],
  };
  return formatPage({ ...head, sections: [...sections, details] });
}

function signatureTable({ manifests }: SignedImageReport): Html {
  return table(
    ['Manifest', 'Format', 'State', 'Transparency log'],
    manifests.flatMap((manifest) =>
      manifest.signatures.map((signature) => [
        manifestCell(manifest),
        signature.format,
        stateCell(signature, stateWords),
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
