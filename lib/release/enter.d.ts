/** The ledger, when everything else stands. */
import { type ReleaseRun } from './run.ts';
import type { StepEnd } from './steps.ts';
export declare function enter(run: ReleaseRun): Promise<StepEnd>;
