/** Turns SIGINT and SIGTERM into an AbortSignal (fault 48). */

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
