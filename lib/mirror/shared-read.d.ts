/** A read of a blob that goes to several takers at the pace of the slowest, within patience. */
import { Readable } from 'node:stream';
import type { Pausing } from '../registry/backoff.ts';
import type { Blob } from './inventory.ts';
export declare class SharedRead {
    #private;
    constructor(blob: Blob, pausing: Pausing);
    /** Resolves when there is something to read. */
    branch(): Promise<Readable>;
    begin(): Promise<void>;
}
