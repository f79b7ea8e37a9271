/** The steps of a run: in order, each with what became of it and how long it took. */
import type { Finding } from '../verify/report.ts';
import type { ReleaseProgress, StepName, StepReport } from './report.ts';
export interface StepEnd {
    readonly state: 'done' | 'unchanged' | 'skipped' | 'planned';
    /** one clause for people */
    readonly detail: string;
    /** an error among them: the step failed, and nothing after it is reached */
    readonly findings?: readonly Finding[];
}
/** One step; it may tell how far it is. */
export type StepWork = (say: (detail: string) => void) => Promise<StepEnd>;
export interface StepContext {
    readonly signal: AbortSignal;
    readonly now: () => Date;
    readonly onProgress?: (progress: ReleaseProgress) => void;
}
export declare class Steps {
    #private;
    constructor(context: StepContext);
    get reports(): readonly StepReport[];
    get findings(): readonly Finding[];
    /** Resolves to whether the next step may begin. A defect passes; what a registry does is a finding. */
    run(name: StepName, work: StepWork): Promise<boolean>;
    notReached(name: StepName): void;
}
/** How to go on that a step's own verb advises is for a run of that verb alone. */
export declare function withoutAdvice(one: Finding): Finding;
