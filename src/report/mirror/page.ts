/** A mirror run, or the plan of a dry run, as a page. */

import type { MirrorReport, TargetReport } from '../../mirror/report.ts';
import { outcomeHead, pinnedSection } from '../document.ts';
import { code, type Html, html, stacked } from '../html.ts';
import { details, list, notesOf, problemsOf, styled, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { signerCell } from '../signers.ts';
import { titled } from '../verify/findings.ts';
import { byteText } from '../words.ts';
import { caveats, contentText, missingParts, partName, targetFacts } from './terminal.ts';
import { kindOf, mirrorVerdictOf } from './verdict.ts';

export function formatMirrorPage(report: MirrorReport): string {
  const { outcome, source, targets, dryRun, require } = report;
  const caveat = outcome === 'verified' ? caveats[require] : undefined;
  const findings = [...report.findings, ...targets.flatMap((target) => target.findings)].map(
    (one) => titled(one),
  );
  return formatPage({
    ...outcomeHead(report, mirrorVerdictOf(report), source.name),
    lead: [caveat === undefined ? undefined : html`<p>${caveat}</p>`],
    sections: [
      { title: 'Findings', parts: [problemsOf(findings)] },
      { title: 'Source', parts: [sourceParagraph(report)] },
      {
        title: dryRun ? 'Plan' : 'Targets',
        parts: [onPage.table(targetTable(report), 'Targets')],
      },
      pinnedSection(onPage, outcome === 'verified' && !dryRun, targets),
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
  const lines = [code(name), digest && code(digest), content && contentText(content)];
  return html`<p>${stacked(lines)}</p>`;
}

function targetTable(report: MirrorReport): Html {
  return table(
    ['Target', report.dryRun ? 'Plan' : 'State'],
    report.targets.map((target) => [
      code(target.name),
      stacked(targetFacts(report, target).map(styled)),
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
