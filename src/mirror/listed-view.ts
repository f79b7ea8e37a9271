/** A target as far as the source's lists go: what is to be verified there when all of them are the same. */

import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { signatureTag } from '../signature/store.ts';
import type { Lists } from './lists.ts';
import type { TargetSnapshot } from './target-snapshot.ts';

/**
 * For verification. Signature tags and lists that the source does not have are not asked for: what only
 * the target has makes the source's signatures neither good nor bad.
 */
export function asListed(
  target: TargetSnapshot,
  { tree, tags, referrers }: Lists,
): ReadableRepository {
  const nodes = new Set(tree.nodes.map(({ digest }) => digest));
  const absent = new Set<string>([...nodes].map(signatureTag).filter((name) => !tags.has(name)));
  const isUnlisted = (subject: Digest) => nodes.has(subject) && !referrers.has(subject);
  return {
    name: target.name,
    manifest: async (reference) => (absent.has(reference) ? undefined : target.manifest(reference)),
    manifestHead: (reference) => target.manifestHead(reference),
    blob: (blob, limit) => target.blob(blob, limit),
    openBlob: (blob, offset) => target.openBlob(blob, offset),
    referrers: async (subject) =>
      isUnlisted(subject) ? { descriptors: [], source: 'tag' } : target.referrers(subject),
    referrersByTag: (subject) => target.referrersByTag(subject),
    tags: () => target.tags(),
  };
}

/** Asks at once for what will be read whole: a HEAD would ask the same thing before. */
export function askFor(target: TargetSnapshot, { tree, tags, referrers }: Lists): void {
  for (const name of tags.keys()) void target.manifest(name);
  const nodes = new Set(tree.nodes.map(({ digest }) => digest));
  for (const { digest } of [...referrers.values()].flat()) {
    if (nodes.has(digest)) void target.manifest(digest);
  }
}
