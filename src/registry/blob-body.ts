/** The body of an answer as the bytes of a blob: checks the size, and gives errors their context. */

import { finished, Readable } from 'node:stream';
import type { TrustError } from '../error.ts';

export interface Expected {
  /** bytes of the body to skip */
  readonly skip: number;
  /** bytes that must follow */
  readonly length: number;
  /** the error for an interruption */
  readonly failed: (error: unknown) => TrustError;
  readonly tooLong: () => TrustError;
  readonly tooShort: () => TrustError;
}

/**
 * Not a Transform, which would queue each chunk twice. Bytes after `length` are never read (threat 5).
 */
export class BlobBody extends Readable {
  readonly #source: Readable;
  readonly #expected: Expected;
  #started = false;
  #skip: number;
  #left: number;

  constructor(source: Readable, expected: Expected) {
    super();
    this.#source = source;
    this.#expected = expected;
    this.#skip = expected.skip;
    this.#left = expected.length;
  }

  override _read(): void {
    if (this.#started) this.#source.resume();
    else this.#start();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#source.destroy();
    done(error);
  }

  /** Called on the first read. The source may have failed by then: `finished` reports that too. */
  #start(): void {
    this.#started = true;
    this.#source.on('data', (chunk: Uint8Array) => this.#take(chunk));
    finished(this.#source, { writable: false }, (error) => {
      if (error == null) this.#end();
      else this.#fail(error);
    });
  }

  #take(chunk: Uint8Array): void {
    const skipped = Math.min(this.#skip, chunk.byteLength);
    this.#skip -= skipped;
    const bytes = skipped === 0 ? chunk : chunk.subarray(skipped);
    if (bytes.byteLength === 0) return;
    this.#left -= bytes.byteLength;
    if (this.#left < 0) this.destroy(this.#expected.tooLong());
    else if (!this.push(bytes)) this.#source.pause();
  }

  #end(): void {
    if (this.#left === 0) this.push(null);
    else this.destroy(this.#expected.tooShort());
  }

  #fail(error: Error): void {
    // All bytes are here: a Content-Length that promised more was wrong (fault 8).
    if (this.#left === 0) this.push(null);
    else this.destroy(this.#expected.failed(error));
  }
}
