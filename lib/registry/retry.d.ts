/** Trying again, with full jitter or as the server asks, within the time of the run (fault 1). */
import type { HttpRequest, HttpResponse } from './http.ts';
export interface RetryContext {
    readonly now: () => number;
    /** 0 <= x < 1 */
    readonly random: () => number;
    /** end of the run, by `now` */
    readonly deadline: number;
    /** waits before the request is sent again */
    readonly wait: (request: HttpRequest, wait: Wait) => Promise<void>;
}
export interface Wait {
    readonly ms: number;
    readonly why: string;
    /** given if nobody else may ask that host meanwhile either */
    readonly host?: string | undefined;
}
/**
 * Calls `attempt` until it gives an answer that counts; its body matters only where the answer is one to
 * be retried. Throws E_RATE for a 429 and E_NET for the rest when the attempts are used up, or when the
 * wait would not fit into the run; what is not idempotent has one attempt.
 */
export declare function retrying<T extends HttpResponse>(request: HttpRequest, context: RetryContext, attempt: () => Promise<T>): Promise<T>;
