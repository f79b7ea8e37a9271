/**
 * Copies everything that a target lacks. Each part waits for what it names, and for what it is attached to:
 * blobs → children → their index and their signatures → what is attached to those. Independent parts are
 * copied concurrently. No tag of the image is written here.
 */

import { setImmediate } from 'node:timers/promises';
import { allSettled, type Limiter, limiter, TaskGroup } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { Contents } from '../oci/contents.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { listReferrers, toReferrer } from '../registry/attach-referrer.ts';
import type { WritableRepository } from '../registry/repository.ts';
import { putWithContent, readBack, updateTag } from '../registry/update-tag.ts';
import { signatureTag } from '../signature/store.ts';
import {
  type AttachmentNames,
  attachmentNames,
  type Blob,
  type Inventory,
  type Item,
} from './content.ts';
import { BlobCopy, lost } from './copy-blobs.ts';
import type { CopyProgress } from './copy-progress.ts';
import type { Listing, TagWrite, TargetPlan } from './plan.ts';
import { type Snapshot, smallBlob } from './snapshot.ts';
import type { SourceBlobs } from './source-blobs.ts';
import { compareAttachments, isToBeWritten, type Replaceable } from './union.ts';

export interface CopyOptions extends Pausing {
  readonly inventory: Inventory;
  readonly plan: TargetPlan;
  /** the target after the writes; receives what is read back */
  readonly after: Snapshot<WritableRepository>;
  /** whether the target is verified afterwards: then the content for that is read ahead of time */
  readonly isVerified: boolean;
  readonly source: SourceBlobs;
  readonly progress: CopyProgress;
  readonly replaceable?: Replaceable | undefined;
  /** called when all of it was written, and some of it has not been read back yet */
  readonly onWritten: () => void;
}

/** Half of the requests that a host gets at a time, so that reading back does not delay writes. */
const readAtOnce = 6;

export class Copy {
  readonly #options: CopyOptions;
  readonly #repository: WritableRepository;
  readonly #missing: ReadonlyMap<Digest, Blob>;
  /** content of signatures, which verification will read */
  readonly #toVerify: ReadonlySet<Digest>;
  readonly #tasks = new TaskGroup();
  readonly #reading = afterWrites(limiter(readAtOnce));
  readonly #blobs: BlobCopy;
  readonly #attachments: AttachmentNames;
  /** by name: the parts that are not written yet */
  readonly #unwritten: Set<string>;
  /** referrers that are not listed before this run lists them */
  readonly #unlisted: ReadonlySet<Digest>;

  constructor(options: CopyOptions) {
    const { inventory, plan, after, isVerified, source, progress } = options;
    this.#options = options;
    this.#blobs = new BlobCopy(after.live, source, progress, this.#tasks, this.#reading);
    const attached = [...inventory.items.values()].filter(({ inTree }) => isVerified && !inTree);
    this.#toVerify = new Set(
      attached.flatMap(({ contents }) => smallLayers(contents).map(({ digest }) => digest)),
    );
    this.#attachments = attachmentNames(inventory);
    this.#repository = after.live;
    this.#missing = new Map(plan.blobs.map((blob) => [blob.digest, blob]));
    const byTag = plan.listings.filter(({ by }) => by === 'tag');
    this.#unlisted = new Set(byTag.flatMap(({ items }) => items.map(({ digest }) => digest)));
    this.#unwritten = new Set([
      ...plan.blobs.map(({ digest }) => digest),
      ...plan.manifests,
      ...plan.tags.map(({ name }) => name),
      ...byTag.map(({ subject }) => listOf(subject)),
    ]);
  }

  /** Resolves when everything is there and was read back. After a failure nothing more is started. */
  async bring(): Promise<void> {
    const { inventory, plan } = this.#options;
    const byDigest = [...inventory.items.values()].filter(isByDigest);
    if (this.#unwritten.size === 0) this.#options.onWritten();
    const sent = this.#inOrder(plan.blobs).map(async (blob) => {
      await this.#blobs.bring(blob);
      this.#wrote(blob.digest);
    });
    await allSettled([
      ...sent,
      ...plan.blobs.map((blob) => this.#checkBlob(blob)),
      ...byDigest.map((item) => this.#tasks.once(`check ${item.digest}`, () => this.#check(item))),
      ...plan.tags.map((tag) => this.#tasks.once(`tag ${tag.name}`, () => this.#tag(tag))),
      ...plan.listings.map((one) => this.#tasks.once(`list ${one.subject}`, () => this.#list(one))),
    ]);
  }

  /** The largest first, because it takes longest; then those that most others wait for, such as the index. */
  #inOrder(blobs: readonly Blob[]): readonly Blob[] {
    const waiting = new Map<Digest, number>();
    for (const { contents, inTree } of this.#options.inventory.items.values()) {
      for (const { digest } of contents.blobs)
        waiting.set(digest, (waiting.get(digest) ?? 0) + (inTree ? 2 : 1));
    }
    const large = blobs.filter(({ size }) => size > smallBlob);
    const small = blobs.filter(({ size }) => size <= smallBlob);
    const waitingFor = ({ digest }: Blob) => waiting.get(digest) ?? 0;
    return [...large, ...small.sort((a, b) => waitingFor(b) - waitingFor(a))];
  }

  #wrote(name: string): void {
    if (this.#unwritten.delete(name) && this.#unwritten.size === 0) this.#options.onWritten();
  }

  #manifest(item: Item): Promise<void> {
    return this.#tasks.once(item.digest, async () => {
      const { plan, progress } = this.#options;
      const { digest, contents } = item;
      // Signatures wait for their subject, unless only a list shows them: then the list waits for it.
      // Parts of the image do not wait: a registry must accept a referrer before its subject
      // (distribution-spec); if one does not, #contentAgain pushes it again.
      const waits = !item.inTree && !this.#unlisted.has(digest);
      const subject = contents.subject?.digest;
      await allSettled([
        this.#content(item),
        ...(waits && subject ? [this.#byDigest(subject)] : []),
      ]);
      if (!plan.manifests.has(digest)) return;
      const put = () => this.#repository.putManifest(digest, item.bytes, contents.mediaType);
      await this.#put(item, put).catch(async (error: unknown) => {
        if (waits || item.inTree || subject === undefined || !isTrustError(error)) throw error;
        await this.#byDigest(subject);
        return this.#put(item, put);
      });
      progress.copied(item);
      this.#wrote(digest);
    });
  }

  async #byDigest(digest: Digest): Promise<void> {
    const item = this.#options.inventory.items.get(digest);
    if (item?.byDigest) await this.#manifest(item);
  }

  /** The blobs and manifests that a manifest names. */
  async #contentOf(digest: Digest): Promise<void> {
    const item = this.#options.inventory.items.get(digest);
    if (item !== undefined) await this.#content(item);
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

  /** Reads a blob that verification will need; for other blobs, checks that they exist. */
  #checkBlob(blob: Blob): Promise<void> {
    const { after } = this.#options;
    if (!this.#toVerify.has(blob.digest)) return this.#blobs.check(blob);
    const read = async () => (await after.blob(blob, smallBlob)) !== undefined;
    return this.#blobs.check(blob, read);
  }

  async #check(item: Item): Promise<void> {
    const { after, pause } = this.#options;
    await this.#manifest(item);
    const stored = await this.#reading(() => readBack(this.#repository, item.digest, { pause }));
    if (stored === undefined) throw lost(this.#repository, 'a manifest', item.digest);
    after.learn(stored);
    this.#ask(item);
  }

  /** Sends the requests of the later verification ahead of time. */
  #ask({ digest, inTree, contents }: Item): void {
    const { after, plan, isVerified } = this.#options;
    if (!isVerified) return;
    if (!inTree) {
      for (const layer of smallLayers(contents)) after.blob(layer, smallBlob).catch(() => {});
      return;
    }
    const { tags, subjects } = this.#attachments;
    const signatures = signatureTag(digest);
    if (tags.has(signatures) && !plan.tags.some(({ name }) => name === signatures))
      void after.manifest(signatures);
    if (subjects.has(digest) && !plan.listings.some(({ subject }) => subject === digest))
      void after.referrers(digest);
  }

  /**
   * Compared again right before the write, while nothing but its subject is written, and read back: another client
   * may be signing there (fault 28).
   */
  async #tag({ name, subject, item }: TagWrite): Promise<void> {
    await this.#contentOf(subject);
    const update = {
      isDone: (stored: Parameters<typeof compareAttachments>[1]) =>
        compareAttachments(item, stored) === 'keep',
      next: async (stored: Parameters<typeof isToBeWritten>[1]) => {
        isToBeWritten(item, stored, name, this.#options.replaceable);
        await this.#byDigest(subject);
        return { bytes: item.bytes, mediaType: item.contents.mediaType };
      },
      onWritten: () => this.#wrote(name),
    };
    const { progress, after } = this.#options;
    const stored = await this.#put(item, () =>
      updateTag(this.#repository, name, update, this.#options),
    );
    progress.copied(item, name);
    after.learn(stored, name);
  }

  async #list({ subject, items, by }: Listing): Promise<void> {
    await allSettled([this.#contentOf(subject), ...items.map((item) => this.#content(item))]);
    const written = allSettled([
      this.#byDigest(subject),
      ...items.map((item) => this.#manifest(item)),
    ]);
    written.catch(() => {});
    const referrers = items.map(({ contents, digest, bytes }) =>
      toReferrer(contents, digest, bytes),
    );
    const { after, pause } = this.#options;
    const onWritten = () => this.#wrote(listOf(subject));
    const options = { pause, written, onWritten };
    const listed = await listReferrers(this.#repository, subject, referrers, options, by);
    await written;
    after.learnReferrers(subject, listed);
  }
}

/** Writes that waited for the same response are sent first. */
function afterWrites(reading: Limiter): Limiter {
  return async (task) => {
    await setImmediate();
    return reading(task);
  };
}

function isByDigest({ byDigest }: Item): boolean {
  return byDigest;
}

function listOf(subject: Digest): string {
  return `list ${subject}`;
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
