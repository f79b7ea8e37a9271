/**
 * Reads each blob of the source once for all targets. A target that needs a blob waits for the others that need
 * it, and all get the same chunks. A target that comes late, or is slow, reads on its own from where it was.
 */

import type { Readable } from 'node:stream';
import type { Pausing } from '../http/backoff.ts';
import type { Digest } from '../oci/digest.ts';
import type { Blob } from './content.ts';
import { SharedRead } from './shared-read.ts';

/** Reads blobs for one target. */
export interface BlobReader {
  /** As ReadableRepository.openBlob. */
  openBlob(blob: Blob, offset: number): Promise<Readable>;
  /** The target does not need this blob. */
  decline(digest: Digest): void;
  /** The target needs no more blobs. */
  close(): void;
}

export class SharedBlobs {
  readonly #pausing: Pausing;
  readonly #readers = new Set<BlobReader>();
  readonly #reads = new Map<Digest, PendingRead>();

  constructor(pausing: Pausing) {
    this.#pausing = pausing;
  }

  /** Must be called for every target before any of them reads. */
  reader(): BlobReader {
    const reader: BlobReader = {
      openBlob: (blob, offset) =>
        // A read that is resumed, or the only target: there is nothing to share.
        offset > 0 || this.#readers.size === 1
          ? blob.from.openBlob(blob, offset)
          : this.#of(blob.digest).join(reader, blob),
      decline: (digest) => this.#of(digest).without(reader),
      close: () => {
        this.#readers.delete(reader);
        for (const read of this.#reads.values()) read.without(reader);
      },
    };
    this.#readers.add(reader);
    return reader;
  }

  #of(digest: Digest): PendingRead {
    const read = this.#reads.get(digest) ?? new PendingRead(new Set(this.#readers), this.#pausing);
    this.#reads.set(digest, read);
    return read;
  }
}

/** A blob that is about to be read: waits for the targets that need it. */
class PendingRead {
  readonly #missing: Set<BlobReader>;
  readonly #pausing: Pausing;
  #read: SharedRead | undefined;
  #begun = false;

  constructor(readers: Set<BlobReader>, pausing: Pausing) {
    this.#missing = readers;
    this.#pausing = pausing;
  }

  join(reader: BlobReader, blob: Blob): Promise<Readable> {
    // The read has begun without this target, or the target starts over.
    if (this.#begun || !this.#missing.has(reader)) return blob.from.openBlob(blob, 0);
    if (this.#read === undefined) {
      this.#read = new SharedRead(blob, this.#pausing);
      // The wait for the others is bounded.
      this.#pausing.pause(2).then(
        () => this.#begin(),
        () => this.#begin(),
      );
    }
    const branch = this.#read.branch();
    this.without(reader);
    return branch;
  }

  without(reader: BlobReader): void {
    this.#missing.delete(reader);
    if (this.#missing.size === 0) this.#begin();
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.#read?.begin();
  }
}
