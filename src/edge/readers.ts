/** The readers that must be able to read the signatures, from words. */

import { TrustError } from '../error.ts';
import { demandableReaders, type ReaderName } from '../verify/readers.ts';
import { checkItems, parseChoice } from './lists.ts';

/** Not given at all, or at least one: a list that came out empty would be a demand that is lost. Throws E_INPUT. */
export function readReaders(items: readonly string[] | undefined): {
  readonly requireReadableBy?: readonly ReaderName[];
} {
  if (items === undefined) return {};
  const name = 'require-readable-by';
  if (items.length === 0) throw new TrustError('E_INPUT', `${name}: the list is empty`);
  const words = checkItems(items, name);
  return { requireReadableBy: words.map((word) => parseChoice(word, demandableReaders, name)) };
}
