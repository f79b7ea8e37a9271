/** Before anything is built or written: what the tags point to, and whether this release may have them. */
import { type ReleaseRun } from './run.ts';
import type { StepEnd } from './steps.ts';
/**
 * Also whether there are rights to push, if something is to be built: a mirror that lacks them would be
 * found out about when the image is built, signed and in the log for ever.
 */
export declare function check(run: ReleaseRun): Promise<StepEnd>;
