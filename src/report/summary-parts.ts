/** What every job summary is made of: sections that fit, fences that hold, and the line at its end. */

import { code, prose } from './escape.ts';
import { count, readableTime } from './words.ts';

export interface SummaryOptions {
  /** where the JSON report lies, for those whom the summary does not tell enough */
  readonly reportPath?: string;
  /** bytes; the runner rejects a step's summary of more than 1 MiB as a whole */
  readonly maxBytes?: number;
}

const runnerLimit = 1024 * 1024;

/** Sections in order of importance; those that no longer fit are left out, and the end says so. */
export function fitted(sections: readonly string[], options: SummaryOptions): string {
  const { maxBytes = runnerLimit, reportPath } = options;
  const pointer =
    reportPath === undefined ? 'the JSON report' : `the JSON report, ${code(reportPath, 300)}`;
  const cut = `<p>This summary was cut to fit GitHub's limit. Everything is in ${pointer}.</p>\n`;
  let room = maxBytes - Buffer.byteLength(cut);
  let left = false;
  const kept: string[] = [];
  for (const text of sections) {
    if (text === '') continue;
    const section = `${text}\n\n`;
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

/** A fence that the text cannot close: longer than any run of backticks in it. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

interface Run {
  readonly tool: { readonly name: string; readonly version: string };
  readonly requests: number;
  readonly started: string;
}

export function footer({ tool, requests, started }: Run): string {
  return `<p><sub>${code(`${tool.name} ${tool.version}`)}, ${count(requests, 'request')}, ${prose(readableTime(started))}</sub></p>`;
}
