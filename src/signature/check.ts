/** The outcome of one check of one candidate: data, because a bad signature is a finding and not an error. */

import { type ErrorCode, isTrustError } from '../error.ts';

export type Check = Passed | Failed | Skipped;

export interface Passed {
  readonly state: 'passed';
  /** what a reader should know all the same */
  readonly note?: string;
}

export interface Failed {
  readonly state: 'failed';
  readonly code: ErrorCode;
  /** what was found, in one sentence without a full stop; quotes from the registry are shortened */
  readonly message: string;
  /** of E_CLAIM: which claim is not as it should be */
  readonly claim?: Claim;
}

/**
 * - `digest`: it is about another image
 * - `reference`: it names another repository
 * - `annotation`: one that is required is missing, or has another value
 */
export type Claim = 'digest' | 'reference' | 'annotation';

export interface Skipped {
  readonly state: 'skipped';
  readonly why: string;
}

export function passed(note?: string): Passed {
  return note === undefined ? { state: 'passed' } : { state: 'passed', note };
}

export function failed(code: ErrorCode, message: string, claim?: Claim): Failed {
  return { state: 'failed', code, message, ...(claim === undefined ? {} : { claim }) };
}

export function skipped(why: string): Skipped {
  return { state: 'skipped', why };
}

/**
 * Runs a check over somebody else's bytes. Whatever it throws is a failure of the candidate: parsers
 * throw SyntaxError, and the sigstore libraries TypeError and more on hostile input (threat 85).
 */
export function runCheck<T>(code: ErrorCode, check: () => T): T | Failed {
  try {
    return check();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(isTrustError(error) ? error.code : code, message);
  }
}
