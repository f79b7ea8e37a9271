/** The result of one check of one candidate. It is data, because a bad signature is a finding, not an error. */

import { type ErrorCode, isTrustError } from '../error.ts';
import { errorCode, type Infer, object, oneOf, optional, text, union } from '../oci/document.ts';

/** The outcome of one check. */
export const check = union(
  'state',
  object({
    state: oneOf('passed'),
    /** What a reader should know nevertheless. */
    note: optional(text),
  }),
  object({
    state: oneOf('failed'),
    code: errorCode,
    /** What was found: one sentence without a full stop. Quotes from the registry are shortened. */
    message: text,
    /**
     * Of E_CLAIM, where it is known: the claim that is wrong.
     * - `digest`: the signature is about another image.
     * - `reference`: it names another repository.
     * - `annotation`: a required annotation is missing or has another value.
     */
    claim: optional(oneOf('digest', 'reference', 'annotation')),
  }),
  object({
    state: oneOf('skipped'),
    /** Why the check was not made. */
    why: text,
  }),
);
export type Check = Infer<typeof check>;
export type Failed = Extract<Check, { readonly state: 'failed' }>;
export type Claim = NonNullable<Failed['claim']>;

export function passed(note?: string): Check {
  return note === undefined ? { state: 'passed' } : { state: 'passed', note };
}

export function failed(code: ErrorCode, message: string, claim?: Claim): Failed {
  return { state: 'failed', code, message, ...(claim === undefined ? {} : { claim }) };
}

export function skipped(why: string): Check {
  return { state: 'skipped', why };
}

/**
 * Runs a check over untrusted bytes. Any error is a failure of the candidate: parsers throw SyntaxError,
 * and the sigstore libraries may throw TypeError and others for hostile input (threat 85).
 */
export function runCheck<T>(code: ErrorCode, run: () => T): T | Failed {
  try {
    return run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(isTrustError(error) ? error.code : code, message);
  }
}
