/**
 * A target as its verification should see it: signature tags and lists that the source does not have are not
 * requested, because what only the target has does not change the source's signatures.
 */

import type { ImageTree } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { signatureTag } from '../signature/store.ts';

/** What the source has; asked about manifests of the tree only. */
export interface AtSource {
  readonly isTagAbsent: (name: string) => boolean | Promise<boolean>;
  readonly hasReferrers: (subject: Digest) => boolean | Promise<boolean>;
}

export function asAtSource(
  target: ReadableRepository,
  { nodes }: ImageTree,
  { isTagAbsent, hasReferrers }: AtSource,
): ReadableRepository {
  const digests = new Set(nodes.map(({ digest }) => digest));
  const signatures = new Set<string>([...digests].map(signatureTag));
  const isAbsent = (reference: string) => signatures.has(reference) && isTagAbsent(reference);
  return {
    name: target.name,
    manifest: async (reference) =>
      (await isAbsent(reference)) ? undefined : target.manifest(reference),
    manifestHead: (reference) => target.manifestHead(reference),
    blob: (blob, limit) => target.blob(blob, limit),
    openBlob: (blob, offset) => target.openBlob(blob, offset),
    referrers: async (subject) =>
      digests.has(subject) && !(await hasReferrers(subject))
        ? { descriptors: [], source: 'tag' }
        : target.referrers(subject),
    referrersByTag: (subject) => target.referrersByTag(subject),
    tags: () => target.tags(),
    hasBlob: (digest) => target.hasBlob(digest),
  };
}
