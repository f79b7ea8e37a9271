/** What the garbage collector is asked for, in a process that is ours; a library's process is not. */

import { setFlagsFromString } from 'node:v8';

/**
 * What has passed lies outside of the heap, and is let go when its little handle is collected. V8 makes
 * room for ever more handles as they come, eight times what it began with: a third of the memory of a
 * large copy.
 */
export function collectChunksInTime(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Of an image nothing is kept but its row, and yet a long run would take twice the memory of a short one:
 * V8 lets garbage lie while there is room. A fifth more time for collecting it (docs/adr/0016).
 */
export function keepHeapSmall(): void {
  collectChunksInTime();
  setFlagsFromString('--optimize-for-size');
}
