/** Files that users name: regular, bounded, with an error that names what is wrong (threat 78). */
import { type ErrorCode } from '../error.ts';
/** Reads at most `limit` bytes of a regular file; a device, a pipe or more than that is an error. */
export declare function readBounded(path: string, limit: number, what: string, code?: ErrorCode): Promise<Uint8Array>;
/** Writes whole or not at all: a reader never sees half a report. Pieces are written as they come. */
export declare function writeWhole(path: string, text: string | Iterable<string>, what: string): Promise<void>;
