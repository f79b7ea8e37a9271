/** Parses docs/threats.md, and the numbers of threats in the names of tests. */

export type Kind = 'threat' | 'fault';

export interface Citation {
  readonly kind: Kind;
  readonly number: number;
}

export interface Row {
  readonly kind: Kind;
  readonly number: number;
  /** the last column */
  readonly tests: string;
}

/** Faults stand under a heading of their own. */
export function readRows(text: string): Row[] {
  return text.split(/^## /m).flatMap((section) => {
    const kind = section.startsWith('Faults') ? 'fault' : 'threat';
    const lines = section.matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gm);
    return [...lines].map(([, number, tests = '']) => ({ kind, number: Number(number), tests }));
  });
}

/** In the sources of tests: names that stand there, also those that a table holds; comments do not count. */
export function citationsIn(source: string): Citation[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');
  return citations(code);
}

/** `threat 9`, `threats 36 to 39`, `faults 7, 8 and 10`. */
export function citations(text: string): Citation[] {
  const lists = text.matchAll(/\b(threat|fault)s? (\d+(?:(?:, and |, | and | to )\d+)*)/g);
  return [...lists].flatMap(([, kind, list = '']) =>
    numbersOf(list).map((number) => ({ kind: kind as Kind, number })),
  );
}

function numbersOf(list: string): number[] {
  return list.split(/, and |, | and /).flatMap((part) => {
    const [first = 0, last = first] = part.split(' to ').map(Number);
    return range(first, last);
  });
}

export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
