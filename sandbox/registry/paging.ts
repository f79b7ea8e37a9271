/** Splits lists of tags and referrers into pages, with a Link to the next one (RFC 8288). */

import type { Request } from '../http/message.ts';

export interface Page<T> {
  readonly entries: T[];
  readonly headers: Record<string, string>;
}

/**
 * The page of `entries` that the query asks for. `keyOf` names an entry in `?last=`; the page begins
 * behind the entry of that name. `n` is the client's wish, `pageSize` the registry's limit.
 */
export function page<T>(
  { path, query }: Pick<Request, 'path' | 'query'>,
  entries: readonly T[],
  keyOf: (entry: T) => string,
  isBehind: (key: string, last: string) => boolean,
  pageSize: number,
): Page<T> {
  const last = query.get('last');
  const start = last === null ? 0 : entries.findIndex((entry) => isBehind(keyOf(entry), last));
  const n = query.get('n');
  const size = Math.min(pageSize, n !== null && /^[0-9]+$/.test(n) ? Number(n) : pageSize);
  const rest = start < 0 ? [] : entries.slice(start);
  const shown = rest.slice(0, size);
  const end = shown.at(-1);
  if (end === undefined || shown.length === rest.length) return { entries: shown, headers: {} };
  const next = new URLSearchParams(query);
  next.set('n', String(size));
  next.set('last', keyOf(end));
  return { entries: shown, headers: { link: `<${path}?${next}>; rel="next"` } };
}
