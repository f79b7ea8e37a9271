/** What the requests of a copy were for: the same rule for every program, read off the wire. */

import type { Answer } from './world.ts';

export interface Purposes {
  /** content that is read for the first time at the source; whatever writes at the target */
  readonly copy: number;
  /** what is there, what belongs to it, what is missing */
  readonly probes: number;
  /** asked of the target after it was written there */
  readonly readBack: number;
}

export function purposesOf(source: readonly Answer[], target: readonly Answer[]): Purposes {
  const read = new Set<string>();
  for (const { method, path, status } of source) {
    if (method === 'GET' && status < 300 && isContent(path)) read.add(path);
  }
  const written = new Set<string>();
  let writes = 0;
  let readBack = 0;
  for (const { method, path } of target) {
    if (method === 'GET' || method === 'HEAD') {
      if (written.has(partOf(path))) readBack += 1;
    } else {
      writes += 1;
      if (method === 'PUT') written.add(partOf(path));
    }
  }
  const copy = read.size + writes;
  return { copy, readBack, probes: source.length + target.length - copy - readBack };
}

function isContent(path: string): boolean {
  return /\/(manifests|blobs)\//.test(path);
}

/** The tag or digest that a request is about: an upload names its blob in the query. */
function partOf(path: string): string {
  const url = new URL(path, 'http://registry');
  return url.searchParams.get('digest') ?? url.pathname.split('/').at(-1) ?? '';
}

/** `GET 12, HEAD 5` */
export function methodsOf(answers: readonly Answer[]): string {
  const counts = new Map<string, number>();
  for (const { method } of answers) counts.set(method, (counts.get(method) ?? 0) + 1);
  return [...counts]
    .sort()
    .map(([method, count]) => `${method} ${count}`)
    .join(', ');
}
