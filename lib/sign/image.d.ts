/** One image signed: enumerate, leave alone what is signed, make, publish, verify what is served. */
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { ImageTask } from '../verify/image.ts';
import type { SignOptions } from './options.ts';
import type { SignedImageReport } from './report.ts';
export interface SignImageContext extends Pausing {
    readonly repository: ReadableRepository;
    /** where signatures go */
    readonly signatures: WritableRepository;
    readonly now: () => Date;
    /** called after each signature that a reader finds */
    readonly onPublished?: (done: number, of: number) => void;
}
/** Never throws for what a registry or a log does: that becomes a finding, with what stands where. */
export declare function signImage(task: ImageTask, options: SignOptions, context: SignImageContext): Promise<SignedImageReport>;
