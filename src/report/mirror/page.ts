/** A mirror run, or the plan of a dry run, as a page. */

import type { MirrorReport, TargetReport } from '../../mirror/report.ts';
import { code, type Html, html, join } from '../html.ts';
import { details, list, notesOf, problemsOf, styled, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { signerCell } from '../signers.ts';
import { titled } from '../verify/findings.ts';
import { byteText, outcomeSign } from '../words.ts';
import { caveats, contentText, missingParts, partName, targetFacts } from './terminal.ts';
import { kindOf, mirrorVerdictOf } from './verdict.ts';

export function formatMirrorPage(report: MirrorReport): string {
  const { outcome, source, targets, dryRun, require } = report;
  const caveat = outcome === 'verified' ? caveats[require] : undefined;
  const findings = [...report.findings, ...targets.flatMap((target) => target.findings)].map(
    (one) => titled(one),
  );
  const pinned = targets.flatMap((target) => target.pinned ?? []);
  return formatPage({
    run: report,
    state: outcome,
    sign: outcomeSign[outcome],
    verdict: mirrorVerdictOf(report),
    title: source.name,
    lead: [caveat === undefined ? undefined : html`<p>${caveat}</p>`],
    sections: [
      { title: 'Findings', parts: [problemsOf(findings)] },
      { title: 'Source', parts: [sourceParagraph(report)] },
      {
        title: dryRun ? 'Plan' : 'Targets',
        parts: [onPage.table(targetTable(report), 'Targets')],
      },
      {
        title: 'Pinned references',
        parts: [outcome === 'verified' && !dryRun ? onPage.commands('text', pinned) : undefined],
      },
      {
        title: 'Details',
        parts: [
          details('Notes', notesOf(findings)),
          details('Signers', list(report.signers.map(signerCell))),
          ...(dryRun ? targets.map(missingTable) : []),
        ],
      },
    ],
  });
}

function sourceParagraph({ source }: MirrorReport): Html {
  const { name, digest, content } = source;
  const lines = [
    code(name),
    ...(digest === undefined ? [] : [code(digest)]),
    ...(content === undefined ? [] : [html`${contentText(content)}`]),
  ];
  return html`<p>${join(lines, html`<br>`)}</p>`;
}

function targetTable(report: MirrorReport): Html {
  return table(
    ['Target', report.dryRun ? 'Plan' : 'State'],
    report.targets.map((target) => [
      code(target.name),
      join(targetFacts(report, target).map(styled), html`<br>`),
    ]),
  );
}

function missingTable({ name, content }: TargetReport): Html | undefined {
  const missing = missingParts(content);
  if (missing.length === 0) return undefined;
  const rows = missing.map((part) => [kindOf(part), code(partName(part)), byteText(part.size)]);
  return details(
    html`To copy to ${code(name)}`,
    onPage.table(table(['Part', 'Name', 'Size'], rows), `To copy to ${name}`),
  );
}
