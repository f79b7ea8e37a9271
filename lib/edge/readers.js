/** The readers that must be able to read the signatures, from words. */
import { demandableReaders } from '../verify/readers.js';
import { checkItems, parseChoice } from './lists.js';
/** Throws E_INPUT, naming the input. */
export function readReaders(items) {
    if (items.length === 0)
        return {};
    const name = 'require-readable-by';
    const words = checkItems(items, name);
    return { requireReadableBy: words.map((word) => parseChoice(word, demandableReaders, name)) };
}
