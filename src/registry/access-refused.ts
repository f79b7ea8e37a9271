/** What a registry itself refused to answer: 401 or 403, whatever for. */

import { type ErrorDetails, TrustError } from '../error.ts';

/**
 * Registries answer so also about what does not exist, so as not to tell strangers what does (fault 14).
 * For a reader it is an error. For a place that is about to be written to it is no answer yet: the first
 * push may make it.
 */
export class AccessRefused extends TrustError {
  constructor(message: string, details: ErrorDetails) {
    super('E_AUTH', message, details);
  }
}

/** Also where it was reworded: the cause stays. */
export function isAccessRefused(error: unknown): boolean {
  if (error instanceof AccessRefused) return true;
  return error instanceof TrustError && error.code === 'E_AUTH' && isAccessRefused(error.cause);
}
