/** Lists of referrers, as the API answers them or the fallback tag holds them: entries and reading (distribution-spec, "Listing Referrers"). */

import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { type ReferrerDescriptor, readReferrerDescriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { isObject, type JsonObject, type JsonValue, parseDocument } from '../oci/json.ts';
import type { Manifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';

/** Tag of the referrers tag schema: both parts are cut, so that sha512 fits (distribution-spec). */
export function referrersTag(subject: Digest): string {
  const algorithm = digestAlgorithm(subject).slice(0, 32);
  return `${algorithm}-${digestHex(subject).slice(0, 64)}`;
}

/** Whether a tag has the form of referrersTag(). */
export function isReferrersTag(tag: string): boolean {
  return /^[a-z0-9]+-[0-9a-f]{64}$/.test(tag);
}

export interface ReferrerEntries {
  readonly descriptors: readonly ReferrerDescriptor[];
  /** why entries were left out, one line for each */
  readonly skipped: readonly string[];
}

/**
 * The entries, not verified. Throws E_MANIFEST for what is not an image index, and E_LIMIT. An entry without
 * a digest is skipped: registries list junk (registries.md §4.10), which must not hide a signature.
 */
export function readReferrerIndex(bytes: Uint8Array, subject: Digest): ReferrerEntries {
  const document = readJson(bytes);
  if (!isObject(document)) return malformed('it is not an object');
  const { mediaType, manifests } = document;
  // Go reads null and "" as absent.
  if ((mediaType || mediaTypes.index) !== mediaTypes.index)
    return malformed('it is not an image index');
  // An image that calls itself an index (threat 20).
  if ('config' in document || 'layers' in document) return malformed('it is an image as well');
  // Go's empty list
  if (manifests === null) return { descriptors: [], skipped: [] };
  if (!Array.isArray(manifests)) return malformed('it has no list of manifests');
  if (manifests.length > limits.children) {
    throw new TrustError('E_LIMIT', `a list of referrers has ${limits.children} entries at most`);
  }
  const descriptors: ReferrerDescriptor[] = [];
  const skipped: string[] = [];
  for (const [at, entry] of manifests.entries()) {
    try {
      const listed = readReferrerDescriptor(entry, `manifests[${at}]`);
      // GitLab answers with the subject where others answer with what refers to it (§4.5).
      if (listed.digest !== subject) descriptors.push(listed);
    } catch (error) {
      if (!isTrustError(error, 'E_MANIFEST', 'E_DIGEST')) throw error;
      skipped.push(error.message);
    }
  }
  return { descriptors, skipped };
}

/** In one line, because a list may hold thousands. undefined: none was skipped. */
export function describeSkipped(skipped: readonly string[] = []): string | undefined {
  const [first, ...others] = skipped;
  if (first === undefined) return undefined;
  return others.length === 0 ? first : `${first} (and ${others.length} more)`;
}

function readJson(bytes: Uint8Array): JsonValue {
  try {
    return parseDocument(bytes);
  } catch (error) {
    return malformed((error as Error).message);
  }
}

function malformed(why: string): never {
  throw new TrustError('E_MANIFEST', `the list of referrers cannot be read: ${why}`);
}

type Described = Pick<Manifest, 'mediaType' | 'artifactType' | 'annotations'> & {
  readonly config?: { readonly mediaType: string };
};

/** An entry of the list, with all fields by which readers filter. */
export interface ReferrerEntry extends JsonObject {
  readonly mediaType: string;
  readonly digest: Digest;
}

export function referrerEntry(manifest: Described, digest: Digest, size: number): ReferrerEntry {
  const { mediaType, annotations } = manifest;
  const artifactType = artifactTypeOf(manifest);
  return {
    mediaType,
    size,
    digest,
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    ...(artifactType === undefined ? {} : { artifactType }),
  };
}

/** The artifact type of a manifest (image-spec manifest.md, "Guidelines for Artifact Usage"). */
export function artifactTypeOf({ artifactType, config }: Described): string | undefined {
  return artifactType ?? config?.mediaType;
}
