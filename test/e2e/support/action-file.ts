/** action.yml as the runner reads it: inputs with their defaults, and what it runs. */

import { readFileSync } from 'node:fs';

export interface ActionFile {
  /** name -> default */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  /** of inputs by name, of outputs by `outputs.NAME` */
  readonly descriptions: Readonly<Record<string, string>>;
  readonly using: string;
  readonly main: string;
}

/** Of YAML, just what action.yml uses: two levels, plain and quoted words, `|` and `>-` blocks. */
export function readActionFile(url: URL): ActionFile {
  const top = blocks(readFileSync(url, 'utf8').split('\n'), 0);
  const section = (name: string) => blocks(top.get(name)?.lines ?? [], 2);
  const inputs = [...section('inputs')].map(([name, { lines }]) => {
    const field = blocks(lines, 4).get('default');
    return [name, field === undefined ? '' : scalar(field)];
  });
  const described = (name: string, prefix = '') =>
    [...section(name)].map(([key, { lines }]) => {
      const field = blocks(lines, 4).get('description');
      return [`${prefix}${key}`, field === undefined ? '' : scalar(field)];
    });
  const runs = section('runs');
  const word = (name: string) => {
    const field = runs.get(name);
    return field === undefined ? '' : scalar(field);
  };
  return {
    inputs: Object.fromEntries(inputs),
    outputs: [...section('outputs').keys()],
    descriptions: Object.fromEntries([...described('inputs'), ...described('outputs', 'outputs.')]),
    using: word('using'),
    main: word('main'),
  };
}

interface Field {
  readonly text: string;
  readonly lines: string[];
}

/** `name: text` at this indentation, each with the deeper lines below it. */
function blocks(lines: readonly string[], indent: number): Map<string, Field> {
  const fields = new Map<string, Field>();
  let last: Field | undefined;
  for (const line of lines) {
    const [, name, text = ''] = /^([\w-]+):(?: (.*))?$/.exec(line.slice(indent)) ?? [];
    if (name !== undefined && line.startsWith(' '.repeat(indent))) {
      last = { text, lines: [] };
      fields.set(name, last);
    } else last?.lines.push(line);
  }
  return fields;
}

function scalar({ text, lines }: Field): string {
  const block = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (text === '|') return `${block.join('\n')}\n`;
  if (text === '>-') return block.join(' ');
  return text.replace(/^(['"])(.*)\1$/, '$2');
}
