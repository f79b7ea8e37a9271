/**
 * A target before anything was written there, as far as the registry shows it. What it refuses to show
 * counts as missing: at worst, existing content is pushed again. The tag is the exception (tag.ts).
 */

import { isTrustError, type TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { isAccessRefused } from '../registry/errors.ts';
import { referrersTag } from '../registry/referrer-list.ts';
import type {
  BlobName,
  ReferrerList,
  StoredManifest,
  WritableRepository,
} from '../registry/repository.ts';
import { isAttachmentTag } from './content.ts';
import { namesOf, Snapshot } from './snapshot.ts';

export class TargetSnapshot extends Snapshot<WritableRepository> {
  /** the first refusal to show something */
  readonly refusal: () => TrustError | undefined;
  /** whether to query the Referrers API of a registry that may not have it */
  expectsApi = false;

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
    return this.once(`referrers ${subject}`, async () => {
      const names = this.knownTags;
      const tag = referrersTag(subject);
      // Requested concurrently with the API: a registry with such a tag usually has no API.
      const tagged = names?.has(tag) ? this.referrersByTag(subject) : undefined;
      const byTag = async () =>
        tagged ?? (names === undefined ? this.referrersByTag(subject) : noneTagged);
      const asking = { byTag, ahead: this.expectsApi && tagged === undefined };
      return unlessMissing(this.live.referrers(subject, asking));
    });
  }

  /**
   * A signature tag is read again before it is written, so a list of tags that is a second old may still lack
   * it.
   */
  protected override async readManifest(
    reference: Digest | string,
  ): Promise<StoredManifest | undefined> {
    if (isAttachmentTag(reference) && this.knownTags?.has(reference) === false) return undefined;
    return super.readManifest(reference);
  }

  /** A repository that does not exist yet has no tags. */
  protected override readTagNames(): Promise<ReadonlySet<string> | undefined> {
    return namesOf(this.live, new Set());
  }

  /** Whether a list of its referrers is tagged, as far as the list of tags says. */
  hasTaggedList(subject: Digest): boolean {
    return this.knownTags?.has(referrersTag(subject)) === true;
  }

  lacks(content: Digest | BlobName): Promise<boolean> {
    if (typeof content !== 'string') {
      return this.once(`lacks ${content.digest}`, () => this.live.lacks(content));
    }
    const known = this.known<StoredManifest | undefined>(`manifest ${content}`);
    return this.once(`lacks ${content}`, async () =>
      known === undefined ? this.live.lacks(content) : (await known) === undefined,
    );
  }
}

const noneTagged: ReferrerList = { descriptors: [], source: 'tag' };

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
    referrers: (subject, asking) => unlessRefused(repository.referrers(subject, asking), none),
    referrersByTag: (subject) =>
      unlessRefused(repository.referrersByTag(subject), { descriptors: [], source: 'tag' }),
    tags: (ahead) => repository.tags(ahead),
    hasBlob: (digest) => unlessRefused(repository.hasBlob(digest), false),
    lacks: (content) => unlessRefused(repository.lacks(content), true),
    expectBlob: (blob) => repository.expectBlob(blob),
    putBlob: (...blob) => repository.putBlob(...blob),
    putManifest: (...manifest) => repository.putManifest(...manifest),
  };
}
