/** The tags of a repository (distribution-spec, "Listing tags"). */

import { TrustError } from '../error.ts';
import type { HttpResponse } from '../http/request.ts';
import { limits } from '../limits.ts';
import { readObject } from '../oci/json.ts';
import { isTag } from '../oci/reference.ts';
import type { Endpoint } from './endpoint.ts';
import { readPages } from './pages.ts';

/** Tags for each page: as many as ECR allows. */
const pageSize = 1000;

/** Page by page, as the registry orders them. Throws E_NOTFOUND if the repository is missing. */
export async function* listTags(endpoint: Endpoint): AsyncGenerator<string, void, void> {
  const first = endpoint.url(`tags/list?n=${pageSize}`);
  for await (const page of readPages(endpoint, first, 'application/json', limits.tagPages)) {
    if (page.status !== 200) throw await endpoint.error(page, {});
    yield* readTags(page, endpoint);
  }
}

function readTags({ body, url }: HttpResponse, endpoint: Endpoint): string[] {
  const document = readObject(body);
  const tags = document && (document['tags'] ?? []);
  if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string' && isTag(tag)))
    return tags;
  const message = `${url.host} answered with something that is no list of tags`;
  throw new TrustError('E_NET', message, endpoint.where({}));
}
