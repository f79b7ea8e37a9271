/** A store of signatures that is full: whatever is added to it, no reader looks at. */

import { type ErrorDetails, TrustError } from '../error.ts';

export class TooMany extends TrustError {
  constructor(message: string, details: ErrorDetails = {}) {
    super('E_LIMIT', message, details);
  }
}
