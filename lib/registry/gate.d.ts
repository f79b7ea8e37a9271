/** One gate for each host: how many requests at a time, and when none at all (faults 1, 38). */
import type { Clock } from './http.ts';
/** The right to have one request under way. */
export interface Pass {
    /** Gives it back; a second call does nothing. */
    leave(): void;
    /** The host answered 429: from now on half as many at a time. */
    throttled(): void;
}
export declare class Gate {
    #private;
    constructor(clock: Clock);
    /** Waits for a place and for the end of a pause; rejects as soon as `signal` is aborted. */
    enter(signal: AbortSignal): Promise<Pass>;
    /** Nobody enters for `ms`: what one request was told holds for all. */
    pause(ms: number): void;
}
/** Sleeps; rejects with the reason of the run's end if that comes first. */
export declare function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void>;
