/** The readers that must be able to read the signatures, from words. */

import { checkItems, parseChoice } from '../options/lists.ts';
import { type ReaderName, requirableReaders } from '../verify/readers.ts';

/** Throws E_INPUT, naming the input. */
export function readReaders(items: readonly string[]): {
  readonly requireReadableBy?: readonly ReaderName[];
} {
  if (items.length === 0) return {};
  const name = 'require-readable-by';
  const words = checkItems(items, name);
  return { requireReadableBy: words.map((word) => parseChoice(word, requirableReaders, name)) };
}
