/** The report as a GitHub job summary: the verdict first, everything else to unfold. */

import type { ImageReport, VerifyReport } from '../../verify/report.ts';
import { code, prose } from '../escape.ts';
import { details, findingList, parityList } from '../markup.ts';
import { fenced, fitted, footer, type SummaryOptions } from '../summary-parts.ts';
import { outcomeSign } from '../words.ts';
import { cosignCommands } from './by-hand.ts';
import { chainDiagram } from './mermaid.ts';
import { pinnedReferences } from './pinned.ts';
import { policyTable } from './policy-table.ts';
import { readersLine } from './readers.ts';
import { signatureTable } from './signature-table.ts';
import { statusTable } from './status-table.ts';
import { runTitle, verdictOf } from './verdict.ts';

export function formatSummary(report: VerifyReport, options: SummaryOptions = {}): string {
  return fitted(sections(report), options);
}

function sections(report: VerifyReport): string[] {
  const { word, sentence } = verdictOf(report);
  const diagram = chainDiagram(report);
  const parity = parityList(report);
  const notes = findingList(report, 'notes');
  const commands = cosignCommands(report);
  const pinned = pinnedReferences(report);
  return [
    `<h2>${outcomeSign[report.outcome]} ${word}: ${prose(runTitle(report))}</h2>`,
    `<p>${prose(sentence)}</p>`,
    `<p>${prose(readersLine(report.readers))}</p>`,
    findingList(report, 'problems'),
    statusTable(report),
    ...(parity === '' ? [] : [`<h3>Registries compared</h3>\n${parity}`]),
    ...(diagram === '' ? [] : [`<h3>Chain of trust</h3>\n\n${fenced('mermaid', diagram)}`]),
    ...(pinned.length === 0
      ? []
      : [`<h3>Pinned references</h3>\n\n${fenced('text', pinned.join('\n'))}`]),
    ...(notes === '' ? [] : [details('Notes', notes)]),
    ...report.images.map((image) => imageDetails(report, image)),
    details('Policy: what was demanded', policyTable(report)),
    ...(commands.length === 0 ? [] : [byHand(commands)]),
    footer(report),
  ];
}

function imageDetails(report: VerifyReport, image: ImageReport): string {
  return details(`All signatures of ${code(image.name)}`, signatureTable(report, image));
}

function byHand(commands: readonly string[]): string {
  const title = '<details><summary>Verify by hand, with cosign</summary>';
  const note =
    '<p>cosign checks only what is named: repeat the command with the digest of each platform.</p>';
  return `${title}\n${note}\n\n${fenced('sh', commands.join('\n'))}\n\n</details>`;
}
