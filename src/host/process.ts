/**
 * The process of a command or action: signals (fault 48), an empty event loop (threat 133), memory. The library does
 * not use this file.
 */

import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { TrustError } from '../error.ts';

/** Milliseconds until a stopped run is ended; the runner kills after 7.5 s (actions/runner). */
const grace = 4000;

/**
 * The first SIGINT or SIGTERM aborts the run: the report says so, and the exit code is that of *undetermined*. A second
 * one ends the process at once, and so does anything that is still open after a grace period.
 */
export function untilSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      controller.abort(new TrustError('E_LIMIT', `the run was stopped by ${name}`));
      setTimeout(() => process.exit(), grace).unref();
    });
  }
  return controller.signal;
}

/**
 * Ends the process once its output is written. A child process that does not end, such as a credential helper, would
 * keep it alive.
 */
export function endProcess(): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

/**
 * Keeps the young generation small. Chunks of a copy are outside the heap, and are freed when their small handles are
 * collected. V8 lets the space for these handles grow to eight times its size, a third of the memory of a large copy.
 */
export function collectChunksInTime(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * For runs that make much garbage and keep little of it: a drift check keeps a row for each image. V8 starts with a young
 * generation of 1 MiB, which is full before a request is answered, so that everything is copied and a quarter of the
 * time goes into it; later it grows to 32 MiB, and the old generation to four times what is in use. This makes the
 * young one 8 MiB at once and for good, and lets the old one grow by a quarter (docs/adr/0037).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=25');
  setFlagsFromString('--semi-space-growth-factor=4');
  // V8 grows the young generation when enough of it is in use. More than this many are never needed.
  const used: number[][] = [];
  while (youngGeneration() < 8 * 2 ** 20 && used.length < 256) used.push(new Array(8192).fill(0));
  collectChunksInTime();
}

/** Bytes. */
function youngGeneration(): number {
  return getHeapSpaceStatistics().find((one) => one.space_name === 'new_space')?.space_size ?? 0;
}

/**
 * Settles as `work` does, but rejects with E_LIMIT if the event loop is empty before that. Node would end the process
 * there without an error.
 */
export function unlessDry<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const dry = () => {
      const why = 'the run stopped without a result, though nothing had failed';
      reject(new TrustError('E_LIMIT', `${why}; this is a bug in this program, please report it`));
    };
    process.once('beforeExit', dry);
    work.then(resolve, reject).finally(() => process.off('beforeExit', dry));
  });
}
