/** What every step of a release has at hand. */
import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import type { Progress } from './progress.ts';
import type { Place, ReleaseContext, ReleaseTask } from './task.ts';
export interface ReleaseRun {
    readonly task: ReleaseTask;
    readonly context: ReleaseContext;
    readonly progress: Progress;
}
export declare function repositoryOf({ context }: ReleaseRun, { repository }: Place): PushableRepository;
/** Where the first registry's signatures are; a mirror has them beside the image. */
export declare function signaturesOf({ task, context }: ReleaseRun): PushableRepository;
/** Of the index. A step that needs it comes after the one that finds it out. */
export declare function digestOf({ progress: { digest } }: ReleaseRun): Digest;
/** What every step that did not end well is told with. */
export declare function drift(message: string, tag: string, digest?: Digest): TrustError;
