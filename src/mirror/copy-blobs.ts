/** Copies blobs to one target, mounted or uploaded, and checks that they are there. */

import { type Limiter, limiter, type TaskGroup } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository } from '../oci/reference.ts';
import { holds, holdsAsShown } from '../registry/presence.ts';
import type { PutBlob, WritableRepository } from '../registry/repository.ts';
import type { Blob } from './content.ts';
import type { CopyProgress } from './copy-progress.ts';
import { smallBlob } from './snapshot.ts';
import type { SourceBlobs } from './source-blobs.ts';

/** Streams hold a connection on each side, and memory (threats-and-faults.md §4). */
const largeAtOnce = 4;
/** These are in memory; the transport limits the requests. */
const smallAtOnce = 32;

export class BlobCopy {
  readonly #repository: WritableRepository;
  readonly #source: SourceBlobs;
  readonly #progress: CopyProgress;
  readonly #tasks: TaskGroup;
  readonly #large = limiter(largeAtOnce);
  readonly #small = limiter(smallAtOnce);
  readonly #reading: Limiter;
  /** uploads that were answered with their digest */
  readonly #named = new Set<Digest>();

  /** @param reading for what is read back */
  constructor(
    repository: WritableRepository,
    source: SourceBlobs,
    progress: CopyProgress,
    tasks: TaskGroup,
    reading: Limiter,
  ) {
    this.#repository = repository;
    this.#source = source;
    this.#progress = progress;
    this.#tasks = tasks;
    this.#reading = reading;
  }

  bring(blob: Blob): Promise<void> {
    const inTurn = blob.size > smallBlob ? this.#large : this.#small;
    return this.#tasks.once(`blob ${blob.digest}`, () =>
      inTurn(() => this.#tasks.run(() => this.#push(blob))),
    );
  }

  /**
   * A registry may say that it has a blob, and not have it (fault 35). It is not queried for a small one whose
   * digest it has just named: nothing of that one can be under way in its storage.
   *
   * @param read how the blob is read if its content is needed, too
   */
  check(blob: Blob, read?: () => Promise<boolean>): Promise<void> {
    const isThere = read ?? (() => holds(this.#repository, blob));
    return this.#tasks.once(`check ${blob.digest}`, async () => {
      await this.bring(blob);
      if (read === undefined && blob.size <= smallBlob && this.#named.has(blob.digest)) return;
      if (await this.#reading(isThere)) return;
      await this.#push(blob);
      if (!(await isThere())) throw lost(this.#repository, 'a blob', blob.digest);
    });
  }

  async bringAgain(blob: Blob): Promise<void> {
    if (!(await holdsAsShown(this.#repository, blob))) await this.#push(blob);
  }

  async #push(blob: Blob): Promise<void> {
    const how = await this.#put(blob).catch((error: unknown) => {
      // Changed on the way: once more, from the start (fault 7).
      if (!isTrustError(error, 'E_DIGEST')) throw error;
      return this.#put(blob);
    });
    if (how === 'uploaded') this.#named.add(blob.digest);
    this.#progress.blob(blob, how === 'mounted' ? 'mounted' : 'copied');
  }

  async #put(blob: Blob): Promise<PutBlob> {
    const { name } = this.#repository;
    // Opened while the source is read. Not for a large one, whose first byte may take minutes, nor for a mount.
    if (blob.size <= smallBlob && blob.from.name.registry !== name.registry)
      this.#repository.expectBlob(blob);
    const content = await this.#source.contentOf(blob);
    return this.#repository.putBlob(blob, content, blob.from.name);
  }
}

export function lost(at: WritableRepository, what: string, digest: Digest): TrustError {
  const message = `${formatRepository(at.name)} does not serve ${what} that it accepted`;
  return new TrustError('E_COVER', message, { digest, repository: at.name.path });
}
