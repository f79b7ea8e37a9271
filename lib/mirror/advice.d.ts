/** What to do next when a target could not be filled, and what stands there meanwhile. */
import type { ErrorCode } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
export interface Standing {
    /** parts of the image that are there, of how many; 0 of 0 if that is not known */
    readonly done: number;
    readonly of: number;
    readonly tag: string | undefined;
    /** as it was: it could not be read; not known: it was being written, perhaps by somebody else too */
    readonly points: Digest | undefined | 'as it was' | 'not known';
}
export declare function adviceFor(code: ErrorCode, standing: Standing): string;
