/** The verb: sign all of this, so that every cosign accepts it. */
import type { Repository } from '../oci/reference.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { ImageTask } from '../verify/image.ts';
import { type SignOptions } from './options.ts';
import { type SignReport } from './report.ts';
export interface SignContext extends Pausing {
    readonly registry: {
        /** to be read only */
        repository(name: Repository): ReadableRepository;
        /** to be written to */
        target(name: Repository): WritableRepository;
        /** requests so far */
        readonly sent: number;
    };
    readonly now: () => Date;
    readonly tool: SignReport['tool'];
    readonly onProgress?: (progress: SignProgress) => void;
}
export interface SignProgress {
    readonly image: string;
    readonly done: number;
    readonly of: number;
    readonly requests: number;
}
/** Throws E_INPUT for what can be known beforehand; everything else ends in the report. */
export declare function signImages(tasks: readonly ImageTask[], options: SignOptions, context: SignContext): Promise<SignReport>;
