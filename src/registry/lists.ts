/** Lists that come in pages (`Link: <…>; rel="next"`, RFC 8288), and the list of tags. */

import { TrustError } from '../error.ts';
import { errorDetails } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { limits } from '../limits.ts';
import { readObject } from '../oci/json.ts';
import { isTag } from '../oci/reference.ts';
import type { Endpoint } from './endpoint.ts';

interface PagesOptions {
  /** pages at most */
  readonly most?: number;
  /** see ReadableRepository.tags() */
  readonly ahead?: boolean | undefined;
}

/**
 * Yields the answer for `first`, of any status, and then every further page, of status 200. Throws E_NET for
 * a link to another origin (threat 56) or to a page that was read before (threat 55), and E_LIMIT for more
 * than `most` pages: part of a list never counts as the whole.
 */
export async function* readPages(
  endpoint: Endpoint,
  first: URL,
  accept: string,
  { most = limits.pages, ahead = false }: PagesOptions = {},
): AsyncGenerator<HttpResponse, void, void> {
  const fail = (code: 'E_NET' | 'E_LIMIT', why: string) =>
    new TrustError(code, `${first.host}: ${why}`, endpoint.where({}, errorDetails(first)));
  const visited = new Set<string>();
  let page = first;
  for (;;) {
    visited.add(page.href);
    const answer = await endpoint.request('GET', page, { accept }, limits.manifest, ahead);
    if (answer.status !== 200 && visited.size > 1) {
      throw fail('E_NET', `page ${visited.size} of a list was answered with ${answer.status}`);
    }
    yield answer;
    const next = answer.status === 200 ? nextLink(answer.headers.link) : undefined;
    if (next === undefined) return;
    // Resolved against the URL that was requested, and not against the target of a redirect.
    const url = URL.parse(next, page.href);
    if (url === null || url.origin !== first.origin || url.username !== '' || url.password !== '') {
      throw fail('E_NET', 'the next page of a list is on another host');
    }
    if (visited.has(url.href)) throw fail('E_NET', 'the pages of a list form a circle');
    if (visited.size === most) throw fail('E_LIMIT', `a list has more than ${most} pages`);
    page = url;
  }
}

/** The target of the first link whose relations include `next`. */
function nextLink(header: string | string[] | undefined): string | undefined {
  for (const [, target, parameters] of String(header ?? '').matchAll(/<([^<>]*)>([^<>]*)/g)) {
    const relations = /;[ \t]*rel[ \t]*=[ \t]*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters ?? '');
    const words = (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/);
    if (words.includes('next')) return target;
  }
  return undefined;
}

/** Tags of one page, as many as ECR allows. */
const pageSize = 1000;

/** Page by page, in the registry's order. Throws E_NOTFOUND if the repository does not exist. */
export async function* listTags(
  endpoint: Endpoint,
  ahead?: boolean,
): AsyncGenerator<string, void, void> {
  const first = endpoint.url(`tags/list?n=${pageSize}`);
  const options = { most: limits.tagPages, ahead };
  for await (const page of readPages(endpoint, first, 'application/json', options)) {
    if (page.status !== 200) throw await endpoint.error(page, {});
    yield* readTags(page, endpoint);
  }
}

function readTags({ body, url }: HttpResponse, endpoint: Endpoint): string[] {
  const document = readObject(body);
  const tags = document && (document['tags'] ?? []);
  if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string' && isTag(tag)))
    return tags;
  const message = `${url.host} did not answer with a list of tags`;
  throw new TrustError('E_NET', message, endpoint.where({}));
}
