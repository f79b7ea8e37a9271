/**
 * Reusable buffers for large bodies. A new buffer for each piece would have the garbage collector
 * mark the whole heap about 30 times for 600 MB.
 */

/** Bytes of a buffer. */
export const pieceLength = 128 * 1024;
/** Buffers that are kept. */
const kept = 32;

const free: Buffer[] = [];
const lent = new WeakSet<Uint8Array>();

export function newPiece(): Buffer {
  return free.pop() ?? Buffer.allocUnsafeSlow(pieceLength);
}

/** Allows the receiver of the piece to call releasePiece(). All of it must be in one chunk. */
export function lendPiece(piece: Buffer): void {
  lent.add(piece);
}

/** For a chunk with several readers: its buffer is not reused. */
export function keepPiece(chunk: Uint8Array): void {
  lent.delete(chunk);
}

/** Called once nothing reads the chunk any more. Without effect for one that was not lent. */
export function releasePiece(chunk: Uint8Array): void {
  if (lent.delete(chunk) && free.length < kept) free.push(chunk as Buffer);
}
