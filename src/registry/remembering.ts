/** A repository that requests each list of referrers, and each manifest by its digest, only once. */

import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository, ReferrerList, StoredManifest } from './repository.ts';

/** For runs that look for signatures and attestations, which are in the same lists. Failures are kept, too. */
export function remembering(repository: ReadableRepository): ReadableRepository {
  const lists = new Map<Digest, Promise<ReferrerList>>();
  const byTag = new Map<Digest, Promise<ReferrerList>>();
  const manifests = new Map<string, Promise<StoredManifest | undefined>>();
  return {
    name: repository.name,
    manifest: (reference) =>
      reference.includes(':')
        ? once(manifests, reference, () => repository.manifest(reference))
        : repository.manifest(reference),
    manifestHead: (reference) => repository.manifestHead(reference),
    blob: (descriptor, limit) => repository.blob(descriptor, limit),
    openBlob: (blob, offset) => repository.openBlob(blob, offset),
    referrers: (subject) => once(lists, subject, () => repository.referrers(subject)),
    referrersByTag: (subject) => once(byTag, subject, () => repository.referrersByTag(subject)),
    tags: () => repository.tags(),
    hasBlob: (digest) => repository.hasBlob(digest),
  };
}

function once<K, V>(known: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  const asked = known.get(key) ?? ask();
  known.set(key, asked);
  return asked;
}
