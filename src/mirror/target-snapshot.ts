/**
 * A target before anything was written there, as far as the registry shows it. What it refuses to show
 * counts as missing: at worst something is pushed that was there already. The tag is the exception (tag.ts).
 */

import { isTrustError, type TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { isAccessRefused } from '../registry/errors.ts';
import type { BlobName, ReferrerList, WritableRepository } from '../registry/repository.ts';
import { holdsAsShown, Snapshot } from './snapshot.ts';

export class TargetSnapshot extends Snapshot<WritableRepository> {
  /** the first refusal to show something */
  readonly refusal: () => TrustError | undefined;

  constructor(repository: WritableRepository) {
    let refusal: TrustError | undefined;
    super(
      asShown(repository, (error) => {
        if (isTrustError(error)) refusal ??= error;
      }),
    );
    this.refusal = () => refusal;
  }

  /** A repository that does not exist yet has no referrers. Whether it will have an API is not known. */
  override referrers(subject: Digest): Promise<ReferrerList> {
    return this.once(`referrers ${subject}`, () => unlessMissing(this.live.referrers(subject)));
  }

  holds(blob: BlobName): Promise<boolean> {
    return this.once(`holds ${blob.digest}`, () => holdsAsShown(this.live, blob));
  }
}

async function unlessMissing(list: Promise<ReferrerList>): Promise<ReferrerList> {
  try {
    return await list;
  } catch (error) {
    if (isTrustError(error, 'E_NOTFOUND')) return { descriptors: [], source: 'api' };
    throw error;
  }
}

function asShown(
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
