/** How long a blob may take: it depends on its size, where other requests have one deadline. */

import { deadlines } from '../limits.ts';

/** Bytes in a millisecond: a megabit in a second. Standing still is noticed by `deadlines.idle`. */
const slowest = 128;

/** Milliseconds for one request that carries `bytes`, in either direction (fault 10). */
export function transferTime(bytes: number): number {
  return deadlines.request + bytes / slowest;
}
