/** The readers that must be able to read the signatures, from words. */

import { checkItems, parseChoice } from '../options/lists.ts';
import { type DemandableReader, demandableReaders } from '../verify/readers.ts';

/** Throws E_INPUT, naming the input. */
export function readReaders(items: readonly string[]): {
  readonly requireReadableBy?: readonly DemandableReader[];
} {
  if (items.length === 0) return {};
  const name = 'require-readable-by';
  const words = checkItems(items, name);
  return { requireReadableBy: words.map((word) => parseChoice(word, demandableReaders, name)) };
}
