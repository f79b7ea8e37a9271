/** The readers that must be able to read the signatures, from words. */
import { type ReaderName } from '../verify/readers.ts';
/** Throws E_INPUT, naming the input. */
export declare function readReaders(items: readonly string[]): {
    readonly requireReadableBy?: readonly ReaderName[];
};
