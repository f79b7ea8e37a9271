/** GitHub job summaries: a report's sections as Markdown that fits GitHub's limit. */

import { type Document, footerOf, headingOf, leadOf, type Medium } from './document.ts';
import { code, fenced, type Html, html, type Markdown, markdown } from './html.ts';
import { chainDiagram } from './verify/mermaid.ts';

export interface SummaryOptions {
  /** where the JSON report is, which has everything that the summary leaves out */
  readonly reportPath?: string;
  /** bytes; the runner rejects a step's summary of more than 1 MiB as a whole */
  readonly maxBytes?: number;
}

const runnerLimit = 1024 * 1024;

export const inSummary: Medium<Markdown> = {
  table: (table) => table,
  commands: (language, lines) => (lines.length === 0 ? undefined : fenced(language, lines)),
  chain(report) {
    const lines = chainDiagram(report);
    return lines.length === 0 ? undefined : fenced('mermaid', lines);
  },
  folded(title, ...body) {
    const blocks = body.filter((block) => block !== undefined);
    if (blocks.length === 0) return undefined;
    return markdown`${html`<details>\n<summary>${title}</summary>`}\n\n${blocks}\n\n</details>`;
  },
};

export function formatDocument(document: Document<Markdown>, options: SummaryOptions): string {
  const blocks = document.sections.flatMap((section) => {
    const [first, ...rest] = section.parts.filter((part) => part !== undefined);
    if (first === undefined) return [];
    return [markdown`${html`<h3>${section.title}</h3>`}\n\n${first}`, ...rest];
  });
  return fitted(
    [
      html`<h2>${headingOf(document)}</h2>`,
      ...leadOf(document),
      ...blocks,
      html`<p><sub>${footerOf(document)}</sub></p>`,
    ],
    options,
  );
}

/** Sections in order of importance; those that no longer fit are left out, and the end says so. */
export function fitted(sections: readonly Markdown[], options: SummaryOptions): string {
  const { maxBytes = runnerLimit, reportPath } = options;
  const report: Html =
    reportPath === undefined
      ? html`the JSON report`
      : html`the JSON report, ${code(reportPath, 300)}`;
  const cut = `${html`<p>This summary was cut to fit GitHub's limit. Everything is in ${report}.</p>`}\n`;
  let room = maxBytes - Buffer.byteLength(cut);
  let left = false;
  const kept: string[] = [];
  for (const text of sections.map(String).filter((one) => one !== '')) {
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
