/** Words of inputs that are neither text nor a list. */

import { TrustError } from '../error.ts';

/** The YAML 1.2 booleans that @actions/core accepts; an empty or misspelt one is an error (threat 126). */
export function parseBoolean(text: string, name: string): boolean {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new TrustError('E_INPUT', `${name}: "${text}" is neither true nor false`);
}
