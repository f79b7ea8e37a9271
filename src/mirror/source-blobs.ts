/** Where one target's blobs come from: small ones from memory, large ones as they come from the source. */

import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import type { BlobName, BlobSource } from '../registry/writable.ts';
import type { Blob } from './content.ts';
import { hashedStream } from './hashed-stream.ts';
import type { Reader } from './shared-blobs.ts';
import { smallBlob } from './snapshot.ts';

/** `{}`, the config of artifacts that have none (image-spec, "Guidance for an Empty Descriptor"). */
const emptyObject = Buffer.from('{}');
const emptyDigest = digestOf(emptyObject);

/** Its digest says what it is: nobody needs to be asked for it. */
export function isKnown({ digest, size }: BlobName): boolean {
  return digest === emptyDigest && size === emptyObject.length;
}

export class SourceBlobs {
  readonly #reader: Reader;
  readonly #pausing: Pausing;
  #rebuilt: ReadonlyMap<Digest, Uint8Array> = new Map();

  constructor(reader: Reader, pausing: Pausing) {
    this.#reader = reader;
    this.#pausing = pausing;
  }

  async contentOf(blob: Blob): Promise<BlobSource> {
    const { digest, size, from } = blob;
    if (isKnown(blob)) return () => emptyObject;
    if (size > smallBlob) {
      const read = {
        openBlob: (_: unknown, offset: number) => this.#reader.openBlob(blob, offset),
      };
      return () => hashedStream(read, blob, this.#pausing);
    }
    const bytes = this.#rebuilt.get(digest) ?? (await from.blob(blob, smallBlob));
    if (bytes !== undefined) return () => bytes;
    const message = 'a manifest names a blob that the source does not have';
    throw new TrustError('E_COVER', message, { digest });
  }

  /** What the source has lost, and these bytes are. */
  replace(rebuilt: ReadonlyMap<Digest, Uint8Array>): void {
    this.#rebuilt = rebuilt;
  }

  /** The other targets need not wait for this one. */
  declineAllBut(blobs: readonly Blob[], all: Iterable<Blob>): void {
    const needed = new Set(blobs);
    for (const blob of all) if (!needed.has(blob)) this.#reader.declines(blob.digest);
  }

  close(): void {
    this.#reader.leaves();
  }
}
