/** Settings of the garbage collector, for commands and actions; a library must not change its process. */

import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the young generation small. Chunks of a copy are outside the heap, and are freed when their small handles are
 * collected. V8 lets the space for these handles grow to eight times its size, a third of the memory of a large copy.
 */
export function collectChunksInTime(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Collects garbage early. A drift check keeps one row for each image, but V8 does not collect garbage while there is
 * room, so a long run would take twice the memory of a short one. It costs a fifth more time (docs/adr/0016).
 */
export function keepHeapSmall(): void {
  collectChunksInTime();
  setFlagsFromString('--optimize-for-size');
}
