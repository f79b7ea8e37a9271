/** Before anything is built or written: what the tags point to, and whether this release may have them. */
import type { Finding } from '../verify/report.ts';
import type { TagProgress } from './progress.ts';
import { type ReleaseRun } from './run.ts';
import type { StepEnd } from './steps.ts';
/**
 * Also whether there are rights to push, if something is to be built: a mirror that lacks them would be
 * found out about when the image is built, signed and in the log for ever.
 */
export declare function check(run: ReleaseRun): Promise<StepEnd>;
/**
 * A version names one image for ever; `latest` and `1.2` move. Before a build nobody knows its digest, and
 * no two builds have the same, so that a version that exists stands in the way then.
 */
export declare function tagFindings({ task, progress }: ReleaseRun, one: TagProgress): readonly Finding[];
