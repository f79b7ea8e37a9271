/** The sections of a report, which are the same on a page and in a job summary. */

import type { Outcome } from '../verify/outcome.ts';
import type { ReaderReport, VerifyReport } from '../verify/report.ts';
import { code, type Html, html, type Markdown, type Part } from './html.ts';
import { type Run, readersLine, runFacts, type Verdict } from './verdict.ts';
import { outcomeSign, readableTime } from './words.ts';

export interface Document<T extends Markdown> {
  readonly run: Run;
  /** a class of the page's style: `verified`, `rejected`, `undetermined` */
  readonly state: string;
  readonly sign: Part;
  readonly verdict: Verdict;
  /** what the run was about */
  readonly title: string;
  /** below the verdict */
  readonly lead?: readonly (Html | undefined)[];
  readonly sections: readonly Section<T>[];
}

/** Left out if it has no parts. A summary without room leaves out parts one by one. */
export interface Section<T extends Markdown> {
  readonly title: string;
  readonly parts: readonly (T | Html | undefined)[];
}

/** The parts that a page and a job summary render differently. */
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

/** The outcome of the report, in words and as a style. */
export function outcomeHead(
  report: Run & { readonly outcome: Outcome; readonly readers?: readonly ReaderReport[] },
  verdict: Verdict,
  title: string,
): Omit<Document<Html>, 'sections'> {
  const { outcome, readers } = report;
  const lead = [readers && readers.length > 0 ? html`<p>${readersLine(readers)}</p>` : undefined];
  return { run: report, state: outcome, sign: outcomeSign[outcome], verdict, title, lead };
}

/** References by digest for a deployment: only if everything is verified. */
export function pinnedSection<T extends Markdown>(
  medium: Medium<T>,
  isVerified: boolean,
  images: readonly { readonly pinned?: string }[],
): Section<T> {
  const pinned = isVerified ? images.flatMap((image) => image.pinned ?? []) : [];
  return { title: 'Pinned references', parts: [medium.commands('text', pinned)] };
}

export function headingOf<T extends Markdown>({ sign, verdict, title }: Document<T>): Html {
  return html`${sign} ${verdict.word}: ${title}`;
}

export function leadOf<T extends Markdown>({ verdict, lead = [] }: Document<T>): readonly Html[] {
  return [html`<p>${verdict.sentence}</p>`, ...lead.filter((part) => part !== undefined)];
}

export function footerOf<T extends Markdown>({ run }: Document<T>): Html {
  const { tool, started } = run;
  return html`${code(`${tool.name} ${tool.version}`)}, ${runFacts(run)}, ${readableTime(started)}`;
}
