/** Keys as a list, for the text that keys.ts reads. */

import { TrustError } from '../error.ts';

/**
 * Keys that were given one by one, as the text that `readKeys` reads. Throws E_INPUT for what would be
 * another key there, or none, such as `#team.pub`; not quoted, because it may be key material.
 */
export function joinKeys(keys: readonly string[], name: string): string {
  keys.forEach((key, at) => {
    const isPem = key.includes('-----');
    if (isPem || /^[^#\s](?:[^\r\n]*\S)?$/.test(key)) return;
    throw new TrustError(
      'E_INPUT',
      `${name}: key ${at + 1} is empty, begins with "#" or a space, ends with a space, or has a line break (a path may begin with ./)`,
    );
  });
  return keys.join('\n');
}
