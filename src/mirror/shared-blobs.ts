/**
 * One read of the source for all targets: whoever wants a blob waits for the others who want it, and then
 * each is handed the same chunks. Nobody is held up for long by one who does not come, or does not take
 * what it is given: that one goes on alone, from where it was, and nothing is buffered for it.
 */

import type { Readable } from 'node:stream';
import type { Pausing } from '../http/backoff.ts';
import type { Digest } from '../oci/digest.ts';
import type { Blob } from './content.ts';
import { SharedRead } from './shared-read.ts';

/** One target's way to the source's blobs. */
export interface Reader {
  /** As ReadableRepository.openBlob. */
  openBlob(blob: Blob, offset: number): Promise<Readable>;
  /** It will not ask for this one. */
  declines(digest: Digest): void;
  /** It will ask for nothing any more. */
  leaves(): void;
}

export class SharedBlobs {
  readonly #pausing: Pausing;
  readonly #readers = new Set<Reader>();
  readonly #reads = new Map<Digest, Gathering>();

  constructor(pausing: Pausing) {
    this.#pausing = pausing;
  }

  /** To be called for every target before any of them reads. */
  reader(): Reader {
    const reader: Reader = {
      openBlob: (blob, offset) =>
        // The rest of one that broke off, or one of its own: nobody else is at that place.
        offset > 0 || this.#readers.size === 1
          ? blob.from.openBlob(blob, offset)
          : this.#of(blob.digest).join(reader, blob),
      declines: (digest) => this.#of(digest).without(reader),
      leaves: () => {
        this.#readers.delete(reader);
        for (const read of this.#reads.values()) read.without(reader);
      },
    };
    this.#readers.add(reader);
    return reader;
  }

  #of(digest: Digest): Gathering {
    const read = this.#reads.get(digest) ?? new Gathering(new Set(this.#readers), this.#pausing);
    this.#reads.set(digest, read);
    return read;
  }
}

/** Who is still waited for, until the read begins. */
class Gathering {
  readonly #missing: Set<Reader>;
  readonly #pausing: Pausing;
  #read: SharedRead | undefined;
  #begun = false;

  constructor(readers: Set<Reader>, pausing: Pausing) {
    this.#missing = readers;
    this.#pausing = pausing;
  }

  join(reader: Reader, blob: Blob): Promise<Readable> {
    // It has begun without this one, or this one begins anew.
    if (this.#begun || !this.#missing.has(reader)) return blob.from.openBlob(blob, 0);
    if (this.#read === undefined) {
      this.#read = new SharedRead(blob, this.#pausing);
      // Whatever keeps the others, this long they are waited for.
      this.#pausing.pause(2).then(
        () => this.#begin(),
        () => this.#begin(),
      );
    }
    const branch = this.#read.branch();
    this.without(reader);
    return branch;
  }

  without(reader: Reader): void {
    this.#missing.delete(reader);
    if (this.#missing.size === 0) this.#begin();
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.#read?.begin();
  }
}
