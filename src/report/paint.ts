/** Colour and line width for terminals, only where the caller wants them. */

export interface TextOptions {
  /** SGR colours; the caller knows whether a terminal shows them and whether NO_COLOR is set */
  readonly color: boolean;
  /** columns at which sentences are wrapped; not at all without it */
  readonly width?: number;
}

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Style = keyof typeof styles;

/** Wraps text that is already safe to print in a colour. */
export function paint({ color }: TextOptions, style: Style, text: string): string {
  return color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
}

/** Breaks a sentence at spaces; words that are longer than the line stay whole, to be copied. */
export function wrap(text: string, indent: string, { width }: TextOptions): string[] {
  if (width === undefined) return [`${indent}${text}`];
  const room = Math.max(width - indent.length, 20);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((part) => `${indent}${part}`);
}
