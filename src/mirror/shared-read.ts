/** One read of a blob for several readers, at the pace of the slowest one. */

import { Readable } from 'node:stream';
import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { keepPiece } from '../http/pieces.ts';
import type { Blob } from './content.ts';

/** Bytes to buffer for one reader. */
const buffered = 1024 * 1024;

export class SharedRead {
  readonly #blob: Blob;
  readonly #pausing: Pausing;
  readonly #branches = new Set<Branch>();
  readonly #opened = Promise.withResolvers<void>();
  /** branches with a full buffer */
  readonly #full = new Set<Branch>();
  #source: Readable | undefined;
  #watching = false;

  constructor(blob: Blob, pausing: Pausing) {
    this.#blob = blob;
    this.#pausing = pausing;
    this.#opened.promise.catch(() => {});
  }

  /** Resolves when there is something to read. */
  async branch(): Promise<Readable> {
    const branch = new Branch({
      wants: () => this.#resume(branch),
      leaves: () => this.#drop(branch),
    });
    this.#branches.add(branch);
    await this.#opened.promise;
    return branch;
  }

  async begin(): Promise<void> {
    try {
      const source = await this.#blob.from.openBlob(this.#blob, 0);
      this.#source = source;
      // Each reader then resumes on its own.
      source.once('error', (error) => this.#each((branch) => branch.destroy(error)));
      // All readers have left.
      if (this.#branches.size === 0) source.destroy();
      source.on('data', (chunk: Uint8Array) => this.#share(chunk));
      source.once('end', () => this.#each((branch) => branch.push(null)));
      this.#opened.resolve();
    } catch (error) {
      this.#opened.reject(error);
    }
  }

  #each(act: (branch: Branch) => void): void {
    for (const branch of [...this.#branches]) act(branch);
  }

  #share(chunk: Uint8Array): void {
    keepPiece(chunk);
    for (const branch of this.#branches) if (!branch.push(chunk)) this.#full.add(branch);
    if (this.#full.size === 0) return;
    this.#source?.pause();
    void this.#watch();
  }

  #resume(branch: Branch): void {
    this.#full.delete(branch);
    if (this.#full.size === 0) this.#source?.resume();
  }

  #drop(branch: Branch): void {
    this.#branches.delete(branch);
    if (this.#branches.size === 0) this.#source?.destroy();
    else this.#resume(branch);
  }

  /** Drops a reader that takes nothing while others wait, whose connections would time out. */
  async #watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    const slow = [...this.#full].map((branch) => ({ branch, taken: branch.taken }));
    await this.#pausing.pause(2).catch(() => {});
    this.#watching = false;
    for (const { branch, taken } of slow) {
      const othersWait = this.#branches.size > this.#full.size;
      if (othersWait && this.#full.has(branch) && branch.taken === taken) branch.destroy(tooSlow());
    }
    if (this.#full.size > 0) void this.#watch();
  }
}

function tooSlow(): TrustError {
  return new TrustError('E_NET', 'the other targets did not wait for this one');
}

interface BranchOwner {
  /** the buffer has room again */
  wants(): void;
  leaves(): void;
}

class Branch extends Readable {
  readonly #owner: BranchOwner;
  /** reads so far */
  taken = 0;

  constructor(owner: BranchOwner) {
    super({ highWaterMark: buffered });
    this.#owner = owner;
  }

  override _read(): void {
    this.taken += 1;
    this.#owner.wants();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#owner.leaves();
    done(error);
  }
}
