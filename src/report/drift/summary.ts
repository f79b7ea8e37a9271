/** Renders a drift check as a GitHub job summary. */

import { given } from '../../defined.ts';
import type { DriftReport } from '../../drift/report.ts';
import { code, type Html, html } from '../html.ts';
import { details, findingList, list } from '../markup.ts';
import { formatDocument, type SummaryOptions } from '../summary.ts';
import { titled } from '../verify/findings.ts';
import { policyTable } from '../verify/tables.ts';
import { differencesSection } from './differences.ts';
import { matrixOf, restTable, restTitle } from './matrix.ts';
import { headOf } from './verdict.ts';
import { waivedList } from './waivers.ts';
import { leftOutText } from './words.ts';

/** Differences shown in full. The JSON report has the others. */
const most = 50;

export function formatDriftSummary(report: DriftReport, options: SummaryOptions = {}): string {
  const { differences, unreachable, notes } = report;
  const { table, rest } = matrixOf(report);
  return formatDocument(
    {
      ...headOf(report),
      sections: [
        { title: 'Releases on every registry', parts: [table] },
        differencesSection(differences, most),
        { title: 'Waived', parts: [waivedList([report])] },
        { title: 'Not checked', parts: [findingList(unreachable.map((one) => titled(one)))] },
        {
          title: 'Details',
          parts: [
            details('Notes', findingList(notes.map((one) => titled(one)))),
            details('Tags that were not checked', leftOut(report)),
            rest.length === 0 ? undefined : details(restTitle(rest), restTable(report, rest)),
            details('Policy', policyTable(report)),
            hint(options),
          ],
        },
      ],
    },
    options,
  );
}

function leftOut({ registries }: DriftReport): Html | undefined {
  return list(
    given(
      registries.map(
        ({ name, tagsLeftOut: left }) => left && html`${code(name, 300)}: ${leftOutText(left)}`,
      ),
    ),
  );
}

function hint({ reportPath }: SummaryOptions): Html | undefined {
  if (reportPath === undefined) return undefined;
  return html`<p>The report ${code(reportPath, 300)} lists every manifest, signature and log entry.</p>`;
}
