/**
 * Copies everything that a target lacks. Each part waits for what it names, and for what it is attached to:
 * blobs → children → their index and their signatures → what is attached to those. Independent parts are
 * copied concurrently. No tag of the image is written here.
 */

import { allSettled, TaskGroup } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { Contents } from '../oci/contents.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { listReferrers, toReferrer } from '../registry/attach-referrer.ts';
import type { WritableRepository } from '../registry/repository.ts';
import { putWithContent, readBack, updateTag } from '../registry/update-tag.ts';
import { attachmentTags, type Blob, type Inventory, type Item } from './content.ts';
import { BlobCopy, lost } from './copy-blobs.ts';
import type { CopyProgress } from './copy-progress.ts';
import type { Listing, TagWrite, TargetPlan } from './plan.ts';
import { type Snapshot, smallBlob } from './snapshot.ts';
import type { SourceBlobs } from './source-blobs.ts';
import { compareAttachments, isToBeWritten, type Replaceable } from './union.ts';

export interface CopyOptions extends Pausing {
  readonly inventory: Inventory;
  readonly plan: TargetPlan;
  /** the target after the writes; takes what is read back */
  readonly after: Snapshot<WritableRepository>;
  /** whether the target is verified afterwards: then what that needs is read ahead of time */
  readonly isVerified: boolean;
  readonly source: SourceBlobs;
  readonly progress: CopyProgress;
  readonly replaceable?: Replaceable | undefined;
}

export class Copy {
  readonly #options: CopyOptions;
  readonly #repository: WritableRepository;
  readonly #missing: ReadonlyMap<Digest, Blob>;
  /** content of signatures, which verification will read */
  readonly #toVerify: ReadonlySet<Digest>;
  readonly #tasks = new TaskGroup();
  readonly #blobs: BlobCopy;

  constructor(options: CopyOptions) {
    const { inventory, plan, after, isVerified, source, progress } = options;
    this.#options = options;
    this.#blobs = new BlobCopy(after.live, source, progress, this.#tasks);
    const attached = [...inventory.items.values()].filter(({ inTree }) => isVerified && !inTree);
    this.#toVerify = new Set(
      attached.flatMap(({ contents }) => smallLayers(contents).map(({ digest }) => digest)),
    );
    this.#repository = after.live;
    this.#missing = new Map(plan.blobs.map((blob) => [blob.digest, blob]));
  }

  /** Resolves when everything is there and was read back. After a failure nothing more is started. */
  async bring(): Promise<void> {
    const { inventory, plan } = this.#options;
    const byDigest = [...inventory.items.values()].filter((item) => item.byDigest);
    // The largest first, because it takes longest.
    const sent = plan.blobs.map((blob) => this.#blobs.bring(blob));
    await allSettled([
      ...sent,
      ...plan.blobs.map((blob) => this.#checkBlob(blob)),
      ...byDigest.map((item) => this.#tasks.once(`check ${item.digest}`, () => this.#check(item))),
      ...plan.tags.map((tag) => this.#tasks.once(`tag ${tag.name}`, () => this.#tag(tag))),
      ...plan.listings.map((one) => this.#tasks.once(`list ${one.subject}`, () => this.#list(one))),
    ]);
  }

  #manifest(item: Item): Promise<void> {
    return this.#tasks.once(item.digest, async () => {
      // Parts of the image do not wait for their subject: a registry must accept a referrer before its
      // subject (distribution-spec), and one that does not gets it again (#contentAgain).
      const subject = item.inTree ? undefined : item.contents.subject;
      await allSettled([this.#content(item), ...(subject ? [this.#byDigest(subject.digest)] : [])]);
      if (!this.#options.plan.manifests.has(item.digest)) return;
      await this.#put(item, () =>
        this.#repository.putManifest(item.digest, item.bytes, item.contents.mediaType),
      );
      this.#options.progress.copied(item);
    });
  }

  async #byDigest(digest: Digest): Promise<void> {
    const item = this.#options.inventory.items.get(digest);
    if (item?.byDigest) await this.#manifest(item);
  }

  async #content({ contents }: Item): Promise<void> {
    const blobs = contents.blobs.flatMap(({ digest }) => this.#missing.get(digest) ?? []);
    await allSettled([
      ...blobs.map((blob) => this.#blobs.bring(blob)),
      ...contents.manifests.map((child) => this.#byDigest(child.digest)),
    ]);
  }

  /** Pushes the content again if the registry does not find it (faults 17, 35). */
  async #put<T>(item: Item, put: () => Promise<T>): Promise<T> {
    let again = false;
    const content = async () => {
      await (again ? this.#contentAgain(item) : this.#content(item));
      again = true;
    };
    try {
      return await putWithContent(content, put);
    } catch (error) {
      throw isTrustError(error, 'E_UNSUPPORTED') ? unsupported(item, error) : error;
    }
  }

  async #contentAgain({ contents }: Item): Promise<void> {
    const { items, blobs } = this.#options.inventory;
    const named = contents.blobs.flatMap(({ digest }) => blobs.get(digest) ?? []);
    if (contents.subject !== undefined) await this.#byDigest(contents.subject.digest);
    await allSettled([
      ...named.map((blob) => this.#blobs.bringAgain(blob)),
      ...contents.manifests.map(async ({ digest }) => {
        const child = items.get(digest);
        if (child === undefined) return;
        await this.#repository.putManifest(digest, child.bytes, child.contents.mediaType);
      }),
    ]);
  }

  /** Reads a blob that verification will need; of others, asks whether they are there. */
  #checkBlob(blob: Blob): Promise<void> {
    const { after } = this.#options;
    if (!this.#toVerify.has(blob.digest)) return this.#blobs.check(blob);
    const read = async () => (await after.blob(blob, smallBlob)) !== undefined;
    return this.#blobs.check(blob, read);
  }

  async #check(item: Item): Promise<void> {
    const { after, pause } = this.#options;
    await this.#manifest(item);
    const stored = await readBack(this.#repository, item.digest, { pause });
    if (stored === undefined) throw lost(this.#repository, 'a manifest', item.digest);
    after.learn(stored);
    this.#ask(item);
  }

  /** Asks ahead of time what verification will ask. */
  #ask({ digest, inTree, contents }: Item): void {
    const { after, plan, isVerified } = this.#options;
    if (!isVerified) return;
    if (!inTree) {
      for (const layer of smallLayers(contents)) after.blob(layer, smallBlob).catch(() => {});
      return;
    }
    for (const signatures of attachmentTags(digest).slice(0, 1)) {
      if (!plan.tags.some(({ name }) => name === signatures)) void after.manifest(signatures);
    }
    if (!plan.listings.some(({ subject }) => subject === digest)) void after.referrers(digest);
  }

  /** Compared again right before the write, and read back: another client may be signing there (fault 28). */
  async #tag({ name, subject, item }: TagWrite): Promise<void> {
    await this.#byDigest(subject);
    const update = {
      isDone: (stored: Parameters<typeof compareAttachments>[1]) =>
        compareAttachments(item, stored) === 'keep',
      next: async (stored: Parameters<typeof isToBeWritten>[1]) => {
        isToBeWritten(item, stored, name, this.#options.replaceable);
        return { bytes: item.bytes, mediaType: item.contents.mediaType };
      },
    };
    const { progress, after } = this.#options;
    const stored = await this.#put(item, () =>
      updateTag(this.#repository, name, update, this.#options),
    );
    progress.copied(item, name);
    after.learn(stored, name);
    this.#ask(item);
  }

  async #list({ subject, items, by }: Listing): Promise<void> {
    await allSettled(items.map((item) => this.#manifest(item)));
    const referrers = items.map(({ contents, digest, bytes }) =>
      toReferrer(contents, digest, bytes),
    );
    const { after } = this.#options;
    const listed = await listReferrers(this.#repository, subject, referrers, this.#options, by);
    after.learnReferrers(subject, listed);
  }
}

function smallLayers({ blobs, config }: Contents): readonly Descriptor[] {
  return blobs.filter((blob) => blob !== config && blob.size <= smallBlob);
}

/** ECR refuses media types that it does not know, and referrers (fault 18; registries.md §4.2). */
function unsupported({ contents, isReferrer, digest }: Item, error: TrustError): TrustError {
  const type = contents.artifactType ?? contents.mediaType;
  const what = isReferrer ? `it cannot store referrers of type ${type}` : `it cannot store ${type}`;
  const message = `${error.message}; ${what}, so nothing was tagged`;
  return new TrustError('E_UNSUPPORTED', message, { ...error.details, digest }, error);
}
