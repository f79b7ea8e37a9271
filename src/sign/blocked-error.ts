/** What a run cannot get past by being run again: something has to be changed first. */

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

/** @param where is full */
export function adviseDeletion(where: string): string {
  return `delete from ${where} what is not yours, ${orOtherRepository}`;
}
