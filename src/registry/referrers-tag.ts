/** The list of referrers under the fallback tag, with one more entry (distribution-spec, "Referrers Tag Schema"). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import { goJson } from '../oci/go-json.ts';
import { isObject, type JsonObject, type JsonValue, readObject } from '../oci/json.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { TooMany } from './errors.ts';
import { type ReferrerEntry, referrersTag } from './referrer-list.ts';
import type { StoredManifest } from './repository.ts';
import type { TagUpdate } from './update-tag.ts';

/** Keeps the other entries unchanged. Throws E_MANIFEST for content that is not a list, and E_LIMIT. */
export function addReferrer(subject: Digest, entry: ReferrerEntry): TagUpdate {
  return {
    isDone: (stored) => lists(readList(stored, subject), entry.digest),
    next: async (stored) => ({
      bytes: Buffer.from(goJson(withEntry(readList(stored, subject), entry))),
      mediaType: mediaTypes.index,
    }),
  };
}

/** Throws what addReferrer would throw for this tag, before there is anything to add. */
export function assertListable(subject: Digest, stored: StoredManifest): void {
  withEntry(readList(stored, subject), { mediaType: mediaTypes.manifest, digest: subject });
}

const emptyList: JsonObject = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };

/**
 * Content other than a list under that tag is not overwritten (threat 15), except for the subject itself: GitLab
 * answers with it although there is no tag, and cosign copy leaves it there (registries.md §1.5, §4.5).
 */
function readList(stored: StoredManifest | undefined, subject: Digest): JsonObject {
  if (stored === undefined || stored.digest === subject) return emptyList;
  const list = readObject(stored.bytes);
  const { mediaType, manifests } = list ?? {};
  // Go reads null and "" as absent.
  const type = mediaType || stored.contentType || mediaTypes.index;
  const isList = type === mediaTypes.index && (Array.isArray(manifests) || manifests === null);
  // An image that calls itself an index is an image (threat 20).
  if (list !== undefined && isList && !('config' in list) && !('layers' in list)) return list;
  const message = 'the referrers tag does not point to a list of referrers; it is not changed';
  throw new TrustError('E_MANIFEST', message, {
    tag: referrersTag(subject),
    digest: stored.digest,
  });
}

function entriesOf({ manifests }: JsonObject): readonly JsonValue[] {
  return Array.isArray(manifests) ? manifests : [];
}

function lists(list: JsonObject, digest: Digest): boolean {
  return entriesOf(list).some((entry) => isObject(entry) && entry['digest'] === digest);
}

function withEntry(list: JsonObject, entry: ReferrerEntry): JsonObject {
  const manifests = [...entriesOf(list), entry];
  if (manifests.length <= limits.children) return { ...list, manifests };
  const message = `the referrers tag is full: readers take ${limits.children} entries at most`;
  throw new TooMany(message);
}
