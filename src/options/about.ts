/** Adds the name of the option to errors about its value. */

import { type ErrorCode, isTrustError, TrustError } from '../error.ts';

/**
 * Runs `read`; a TrustError gets the input's name in front of its message. With `code`, it gets that
 * code: E_DIGEST and E_TRUST are about content from registries, not about user input.
 */
export function about<T>(input: string, read: () => T, code?: ErrorCode): T {
  try {
    return read();
  } catch (error) {
    if (!isTrustError(error)) throw error;
    throw new TrustError(code ?? error.code, `${input}: ${error.message}`, error.details, error);
  }
}
