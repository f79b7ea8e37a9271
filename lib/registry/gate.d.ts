/** One gate for each host: how many requests at a time, how fast, and when none at all (faults 1, 2, 38). */
import type { Clock } from './http.ts';
/** The right to have one request under way. */
export interface Pass {
    /** Gives it back; a second call does nothing. */
    leave(): void;
    /** The host answered 429: from now on half as many at a time, and slower unless it `told` how long to wait. */
    throttled(told: boolean): void;
}
export declare class Gate {
    #private;
    /** @param deadline end of the run, by the clock */
    constructor(clock: Clock, deadline?: number);
    /**
     * Waits for a place, for the end of a pause and for its turn at the host's pace. Rejects as soon as
     * `signal` is aborted, and with E_RATE if the turn would come after the end of the run.
     */
    enter(signal: AbortSignal): Promise<Pass>;
    /** Nobody enters for `ms`: what one request was told holds for all. */
    pause(ms: number): void;
}
/** Sleeps; rejects with the reason of the run's end if that comes first. */
export declare function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void>;
