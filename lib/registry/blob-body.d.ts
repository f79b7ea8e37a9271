/** The body of an answer as the bytes of a blob: held to its size, with errors that say what they are about. */
import { Readable } from 'node:stream';
import type { TrustError } from '../error.ts';
export interface Expected {
    /** bytes of the body that come before what was asked for */
    readonly skip: number;
    /** bytes that are wanted after them */
    readonly length: number;
    /** what to make of an interruption */
    readonly failed: (error: unknown) => TrustError;
    readonly tooLong: () => TrustError;
    readonly tooShort: () => TrustError;
}
/**
 * Hands on chunks as they are: not a Transform, which would queue each of them twice. Whatever comes
 * after `length` bytes is never read (threat 5).
 */
export declare class BlobBody extends Readable {
    #private;
    constructor(source: Readable, expected: Expected);
    _read(): void;
    _destroy(error: Error | null, done: (error?: Error | null) => void): void;
}
