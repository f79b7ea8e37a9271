/** The report as a GitHub job summary: the verdict first, everything else to unfold. */

import type { ImageReport, VerifyReport } from '../verify/report.ts';
import { cosignCommands } from './by-hand.ts';
import { code, prose } from './escape.ts';
import { details, findingList, parityList } from './markup.ts';
import { chainDiagram } from './mermaid.ts';
import { pinnedReferences } from './pinned.ts';
import { policyTable } from './policy-table.ts';
import { signatureTable } from './signature-table.ts';
import { statusTable } from './status-table.ts';
import { runTitle, verdictOf } from './verdict.ts';
import { count, outcomeSign, readableTime } from './words.ts';

export interface SummaryOptions {
  /** where the JSON report lies, for those whom the summary does not tell enough */
  readonly reportPath?: string;
  /** bytes; the runner rejects a step's summary of more than 1 MiB as a whole */
  readonly maxBytes?: number;
}

const runnerLimit = 1024 * 1024;

/** Sections in order of importance; those that no longer fit are left out, and the end says so. */
export function formatSummary(report: VerifyReport, options: SummaryOptions = {}): string {
  const { maxBytes = runnerLimit, reportPath } = options;
  const pointer =
    reportPath === undefined ? 'the JSON report' : `the JSON report, ${code(reportPath, 300)}`;
  const cut = `<p>This summary was cut to fit GitHub's limit. Everything is in ${pointer}.</p>\n`;
  let room = maxBytes - Buffer.byteLength(cut);
  let left = false;
  const kept: string[] = [];
  for (const section of sections(report)) {
    const size = Buffer.byteLength(section);
    if (size > room) {
      left = true;
      continue;
    }
    kept.push(section);
    room -= size;
  }
  return `${kept.join('')}${left ? cut : ''}`;
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
  ]
    .filter((section) => section !== '')
    .map((section) => `${section}\n\n`);
}

/** A fence that the text cannot close: longer than any run of backticks in it. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
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

function footer({ tool, requests, started }: VerifyReport): string {
  return `<p><sub>${code(`${tool.name} ${tool.version}`)}, ${count(requests, 'request')}, ${prose(readableTime(started))}</sub></p>`;
}
