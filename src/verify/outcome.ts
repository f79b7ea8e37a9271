/** Maps error codes to one of three outcomes and to exit codes (docs/adr/0001). */

import type { ErrorCode } from '../error.ts';
import { among, type Infer, oneOf } from '../oci/document.ts';

/**
 * - `verified`: every required check passed.
 * - `rejected`: there is evidence that something is missing, bad or different.
 * - `undetermined`: a network failure, a rate limit, missing credentials, an input or a limit prevented the check.
 */
export const outcome = oneOf('verified', 'rejected', 'undetermined');
export type Outcome = Infer<typeof outcome>;

/** 10, 11 and 12 are the same as cosign's (cosign doc/cosign_exit_codes.md). */
export const exitCodes = {
  verified: 0,
  /** an input, a reference or a key cannot be used; nothing was checked */
  input: 2,
  undetermined: 3,
  noSignature: 10,
  notFound: 11,
  noMatchingSignature: 12,
  registriesDiffer: 20,
} as const;

export const exitCode = among(exitCodes);
export type ExitCode = Infer<typeof exitCode>;

const exitCodeOf: Record<ErrorCode, ExitCode> = {
  E_REF: exitCodes.input,
  E_INPUT: exitCodes.input,
  E_KEY: exitCodes.input,
  E_AUTH: exitCodes.undetermined,
  E_NET: exitCodes.undetermined,
  E_RATE: exitCodes.undetermined,
  E_LIMIT: exitCodes.undetermined,
  E_NOTFOUND: exitCodes.notFound,
  E_NOSIG: exitCodes.noSignature,
  E_COVER: exitCodes.noSignature,
  E_DIGEST: exitCodes.noMatchingSignature,
  E_MANIFEST: exitCodes.noMatchingSignature,
  E_FORMAT: exitCodes.noMatchingSignature,
  /** Unless it is missing: see conclusionOf. */
  E_ATTESTATION: exitCodes.noMatchingSignature,
  E_CLAIM: exitCodes.noMatchingSignature,
  E_SIG: exitCodes.noMatchingSignature,
  E_TLOG: exitCodes.noMatchingSignature,
  E_TIME: exitCodes.noMatchingSignature,
  E_TRUST: exitCodes.noMatchingSignature,
  E_CERT: exitCodes.noMatchingSignature,
  E_IDENTITY: exitCodes.noMatchingSignature,
  E_ROLLBACK: exitCodes.noMatchingSignature,
  E_DRIFT: exitCodes.registriesDiffer,
  E_CONFLICT: exitCodes.registriesDiffer,
  // A push that a registry rejects is no evidence about the image.
  E_IMMUTABLE: exitCodes.undetermined,
  E_UNSUPPORTED: exitCodes.undetermined,
  E_BUILD: exitCodes.undetermined,
};

/** Which exit code wins if several apply: evidence before what could not be checked. */
const precedence: readonly ExitCode[] = [
  exitCodes.input,
  exitCodes.noMatchingSignature,
  exitCodes.noSignature,
  exitCodes.notFound,
  exitCodes.registriesDiffer,
  exitCodes.undetermined,
];

export function exitCodeFor(codes: Iterable<ErrorCode>): ExitCode {
  return exitCodeForErrors([...codes].map((code) => ({ code })));
}

/** Of errors, one of which may be an attestation that is missing and not bad. */
export function exitCodeForErrors(
  errors: readonly { readonly code: ErrorCode; readonly missing?: true }[],
): ExitCode {
  const all = new Set(
    errors.map(({ code, missing }) => (missing ? exitCodes.noSignature : exitCodeOf[code])),
  );
  return precedence.find((one) => all.has(one)) ?? exitCodes.verified;
}

export function outcomeOf(code: ExitCode): Outcome {
  if (code === exitCodes.verified) return 'verified';
  return code === exitCodes.undetermined || code === exitCodes.input ? 'undetermined' : 'rejected';
}

/** Whether an error with this code leaves open what was to be checked. */
export function isUndetermined({ code }: { readonly code: ErrorCode }): boolean {
  return outcomeFor([code]) === 'undetermined';
}

export function outcomeFor(codes: Iterable<ErrorCode>): Outcome {
  return outcomeOf(exitCodeFor(codes));
}
