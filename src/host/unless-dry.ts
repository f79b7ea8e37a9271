/** A run that would end without a word: nothing is left to wait for, and it has no result (threat 133). */

import { TrustError } from '../error.ts';

/**
 * As `work`; but rejects with E_LIMIT when the event loop runs dry before `work` has settled. Node would
 * end the process there, with no line of ours run any more.
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
