/** An error that would occur again in the next run, until something is changed. */

import { TrustError } from '../error.ts';

export class BlockedError extends TrustError {
  /** what to change, so that the next run can succeed */
  readonly advice: string;

  constructor({ code, message, details }: TrustError, advice: string) {
    super(code, message, details);
    this.advice = `${advice}; then run it again`;
  }
}

export const orOtherRepository =
  'or keep signatures in another repository (--signature-repository)';

/** The advice if there are too many signatures in `where`. */
export function adviseDeletion(where: string): string {
  return `delete signatures that are not yours from ${where}, ${orOtherRepository}`;
}
