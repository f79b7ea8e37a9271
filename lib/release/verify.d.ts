/** The gate: read again and verified as anybody would, independently of what was just written. */
import { type ReleaseRun } from './run.ts';
import { type StepEnd } from './steps.ts';
export declare function verifyFirst(run: ReleaseRun, say: (detail: string) => void): Promise<StepEnd>;
/** All registries in one verification: by digest, and with the same signatures everywhere. */
export declare function verifyEverywhere(run: ReleaseRun, say: (detail: string) => void): Promise<StepEnd>;
