/** Errors that name the option that they are about. */

import { type ErrorCode, isTrustError, TrustError } from '../error.ts';

/**
 * Runs `read`; a TrustError gets the input's name in front of its message. With `code`, it gets that
 * too: E_DIGEST and E_TRUST are verdicts about what others sent, not about what the user wrote.
 */
export function about<T>(input: string, read: () => T, code?: ErrorCode): T {
  try {
    return read();
  } catch (error) {
    if (!isTrustError(error)) throw error;
    throw new TrustError(code ?? error.code, `${input}: ${error.message}`, error.details, error);
  }
}
