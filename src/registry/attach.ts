/** Referrers up: the manifest by digest, then made sure that whoever looks for referrers finds it. */

import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import { listReferrers, type Referrer } from './list-referrers.ts';
import { referrerEntry } from './referrer-entry.ts';
import type { ReferrerList } from './repository.ts';
import type { WritableRepository } from './writable.ts';

/**
 * Pushes the manifest of a referrer, whose blobs are there; resolves once a reader finds it, by the API
 * or by the fallback tag. Throws E_UNSUPPORTED if the registry cannot store referrers, E_COVER if it
 * stores and does not list it, and E_MANIFEST if something else than a list is under the tag.
 */
export async function attachReferrer(
  repository: WritableRepository,
  bytes: Uint8Array,
  pausing: Pausing,
): Promise<ReferrerList['source']> {
  const { subject, referrer } = readReferrer(bytes);
  await putReferrer(repository, referrer);
  const { source } = await listReferrers(repository, subject, [referrer], pausing);
  return source;
}

function readReferrer(bytes: Uint8Array): { subject: Digest; referrer: Referrer } {
  const manifest = parseManifest(bytes);
  const { subject } = manifest;
  const digest = digestOf(bytes);
  if (subject === undefined) {
    throw new TrustError('E_MANIFEST', 'a manifest without a subject is no referrer', { digest });
  }
  const entry = referrerEntry(manifest, digest, bytes.byteLength);
  return { subject: subject.digest, referrer: { entry, bytes } };
}

/** ECR's words about such manifests help nobody (fault 18; registries.md §4.2). */
async function putReferrer(
  repository: WritableRepository,
  { entry, bytes }: Referrer,
): Promise<void> {
  try {
    await repository.putManifest(entry.digest, bytes, entry.mediaType);
  } catch (error) {
    if (!isTrustError(error, 'E_UNSUPPORTED')) throw error;
    const advice = 'it cannot store referrers, as bundles are; legacy signatures need none';
    const message = `${error.message}; ${advice} (--format legacy)`;
    throw new TrustError(error.code, message, error.details, error);
  }
}
