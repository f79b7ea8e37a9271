/** The body of an answer as the bytes of a blob: held to its size, with errors that say what they are about. */

import { finished, Readable } from 'node:stream';
import type { TrustError } from '../error.ts';

export interface Expected {
  /** bytes of the body that come before what was asked for */
  readonly skip: number;
  /** bytes that are wanted after them */
  readonly length: number;
  /** what to make of an interruption */
  readonly failed: (error: unknown) => TrustError;
  readonly tooLong: () => TrustError;
  readonly tooShort: () => TrustError;
}

/**
 * Hands on chunks as they are: not a Transform, which would queue each of them twice. Whatever comes
 * after `length` bytes is never read (threat 5).
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

  /** Not before somebody reads, who hears of errors. By then it may have broken: `finished` tells that too. */
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
    // All of it is here, and a Content-Length that promised more was wrong (fault 8).
    if (this.#left === 0) this.push(null);
    else this.destroy(this.#expected.failed(error));
  }
}
