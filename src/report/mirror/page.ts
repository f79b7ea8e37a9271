/** A mirror run, or the plan of a dry run, as a page. */

import type { MirrorReport, TargetReport } from '../../mirror/report.ts';
import { byteText } from '../bytes.ts';
import { footerOf } from '../document.ts';
import { code, type Html, html, join } from '../html.ts';
import type { Style } from '../line.ts';
import { details, list, notesOf, problemsOf, table } from '../markup.ts';
import { formatPage, onPage } from '../page.ts';
import { pinWords } from '../pinned-key.ts';
import { titled } from '../verify/findings.ts';
import { outcomeSign } from '../words.ts';
import { missingParts, partName, targetFacts } from './target.ts';
import { caveats, contentText } from './terminal.ts';
import { kindOf, mirrorVerdictOf } from './verdict.ts';

export function formatMirrorPage(report: MirrorReport): string {
  const { outcome, source, targets, dryRun, require } = report;
  const { word, sentence } = mirrorVerdictOf(report);
  const caveat = outcome === 'verified' ? caveats[require] : undefined;
  const findings = [...report.findings, ...targets.flatMap((target) => target.findings)].map(
    (one) => titled(one),
  );
  const pinned = targets.flatMap((target) => target.pinned ?? []);
  return formatPage({
    state: outcome,
    sign: outcomeSign[outcome],
    word,
    title: source.name,
    lead: [html`<p>${sentence}</p>`, ...(caveat === undefined ? [] : [html`<p>${caveat}</p>`])],
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
          details('Keys', keyList(report)),
          ...(dryRun ? targets.map(missingTable) : []),
        ],
      },
    ],
    footer: footerOf(report),
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

const signs: Readonly<Record<Style, Html>> = {
  green: html`✅`,
  yellow: html`⚠️`,
  red: html`❌`,
  dim: html`➖`,
  cyan: html`➖`,
  bold: html`➖`,
};

function targetTable(report: MirrorReport): Html {
  return table(
    ['Target', report.dryRun ? 'Plan' : 'State'],
    report.targets.map((target) => [
      code(target.name),
      join(
        targetFacts(report, target).map(({ label, text, style }) =>
          label === undefined
            ? html`${signs[style]} ${text}`
            : html`${signs[style]} ${label}: ${text}`,
        ),
        html`<br>`,
      ),
    ]),
  );
}

function keyList({ keys }: MirrorReport): Html | undefined {
  return list(
    keys.map(
      ({ fingerprint, source, pinned }) =>
        html`${code(source, 300)}<br>SHA-256 ${code(fingerprint)}, ${pinWords(pinned)}`,
    ),
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
