/** Waits between attempts at something that is repeated as a whole: an upload, an update of a tag, a read. */

import { pause } from './gate.ts';
import type { Clock } from './request.ts';

export interface Pausing {
  /** waits after the attempt of this number, counted from 1, longer each time; rejects when the run ends */
  pause(attempt: number): Promise<void>;
}

export interface BackoffOptions {
  readonly clock: Clock;
  /** 0 <= x < 1 */
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Milliseconds. */
const first = 1_000;
const longest = 20_000;

/** Half to all of 1, 2, 4 … seconds: jitter keeps two writers from colliding again. */
export function backoff({ clock, random, signal }: BackoffOptions): Pausing['pause'] {
  return (attempt) => {
    const ceiling = Math.min(longest, first * 2 ** (attempt - 1));
    return pause(clock, ceiling * (0.5 + random() / 2), signal);
  };
}
