/** The verb: did the key holder sign all of this, on every registry? */
import { type Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { type ImageTask } from './image.ts';
import { type Policy } from './policy.ts';
import { type VerifyReport } from './report.ts';
export interface VerifyContext {
    readonly registry: {
        repository(name: Repository): ReadableRepository;
        /** requests so far */
        readonly sent: number;
    };
    readonly now: () => Date;
    readonly tool: VerifyReport['tool'];
    readonly onProgress?: (progress: VerifyProgress) => void;
}
export interface VerifyProgress {
    readonly image: string;
    readonly done: number;
    readonly of: number;
    readonly requests: number;
}
/** Throws E_INPUT for an empty list (threat 83); everything else ends in the report. */
export declare function verifyImages(tasks: readonly ImageTask[], policy: Policy, context: VerifyContext): Promise<VerifyReport>;
