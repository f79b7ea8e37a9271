/** The tags, last of all: the first registry's, then those of the mirrors. */
import { type ReleaseRun } from './run.ts';
import type { StepEnd } from './steps.ts';
/**
 * Every tag is looked at again before the first is written, so that a run that was overtaken by another
 * writes none; and each once more right before its own turn. Throws E_DRIFT, E_IMMUTABLE or what the
 * registry's failure is.
 */
export declare function writeTags(run: ReleaseRun, say: (detail: string) => void): Promise<StepEnd>;
/** Of a dry run: what was refused was found when they were looked at. */
export declare function planTags({ progress: { tags, digest } }: ReleaseRun): Promise<StepEnd>;
