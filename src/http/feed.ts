/** Writes a stream of a declared length to a request or a file. */

import { finished, type Writable } from 'node:stream';
import { releasePiece } from './pieces.ts';
import type { StreamBody } from './request.ts';

/**
 * Writes chunk by chunk, and counts: with fewer bytes than declared the server would wait for the rest, and more
 * would be read as the next request on the connection. A failure of either side ends the other; `target`
 * reports it. Not pipeline() with a Transform that counts: it copies each chunk through one more queue.
 */
export function feed(target: Writable, { stream, length, mismatch }: StreamBody): void {
  let left = length;
  stream.on('data', (chunk: Uint8Array) => {
    left -= chunk.byteLength;
    if (left < 0) stream.destroy(mismatch('more than'));
    else if (!target.write(chunk, (error) => error == null && releasePiece(chunk))) {
      stream.pause();
    }
  });
  target.on('drain', () => stream.resume());
  target.once('close', () => stream.destroy());
  finished(stream, { writable: false }, (error) => {
    if (error == null && left === 0) target.end();
    else target.destroy(error ?? mismatch(`${left} bytes fewer than`));
  });
}
