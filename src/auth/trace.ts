/** What is worth telling but stops nothing: quirks that were worked around, answers that were set aside. */

import type { ErrorDetails } from '../error.ts';

export interface Note {
  readonly kind: 'note';
  /** safe to print: neither secrets nor text of the registry's */
  readonly message: string;
  readonly details: ErrorDetails;
}

export type Trace = (note: Note) => void;
