/** The Referrers API, and the responses of registries without it (distribution-spec, "Listing Referrers"). */

import { mediaTypes } from '../../src/oci/media-type.ts';
import { json, type Reply } from '../http/message.ts';
import { type Call, digestFrom } from './call.ts';
import { page } from './paging.ts';
import { Problem } from './problem.ts';

export function listReferrers(call: Call): Reply {
  switch (call.settings.referrersApi) {
    case 'off-404':
      return text(404, 'text/plain; charset=utf-8', '404 page not found\n');
    case 'off-405':
      throw new Problem(405, 'UNSUPPORTED', 'the operation is unsupported');
    case 'html':
      return text(200, 'text/html', '<!doctype html><title>Sign in</title>');
    case 'on':
      return list(call);
  }
}

/** 200 even where subject or repository do not exist: "none" is an answer. */
function list({ request, settings, store, name, reference }: Call): Reply {
  const all = store.find(name)?.referrers(digestFrom(reference)) ?? [];
  const wanted = settings.filterReferrers ? request.query.get('artifactType') : null;
  const matching =
    wanted === null ? all : all.filter(({ artifactType }) => artifactType === wanted);
  const order = new Map(matching.map(({ digest }, at) => [String(digest), at]));
  const { entries, headers } = page(
    request,
    matching,
    ({ digest }) => digest,
    (digest, last) => (order.get(digest) ?? 0) > (order.get(last) ?? -1),
    settings.pageSize,
  );
  const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: entries };
  return json(200, index, {
    'content-type': mediaTypes.index,
    ...(wanted !== null && { 'oci-filters-applied': 'artifactType' }),
    ...headers,
  });
}

function text(status: number, type: string, body: string): Reply {
  return { status, headers: { 'content-type': type }, body: Buffer.from(body) };
}
