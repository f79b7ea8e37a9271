/**
 * A target as far as the registry shows it, before anything is written there. What it refuses to show is
 * taken for missing: that plans a write too many at most, and the write decides. Only a tag must not be
 * written on such a guess: see lookAtTag.
 */

import { isAccessRefused } from '../registry/access-refused.ts';
import type { ReferrerList } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';

export function asShown(
  repository: WritableRepository,
  onRefused: (error: unknown) => void,
): WritableRepository {
  const unlessRefused = async <T>(answer: Promise<T>, unknown: T): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (!isAccessRefused(error)) throw error;
      onRefused(error);
      return unknown;
    }
  };
  // Whether it has an API shows when there is something to list.
  const none: ReferrerList = { descriptors: [], source: 'api' };
  return {
    name: repository.name,
    manifest: (reference) => unlessRefused(repository.manifest(reference), undefined),
    manifestHead: (reference) => unlessRefused(repository.manifestHead(reference), undefined),
    blob: (blob, limit) => unlessRefused(repository.blob(blob, limit), undefined),
    openBlob: (blob, offset) => repository.openBlob(blob, offset),
    referrers: (subject) => unlessRefused(repository.referrers(subject), none),
    referrersByTag: (subject) =>
      unlessRefused(repository.referrersByTag(subject), { descriptors: [], source: 'tag' }),
    tags: () => repository.tags(),
    hasBlob: (digest) => unlessRefused(repository.hasBlob(digest), false),
    putBlob: (...blob) => repository.putBlob(...blob),
    putManifest: (...manifest) => repository.putManifest(...manifest),
  };
}
