/** The state file of drift checks: read whole, written as the run goes, and there only when it is whole. */
import type { Known } from '../drift/known.ts';
import type { DriftHistory } from '../drift/report.ts';
import { type StateFile } from '../drift/state.ts';
import { type Policy } from '../verify/policy.ts';
/** A file that is not there is where every state begins. Throws E_INPUT for one that cannot be read. */
export declare function openState(path: string, policy: string): Promise<StateFile>;
/** Everything on which a verdict depends besides what registries answer. */
export declare function hashPolicy(policy: Policy, trustedRoot: Uint8Array | string): string;
export declare class StateWriter {
    #private;
    /** @param path empty: nothing is written */
    constructor(path: string);
    start(policy: string): Promise<void>;
    remember(version: string, known: Known | undefined): void;
    /** @param before what it held of releases that this run was not about stays */
    end(history: DriftHistory, before: StateFile, isReleased: (version: string) => boolean): Promise<void>;
    /** After a failure, nothing is left behind. */
    drop(): Promise<void>;
}
