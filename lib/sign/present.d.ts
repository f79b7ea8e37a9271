/** What this key has signed, as anybody finds it: to leave it alone, and to see that it is there afterwards. */
import type { ImageNode } from '../image/tree.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { type Stand } from '../verify/readable.ts';
import type { SignatureReport } from '../verify/report.ts';
import { type SignOptions } from './options.ts';
import type { SignatureFormat } from './report.ts';
export interface Looking {
    readonly repository: ReadableRepository;
    /** where signatures are */
    readonly signatures: ReadableRepository;
    readonly now: () => Date;
}
export interface Present {
    /** one signature that counts for each wanted format, if there is one */
    readonly signatures: ReadonlyMap<SignatureFormat, SignatureReport>;
    /** what decides who can read the manifest */
    readonly stand: Stand;
}
/**
 * Throws what stood in the way of reading what may be a wanted signature: it must not be made twice, or
 * be said to be missing.
 */
export declare function presentSignatures(node: ImageNode, options: SignOptions, { repository: image, signatures: repository, now }: Looking): Promise<Present>;
