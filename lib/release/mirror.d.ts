/** The mirrors: image and signatures, byte for byte, and no tag. */
import { type ReleaseRun } from './run.ts';
import { type StepEnd } from './steps.ts';
export declare function mirror(run: ReleaseRun, say: (detail: string) => void): Promise<StepEnd>;
