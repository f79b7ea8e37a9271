/** The result of one check of one candidate. It is data, because a bad signature is a finding, not an error. */

import { type ErrorCode, isTrustError } from '../error.ts';

export type Check = Passed | Failed | Skipped;

export interface Passed {
  readonly state: 'passed';
  /** what to report although the check passed */
  readonly note?: string;
}

export interface Failed {
  readonly state: 'failed';
  readonly code: ErrorCode;
  /** one sentence without a full stop; text from the registry is shortened */
  readonly message: string;
  /** for E_CLAIM: the claim that failed */
  readonly claim?: Claim;
}

/**
 * - `digest`: the signature is for another image
 * - `reference`: it names another repository
 * - `annotation`: a required annotation is missing or has another value
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
 * Runs a check over untrusted bytes. Any error is a failure of the candidate: parsers throw SyntaxError,
 * and the sigstore libraries may throw TypeError and others for hostile input (threat 85).
 */
export function runCheck<T>(code: ErrorCode, check: () => T): T | Failed {
  try {
    return check();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(isTrustError(error) ? error.code : code, message);
  }
}
