/** Detects a run that would end without a result, because nothing is left in the event loop (threat 133). */

import { TrustError } from '../error.ts';

/**
 * Settles as `work` does, but rejects with E_LIMIT if the event loop is empty before that. Node would end the process
 * there without an error.
 */
export function unlessDry<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const dry = () => {
      const why = 'the run stopped without a result, though nothing had failed';
      reject(
        new TrustError('E_LIMIT', `${why}; this is a defect of this program, please report it`),
      );
    };
    process.once('beforeExit', dry);
    work.then(resolve, reject).finally(() => process.off('beforeExit', dry));
  });
}
