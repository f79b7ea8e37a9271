/**
 * HTML and Markdown in which every text from outside is escaped (threats 119 and 120). Only the template
 * tags below make values of these types, and pages and summaries take nothing else: the compiler refuses a
 * plain string.
 */

import { given } from '../defined.ts';
import { plain } from './escape.ts';

/** GitHub's Markdown. */
class Markdown {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** HTML without blank lines. A block of it is also Markdown, in which GitHub reads no other Markdown. */
class Html extends Markdown {
  readonly isHtml = true;
}

export type { Html, Markdown };
export type Part = string | number | Html | undefined | false | readonly Part[];

/**
 * Words stay words, and everything technical (URL, digest, `@`, `#`) becomes `<code>`; the value of an
 * attribute and the title of a page are escaped only. Lists are joined by line breaks, without the empty ones.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = parts.map((part, at) =>
    /(?:="|<title>)$/.test(texts[at] ?? '') ? entities(String(part)) : escaped(part),
  );
  return new Html(String.raw({ raw: texts }, ...written));
}

function escaped(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (Array.isArray(part)) return part.map(escaped).filter(Boolean).join('\n');
  return part === undefined || part === false ? '' : prose(String(part));
}

/** Blocks, several of them with blank lines between them. */
export function markdown(
  texts: TemplateStringsArray,
  ...parts: readonly (Markdown | readonly Markdown[])[]
): Markdown {
  const written = parts.map((part) => (part instanceof Markdown ? part : part.join('\n\n')));
  return new Markdown(String.raw({ raw: texts }, ...written));
}

/** Omits values that are undefined, false or empty. */
export function join(parts: readonly Part[], separator: Html): Html {
  return new Html(given(parts).map(escaped).join(separator.toString()));
}

/** One below the other, in a paragraph or a cell. */
export function stacked(parts: readonly Part[], none?: string): Html {
  return parts.length === 0 ? html`${none}` : join(parts, html`<br>`);
}

/** `name=value`, such as annotations and claims. */
export function pairs(values: Readonly<Record<string, string>>): readonly Html[] {
  return Object.entries(values).map(([name, value]) => code(`${name}=${value}`, 300));
}

function entities(text: string, max?: number): string {
  return plain(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/**
 * Inside `<code>`, GitHub turns nothing into mentions, issue links or emoji; inside a block of HTML
 * it reads no Markdown.
 */
export function code(text: string, max?: number): Html {
  return new Html(`<code>${entities(text, max)}</code>`);
}

/** Text that GitHub never turns into a link: a word, a small number, a date or time, with punctuation. */
const harmless =
  /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}(?:\.[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=≤≥&-]+$/u;

function prose(text: string): string {
  return plain(text)
    .split(' ')
    .map((word) => (word === '' || harmless.test(word) ? entities(word) : codeWord(word)))
    .join(' ');
}

function codeWord(word: string): string {
  const [, open = '', inner = word, close = ''] =
    /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
  if (inner === '') return String(code(word));
  return `${entities(open)}${code(inner)}${entities(close)}`;
}

/** `[E_NOSIG]` */
export function codeTag(id: string): Html {
  return /^E_[A-Z]{1,30}$/.test(id) ? new Html(`[${id}]`) : html`[${code(id, 100)}]`;
}

/** Lines to copy, on a page. */
export function preformatted(lines: readonly string[]): Html {
  const text = lines.map((line) => entities(line, Number.POSITIVE_INFINITY)).join('\n');
  return new Html(`<pre><code>${text}</code></pre>`);
}

/** Lines in a fence that is longer than any run of backticks in them, so that they cannot close it. */
export function fenced(
  language: 'mermaid' | 'sh' | 'text' | 'yaml',
  lines: readonly string[],
): Markdown {
  const text = lines.map(fencedLine).join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return new Markdown(`${fence}${language}\n${text}\n${fence}`);
}

/** The sign of a diagram's warnings ends with an invisible character, which stays. */
function fencedLine(line: string): string {
  const sign = '⚠️';
  return line
    .split(sign)
    .map((part) => plain(part, Number.POSITIVE_INFINITY))
    .join(sign);
}
