/** The signatures of the first registry: index and everything under it; what is signed is left alone. */
import type { SignReport } from '../sign/report.ts';
import { type ReleaseRun } from './run.ts';
import { type StepEnd } from './steps.ts';
export declare function sign(run: ReleaseRun, say: (detail: string) => void): Promise<StepEnd>;
export interface SignatureCount {
    readonly manifests: number;
    /** in the registry */
    readonly there: number;
    /** by this run */
    readonly made: number;
    readonly missing: number;
}
export declare function countSignatures({ images }: SignReport): SignatureCount;
