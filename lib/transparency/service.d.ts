/** Calls to the services that signing needs, through @sigstore/sign: patience, the end of the run, errors in our words. */
import { type ErrorCode, TrustError } from '../error.ts';
/** How often and how long a service is asked; milliseconds. */
export interface Patience {
    readonly retries: number;
    readonly minTimeout: number;
    readonly maxTimeout: number;
    /** for one attempt */
    readonly timeout: number;
}
export interface ServiceOptions {
    /** ends the run */
    readonly signal?: AbortSignal;
    readonly patience?: Patience;
}
/** In the library's words. */
export declare function retryOptions({ patience }: ServiceOptions): {
    timeout: number;
    retry: {
        retries: number;
        minTimeout: number;
        maxTimeout: number;
        randomize: boolean;
    };
};
/** The library takes every URL for one without a slash at its end. */
export declare function baseUrl(url: string): string;
/**
 * Rejects as soon as the run ends: the library cannot be stopped. What it has open then ends by itself,
 * or with the process, which does not wait for it (edge/stop.ts; fault 48).
 */
export declare function untilEnded<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T>;
/** A service as messages call it, and the code for what it refuses. */
export interface Service {
    /** `log` */
    readonly name: string;
    readonly url: string;
    readonly refused: ErrorCode;
}
/**
 * What a service did instead of answering. E_RATE and E_NET say that the run may be repeated; `refused`
 * that this very request will not be taken. Everything else that a service says, also that it has been
 * closed (fault 43), is about the service and not about what is being signed.
 */
export declare function serviceError(service: Service, error: unknown): TrustError;
/** An answer that was no success, for `serviceError`. */
export declare class ServiceAnswer extends Error {
    readonly statusCode: number;
    constructor(statusCode: number, said: string);
}
