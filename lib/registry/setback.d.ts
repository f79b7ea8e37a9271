/** What is tried again, and how often (threats-and-faults.md, B1; faults 2 to 7, 11, 12). */
import { TrustError } from '../error.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
/** Why an attempt did not count. */
export interface Setback {
    /** what to throw if there is no further attempt */
    readonly error: TrustError;
    readonly attempts: number;
    /** milliseconds that the server asked for */
    readonly asked?: number | undefined;
    /** the host that everybody is to leave alone while this request waits */
    readonly host?: string | undefined;
    /** try again without waiting: the connection was at fault, not the server */
    readonly atOnce?: boolean;
}
export declare function isRetried(status: number): boolean;
/** Throws what it is given unless that is a failure of the network. */
export declare function setbackOfError(error: unknown): Setback;
/** @param now milliseconds since the epoch */
export declare function setbackOfAnswer(request: HttpRequest, answer: HttpResponse, now: number): Setback;
