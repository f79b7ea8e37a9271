/**
 * The composition: check, build, sign, verify, mirror, verify everywhere, tag, ledger. A tag never points
 * to an image that is not fully signed, on any registry: nothing is tagged before all of it was verified
 * on all of them, and whatever fails before leaves no tag behind.
 */
import { type ReleaseReport } from './report.ts';
import type { ReleaseContext, ReleaseTask } from './task.ts';
/** Everything that a registry, a log or a build does ends in the report. */
export declare function release(task: ReleaseTask, context: ReleaseContext): Promise<ReleaseReport>;
