/** Signals of the process, as something that everything below can listen to (fault 48). */

import { TrustError } from '../error.ts';

/** Milliseconds for a stopped run to end in order; the runner kills after 7.5 s (actions/runner). */
const grace = 4000;

/**
 * The first SIGINT or SIGTERM ends the run in order: what is under way is given up, the report says so,
 * and the exit code is that of *undetermined*. A second one ends the process at once, and so does
 * whatever is still open after a while.
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
 * Ends the process when what it wrote is out: a program that was started and does not end, such as a
 * credential helper, would hold it.
 */
export function endProcess(): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
