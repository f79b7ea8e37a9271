/** Tables of results, in the formats of the terminal and of docs/figures.md. */

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  /** The first cell of a row names what was measured. */
  readonly rows: readonly (readonly string[])[];
}

/** Called with each table as soon as it is measured. */
export type Show = (table: Table) => void;

export function asText({ title, columns, rows }: Table): string {
  const lines = columns.some((name) => name !== '') ? [columns, ...rows] : rows;
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
  return [title, ...lines.map((cells) => `  ${line(cells).join('  ').trimEnd()}`), ''].join('\n');
}

export function asMarkdown({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, at) => (at === 0 ? '---' : '--:'));
  return [`**${title}**`, '', line(columns), line(rule), ...rows.map(line), ''].join('\n');
}
