/**
 * What could not be found out, or may not be used: one error type with a stable code.
 *
 * A verification *result* is data (see verify/); errors are for what stood in the way.
 */

/** Stable codes, one for each class of failure; documented in docs/codes.md. */
export const errorCodes = [
  /** a reference that the distribution grammar does not allow */
  'E_REF',
  /** an input, flag or file of the user's that cannot be used */
  'E_INPUT',
  /** a key that cannot be used, or is not the expected one */
  'E_KEY',
  /** credentials missing, refused, or not enough */
  'E_AUTH',
  /** the network, a server's failure, or a protocol that was broken */
  'E_NET',
  /** rate limit or quota */
  'E_RATE',
  /** a bound of ours was reached: size, count, depth or time */
  'E_LIMIT',
  /** the tag, manifest or repository does not exist */
  'E_NOTFOUND',
  /** bytes that do not hash to the digest, or have another size than declared */
  'E_DIGEST',
  /** a manifest or index that is malformed or ambiguous */
  'E_MANIFEST',
  /** the tree is not covered: a platform is missing, or carries no signature */
  'E_COVER',
  /** no signature */
  'E_NOSIG',
  /** signatures that count, and that a reader who was named cannot read */
  'E_FORMAT',
  /** a signature whose claims are about something else */
  'E_CLAIM',
  /** a signature that does not verify with the key */
  'E_SIG',
  /** a log entry that is missing, or does not prove this signature */
  'E_TLOG',
  /** a time outside what the key or authority allows */
  'E_TIME',
  /** the trusted root does not know who signed, or is unusable itself */
  'E_TRUST',
  /** a signing certificate that is malformed, not by its authority, or not for code signing */
  'E_CERT',
  /** a certificate that names another identity, issuer or claim than was asked for */
  'E_IDENTITY',
  /** the tag points to another digest than the one that was expected */
  'E_ROLLBACK',
  /** registries that should agree do not */
  'E_DRIFT',
  /** a registry does not let an existing tag point to anything else */
  'E_IMMUTABLE',
  /** a registry cannot store such a manifest, by its own word */
  'E_UNSUPPORTED',
  /** nothing was built: buildx is missing, failed, or does not say what it pushed */
  'E_BUILD',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Where and what an error is about. Every field is safe to print: secrets never enter. */
export interface ErrorDetails {
  /** host that was spoken to */
  readonly host?: string;
  /** repository path on that host */
  readonly repository?: string;
  /** digest or tag that was asked for */
  readonly digest?: string;
  readonly tag?: string;
  /** HTTP status of the last answer */
  readonly status?: number;
  /** the registry's own id of the request, for its support */
  readonly requestId?: string;
  /** URL without its query, which may hold signatures */
  readonly url?: string;
}

export class TrustError extends Error {
  override readonly name = 'TrustError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** Narrows a caught value, so that callers can look at its code. */
export function isTrustError(error: unknown, ...codes: ErrorCode[]): error is TrustError {
  return error instanceof TrustError && (codes.length === 0 || codes.includes(error.code));
}
