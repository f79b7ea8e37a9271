/** A drift check as a GitHub job summary: the state first, then the matrix, then what to do. */

import type { Difference, DriftReport } from '../../drift/report.ts';
import { code, prose } from '../escape.ts';
import { details, list } from '../markup.ts';
import { fenced, fitted, footer, type SummaryOptions } from '../summary-parts.ts';
import { policyTable } from '../verify/policy-table.ts';
import { count } from '../words.ts';
import { differenceFacts, differenceText, findingText, unreachableList } from './differences.ts';
import { matrixOf, restTable, restTitle } from './matrix.ts';
import { driftVerdictOf } from './verdict.ts';
import { driftTitle, leftOutText, mendText, stateSign } from './words.ts';

/** Told in full; the others are counted, and in the report. */
const most = 50;

export function formatDriftSummary(report: DriftReport, options: SummaryOptions = {}): string {
  return fitted(sections(report, options), options);
}

function sections(report: DriftReport, { reportPath }: SummaryOptions): string[] {
  const { word, sentence } = driftVerdictOf(report);
  const { table, rest } = matrixOf(report);
  const unreachable = unreachableList(report);
  const notes = list(report.notes.map(findingText));
  return [
    `<h2>${stateSign[report.state]} ${word}: ${prose(driftTitle(report))}</h2>`,
    `<p>${prose(sentence)}</p>`,
    table,
    ...differences(report.differences),
    ...(unreachable === '' ? [] : [`<h3>What could not be found out</h3>\n${unreachable}`]),
    ...(notes === '' ? [] : [details('Notes', notes)]),
    ...leftOut(report),
    ...(rest.length === 0 ? [] : [details(restTitle(rest), restTable(report, rest))]),
    details('Policy: what was demanded', policyTable(report)),
    ...(reportPath === undefined ? [] : [hint(reportPath)]),
    footer(report),
  ];
}

/** Each a section of its own, so that some of them are left if not all fit. */
function differences(all: readonly Difference[]): string[] {
  if (all.length === 0) return [];
  const hidden = all.length - most;
  return [
    '<h3>What differs</h3>',
    ...all.slice(0, most).flatMap(differenceSections),
    ...(hidden > 0 ? [`<p>and ${count(hidden, 'more difference')}, in the JSON report</p>`] : []),
  ];
}

function differenceSections(difference: Difference): string[] {
  const { mend, advice } = difference;
  const facts = differenceFacts(difference).map(([name, value]) => `${name}: ${value}`);
  const next = advice === undefined ? [] : [`<em>Next:</em> ${prose(advice)}`];
  return [
    `<p>${[differenceText(difference), ...facts, ...next].join('<br>')}</p>`,
    ...(mend === undefined ? [] : ['<p>This mends it:</p>', fenced('sh', mendText(mend))]),
  ];
}

function leftOut({ registries }: DriftReport): string[] {
  const items = registries.flatMap(({ name, tagsLeftOut }) =>
    tagsLeftOut === undefined ? [] : [`${code(name, 300)}: ${prose(leftOutText(tagsLeftOut))}`],
  );
  return items.length === 0 ? [] : [details('Tags that were not looked at', list(items))];
}

function hint(path: string): string {
  return `<p>Every manifest, signature and log entry stands in ${code(path, 300)}.</p>`;
}
