/** The content of a blob, held to the size that its descriptor declares, and cut into pieces. */

import { pipeline, Readable, Transform } from 'node:stream';
import { TrustError } from '../error.ts';
import { messageOf } from '../http/failure.ts';
import type { BlobName, BlobSource } from './repository.ts';

/**
 * Passes everything on, and fails with E_DIGEST unless there are exactly `size` bytes: fewer would leave
 * the registry waiting for the rest, more would be read as the next request on that connection.
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
  // Either one's failure ends the other; whoever reads from `meter` is told.
  return pipeline(content, meter, () => {});
}

/**
 * The content, once its first bytes are here: an upload that is opened for a source that has nothing to
 * send yet stands idle, and is closed (pull-through caches take seconds to minutes). Rejects with what the
 * source ends with. The first call gives what has begun, each further one begins anew.
 */
export async function begun(blob: BlobName, source: BlobSource): Promise<Begun> {
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

export interface Begun {
  readonly content: BlobSource;
  /** for content that was not taken */
  discard(): void;
}

function firstBytes(stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      stream.off('readable', settle).off('error', settle);
      if (error === undefined) resolve();
      else reject(unreadable(error));
    };
    // Also at the end of an empty one.
    stream.once('readable', settle).once('error', settle);
  });
}

function unreadable(error: Error): TrustError {
  if (error instanceof TrustError) return error;
  return new TrustError('E_NET', `what was to be pushed could not be read: ${messageOf(error)}`);
}

/**
 * Pieces of `length` bytes, the last one shorter; one at a time is in memory. Throws a TrustError, and
 * E_NET for whatever else the content ends with.
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
