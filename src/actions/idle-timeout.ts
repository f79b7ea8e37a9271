/** The input `idle-timeout` of every action that connects to registries. */

import { parseCount } from '../options/lists.ts';

/** In milliseconds; nothing where it is not given. Throws E_INPUT. */
export function idleTimeout(read: (name: string) => string): { readonly idle?: number } {
  const text = read('idle-timeout');
  return text === '' ? {} : { idle: parseCount(text, 'idle-timeout') * 1000 };
}
