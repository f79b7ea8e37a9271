/** Lists tags in lexical order (distribution-spec, "Listing Tags"). */

import { json, type Reply } from '../http/message.ts';
import { type Call, existing } from './call.ts';
import { page } from './paging.ts';

export function listTags(call: Call): Reply {
  const { request, settings, name } = call;
  const tags = [...existing(call).tags.keys()].sort();
  // The tag named by `last` need not exist.
  const { entries, headers } = page(
    request,
    tags,
    (tag) => tag,
    (tag, last) => tag > last,
    settings.pageSize,
  );
  return json(200, { name, tags: entries }, headers);
}
