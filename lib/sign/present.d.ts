/** What this key has signed, as anybody finds it: to leave it alone, and to see that it is there afterwards. */
import type { ImageNode } from '../image/tree.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { SignatureReport } from '../verify/report.ts';
import { type SignOptions } from './options.ts';
import type { SignatureFormat } from './report.ts';
export interface Looking {
    /** where signatures are */
    readonly signatures: ReadableRepository;
    readonly now: () => Date;
}
/** A signature that counts. */
export interface Found extends Pick<SignatureReport, 'manifest' | 'logEntries'> {
    /** the registry's API does not list it, and the fallback tag does: cosign, which asks the API alone, does not find it */
    readonly unlisted: boolean;
}
/** One signature that counts for each wanted format, if there is one. */
export type Present = ReadonlyMap<SignatureFormat, Found>;
/**
 * Throws what stood in the way of reading what may be a wanted signature: it must not be made twice, or
 * be said to be missing.
 */
export declare function presentSignatures(node: ImageNode, options: SignOptions, { signatures: repository, now }: Looking): Promise<Present>;
