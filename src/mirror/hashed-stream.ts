/** Streams a blob from the source: hashes it, and resumes an interrupted read. */

import { finished, Readable } from 'node:stream';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { digestAlgorithm, startDigest } from '../oci/digest.ts';
import { ShortBlob } from '../registry/errors.ts';
import type { BlobName, ReadableRepository, ReadingContent } from '../registry/repository.ts';

const MiB = 1024 * 1024;
/** Reads in a row without progress. */
const attempts = 5;
/** Bytes that count as progress; with fewer, a slow server could be retried forever (faults 6, 10). */
const progress = MiB;
/**
 * Bytes to buffer. Chunks that wait outlive a collection of the young generation, which copies them: with 1 MiB, a
 * large copy takes a quarter more CPU time. The sockets on both sides have buffers of their own.
 */
const buffered = 64 * 1024;

/**
 * The content of a blob, for WritableRepository.putBlob. Fails with a TrustError unless every byte is right. The
 * last bytes are held back until then, so that a wrong blob is never sent completely (threat 5, fault 7).
 * Nothing is written to disk (fault 37). If the reader hashes, only the size is checked here.
 */
export function hashedStream(
  repository: Pick<ReadableRepository, 'openBlob'>,
  blob: BlobName,
  pausing: Pausing,
  reading: ReadingContent = {},
): Readable {
  return new HashedStream(repository, blob, pausing, reading);
}

class HashedStream extends Readable {
  readonly #repository: Pick<ReadableRepository, 'openBlob'>;
  readonly #blob: BlobName;
  readonly #pausing: Pausing;
  readonly #onBytes: ReadingContent['onBytes'];
  readonly #hash: ReturnType<typeof startDigest> | undefined;
  #source: Readable | undefined;
  #started = false;
  #received = 0;
  #last: Uint8Array | undefined;
  #attempt = 0;
  /** `#received` at the last progress */
  #mark = 0;

  constructor(
    repository: Pick<ReadableRepository, 'openBlob'>,
    blob: BlobName,
    pausing: Pausing,
    { onBytes, hashes = false }: ReadingContent,
  ) {
    super({ highWaterMark: buffered });
    this.#repository = repository;
    this.#blob = blob;
    this.#pausing = pausing;
    this.#onBytes = onBytes;
    this.#hash = hashes ? undefined : startDigest(digestAlgorithm(blob.digest));
  }

  override _read(): void {
    if (this.#started) this.#source?.resume();
    else void this.#open();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#source?.destroy();
    done(error);
  }

  async #open(): Promise<void> {
    this.#started = true;
    try {
      const source = await this.#repository.openBlob(this.#blob, this.#received);
      this.#source = source;
      source.on('data', (chunk: Uint8Array) => this.#take(chunk));
      finished(source, { writable: false }, (error) => {
        if (error == null) this.#end();
        else if (!this.destroyed) void this.#resume(error);
      });
      // It was destroyed during the wait.
      if (this.destroyed) source.destroy();
    } catch (error) {
      // Not retried here: the repository has done that.
      this.destroy(error as Error);
    }
  }

  #take(chunk: Uint8Array): void {
    this.#hash?.update(chunk);
    this.#received += chunk.byteLength;
    this.#onBytes?.(chunk.byteLength);
    if (this.#received >= this.#blob.size) this.#last = chunk;
    else if (!this.push(chunk)) this.#source?.pause();
  }

  #end(): void {
    const { digest, size } = this.#blob;
    const actual = this.#hash?.digest();
    if ((actual ?? digest) === digest && this.#received === size) {
      if (this.#last !== undefined) this.push(this.#last);
      this.push(null);
      return;
    }
    const message =
      actual === undefined
        ? `the blob has ${this.#received} bytes, but ${size} are declared`
        : `the blob's ${this.#received} bytes hash to ${actual}, not to ${digest} (${size} bytes)`;
    this.destroy(new TrustError('E_DIGEST', message, { digest }));
  }

  async #resume(error: Error): Promise<void> {
    const brokeOff = isTrustError(error, 'E_NET') || error instanceof ShortBlob;
    if (this.#received - this.#mark >= progress) {
      this.#mark = this.#received;
      this.#attempt = 0;
    }
    this.#attempt += 1;
    if (!brokeOff || this.#attempt === attempts) {
      this.destroy(brokeOff ? withReads(error) : error);
      return;
    }
    try {
      await this.#pausing.pause(this.#attempt);
    } catch (reason) {
      this.destroy(reason as Error);
    }
    if (!this.destroyed) await this.#open();
  }
}

function withReads({ code, message, details }: TrustError): TrustError {
  return new TrustError(code, `${message} (${attempts} reads)`, details);
}
