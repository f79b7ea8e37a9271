/**
 * Lines for terminals and logs in which every text from outside is escaped (threats 118 and 121). Only the
 * functions below make them, and `logText` prints nothing else: the compiler refuses a plain string.
 */

import { given } from '../defined.ts';
import { plain, withoutCommand } from './escape.ts';

export interface TextOptions {
  /** SGR colours; the caller knows whether a terminal shows them and whether NO_COLOR is set */
  readonly color: boolean;
  /** columns at which sentences are wrapped; not at all without it */
  readonly width?: number;
  /** whether what succeeded is described, too; otherwise a table shows it */
  readonly verbose?: boolean;
}

class Line {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** columns: colours take none */
  get width(): number {
    return columns(this.#text);
  }
}

export type { Line };
/** What a report prints. What is undefined, false or empty is left out. */
export type Lines = Line | readonly Lines[] | undefined | false | '';

/** Texts are escaped; undefined is empty. */
export function line(
  texts: TemplateStringsArray,
  ...parts: readonly (string | number | Line | undefined)[]
): Line {
  const written = parts.map((part) => (part instanceof Line ? part : plain(String(part ?? ''))));
  return new Line(String.raw({ raw: texts }, ...written));
}

/** For a text that is longer than `line` shows, such as a command. */
export function whole(text: string, max: number = Number.POSITIVE_INFINITY): Line {
  return new Line(plain(text, max));
}

/** What is undefined, false or empty is left out. */
export function join(
  parts: readonly (string | Line | undefined | false)[],
  separator: ', ' | '; ' | ' ' | '  ',
): Line {
  return new Line(
    given<string | Line>(parts)
      .map((part) => line`${part}`)
      .join(separator),
  );
}

/** A table: a dimmed head, and rows with as many cells. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly Line[])[],
  options: TextOptions,
): Line[] {
  const titles = head.map((title) => whole(title, 400));
  const widths = titles.map((title, at) =>
    Math.max(title.width, ...rows.map((row) => row[at]?.width ?? 0)),
  );
  const padded = (cells: readonly Line[]) =>
    join(
      cells.map((cell, at) => line`${cell}${' '.repeat((widths[at] ?? 0) - cell.width)}`),
      '  ',
    );
  return [
    line`  ${paint(options, 'dim', padded(titles))}`,
    ...rows.map((cells) => line`  ${padded(cells)}`),
  ];
}

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Style = keyof typeof styles;
/** Colours a text by its meaning: green is good, red is evidence, yellow needs attention. */
export type Styled = readonly [text: string, style: Style];

export function paint({ color }: TextOptions, style: Style, text: string | Line): Line {
  const safe = line`${text}`;
  return color ? new Line(`\u001b[${styles[style]}m${safe}\u001b[0m`) : safe;
}

/** Breaks a sentence at spaces; words that are longer than the line stay whole, to be copied. */
export function wrap(
  text: Line,
  { width }: TextOptions,
  indent = '',
  hanging: string = indent,
): Line[] {
  return wrapText(text.toString(), width, indent, hanging).map((part) => new Line(part));
}

export function wrapText(
  text: string,
  width: number | undefined,
  indent: string,
  hanging: string = indent,
): string[] {
  if (width === undefined) return [`${indent}${text}`];
  const room = Math.max(width, indent.length + 20);
  const [first = '', ...words] = text.split(' ');
  const lines: string[] = [];
  let open = `${indent}${first}`;
  for (const word of words) {
    if (columns(open) + 1 + columns(word) > room) {
      lines.push(open);
      open = `${hanging}${word}`;
    } else {
      open = `${open} ${word}`;
    }
  }
  return [...lines, open];
}

function columns(text: string): number {
  return text.replace(/\u001b\[\d+m/g, '').length;
}

/** The last step before lines are printed. */
export function logText(lines: Lines): string {
  if (lines === undefined || lines === false || lines === '') return '';
  if (Array.isArray(lines)) return lines.map(logText).join('');
  return `${withoutCommand(String(lines).trimEnd())}\n`;
}
