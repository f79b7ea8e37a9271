/** The content of an upload: checked for its declared size, started, and cut into pieces. */

import { pipeline, Readable, Transform } from 'node:stream';
import { TrustError } from '../error.ts';
import { messageOf } from '../http/failure.ts';
import type { BlobName, BlobSource } from './repository.ts';

/**
 * Fails with E_DIGEST unless there are exactly `size` bytes: with fewer the registry would wait for the rest,
 * and more would be read as the next request on the connection.
 */
export function measured(
  { digest, size }: BlobName,
  content: Uint8Array | Readable,
): Uint8Array | Readable {
  const wrong = (why: string) =>
    new TrustError('E_DIGEST', `${why} the ${size} bytes declared were to be pushed`, { digest });
  if (content instanceof Uint8Array) {
    if (content.byteLength === size) return content;
    throw wrong(`${content.byteLength} bytes instead of`);
  }
  let left = size;
  const meter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      left -= chunk.byteLength;
      if (left < 0) done(wrong('more than'));
      else done(null, chunk);
    },
    flush: (done) => done(left === 0 ? null : wrong(`${left} bytes fewer than`)),
  });
  // A failure of either ends the other.
  return pipeline(content, meter, () => {});
}

/**
 * Resolves once the first bytes are here, or rejects with the error of the source. An upload that is opened
 * earlier is idle meanwhile, and is closed: pull-through caches take seconds to minutes. The first call of
 * `content` returns what was started, and each further call starts again.
 */
export async function startContent(blob: BlobName, source: BlobSource): Promise<StartedContent> {
  let first: Uint8Array | Readable | undefined = measured(blob, source());
  if (first instanceof Readable) await firstBytes(first);
  return {
    content: () => {
      const content = first ?? measured(blob, source());
      first = undefined;
      return content;
    },
    discard: () => {
      if (first instanceof Readable) first.destroy();
    },
  };
}

export interface StartedContent {
  readonly content: BlobSource;
  /** if the content is not needed */
  discard(): void;
}

function firstBytes(stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      stream.off('readable', settle).off('error', settle);
      if (error === undefined) resolve();
      else reject(unreadable(error));
    };
    // `readable` is emitted at the end of an empty stream, too.
    stream.once('readable', settle).once('error', settle);
  });
}

function unreadable(error: Error): TrustError {
  if (error instanceof TrustError) return error;
  return new TrustError('E_NET', `what was to be pushed could not be read: ${messageOf(error)}`);
}

/**
 * Pieces of `length` bytes, the last one shorter, one at a time in memory. Throws a TrustError: E_NET for
 * other errors of the content.
 */
export async function* pieces(
  content: Uint8Array | Readable,
  length: number,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks(content)) {
    let rest = chunk;
    while (size + rest.byteLength >= length) {
      const taken = rest.subarray(0, length - size);
      yield Buffer.concat([...held, taken]);
      rest = rest.subarray(taken.byteLength);
      held = [];
      size = 0;
    }
    if (rest.byteLength > 0) held.push(rest);
    size += rest.byteLength;
  }
  if (size > 0) yield Buffer.concat(held);
}

async function* chunks(content: Uint8Array | Readable): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  try {
    yield* content as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(error as Error);
  }
}
