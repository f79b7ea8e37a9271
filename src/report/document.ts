/** A report as people read it on a page or in a job summary: the same sections in both. */

import type { VerifyReport } from '../verify/report.ts';
import { code, type Html, html, type Markdown, type Part } from './html.ts';
import { runFacts } from './verdict.ts';
import { readableTime } from './words.ts';

export interface Document<T extends Markdown> {
  /** a class of the page's style: `verified`, `rejected`, `undetermined` */
  readonly state: string;
  readonly sign: Part;
  /** `Verified` */
  readonly word: string;
  /** what the run was about */
  readonly title: string;
  /** below the title */
  readonly lead: readonly Html[];
  readonly sections: readonly Section<T>[];
  readonly footer: Html;
}

/** Left out if it has no parts. A summary without room leaves out parts one by one. */
export interface Section<T extends Markdown> {
  readonly title: string;
  readonly parts: readonly (T | Html | undefined)[];
}

/** What a page and a job summary write differently. */
export interface Medium<T extends Markdown> {
  /** @param name what the table shows, for screen readers */
  table(table: Html, name: string): T | Html;
  /** Text to copy. Nothing for no lines. */
  commands(language: 'sh' | 'text' | 'yaml', lines: readonly string[]): T | undefined;
  /** The chain of trust as a picture. */
  chain(report: VerifyReport): T | undefined;
  /** Folded away below its title. */
  folded(title: Part, ...body: readonly (T | Html | undefined)[]): T | undefined;
}

interface Run {
  readonly tool: { readonly name: string; readonly version: string };
  readonly started: string;
  readonly finished: string;
  readonly exitCode: number;
  readonly requests: number;
}

export function footerOf(run: Run): Html {
  const { tool, started } = run;
  return html`${code(`${tool.name} ${tool.version}`)}, ${runFacts(run)}, ${readableTime(started)}`;
}
