/** The content of an upload: started, held to its declared size, and cut into pieces. */

import { Readable } from 'node:stream';
import { TrustError } from '../error.ts';
import { messageOf } from '../http/failure.ts';
import type { StreamBody } from '../http/request.ts';
import type { BlobName, BlobSource } from './repository.ts';

/** The body of an upload: exactly the bytes declared, or the request fails with E_DIGEST. */
export function declared(blob: BlobName, content: Uint8Array | Readable): Uint8Array | StreamBody {
  if (!(content instanceof Uint8Array))
    return { stream: content, length: blob.size, mismatch: (why) => mismatch(blob, why) };
  if (content.byteLength === blob.size) return content;
  throw mismatch(blob, `${content.byteLength} bytes instead of`);
}

function mismatch({ digest, size }: BlobName, why: string): TrustError {
  const message = `the content has ${why} the ${size} bytes declared`;
  return new TrustError('E_DIGEST', message, { digest });
}

/**
 * Resolves once the first bytes are here, or rejects with the error of the source. An upload that is opened
 * earlier would be idle and might be closed: pull-through caches take seconds to minutes. The first call of
 * `content` returns what was started, and each further call starts again.
 */
export async function startContent(source: BlobSource): Promise<StartedContent> {
  let first: Uint8Array | Readable | undefined = source();
  if (first instanceof Readable) await firstBytes(first);
  return {
    content: () => {
      const content = first ?? source();
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
  return new TrustError('E_NET', `the content to push could not be read: ${messageOf(error)}`);
}

/**
 * Pieces of `length` bytes, the last one shorter, one at a time in memory. Throws a TrustError: E_DIGEST unless
 * there are exactly the bytes declared, E_NET for other errors of the content.
 */
export async function* pieces(
  blob: BlobName,
  content: Uint8Array | Readable,
  length: number,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  let left = blob.size;
  for await (const chunk of chunks(content)) {
    left -= chunk.byteLength;
    if (left < 0) throw mismatch(blob, 'more than');
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
  if (left > 0) throw mismatch(blob, `${left} bytes fewer than`);
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
