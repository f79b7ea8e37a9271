/** Requests to the services that signing needs: logs and timestamp authorities. Their refusals get our codes. */
import { type ErrorCode, TrustError } from '../error.ts';
import type { HttpRequest, HttpResponse, Transport } from '../registry/http.ts';
/** A service as messages call it, and the code for what it refuses. */
export interface Service {
    /** `log` */
    readonly name: string;
    readonly url: string;
    readonly refused: ErrorCode;
}
/** Service URLs are written with and without a slash at the end. */
export declare function baseUrl(url: string): string;
/**
 * Posts JSON. Sent again with the same bytes where the transport tries again: all these services answer
 * the same request twice, or say that they have it (409).
 */
export declare function post(service: Service, transport: Transport, url: string, content: unknown): Promise<HttpResponse>;
/** An answer of any status that the transport does not try again. No service sends more than a bundle holds. */
export declare function ask({ name, url }: Service, transport: Transport, request: HttpRequest): Promise<HttpResponse>;
/** The body of an answer that is a success; throws for every other one. */
export declare function bodyOf(service: Service, answer: HttpResponse): Uint8Array;
/** The error for a success that cannot be read. */
export declare function unreadable({ name, url }: Service, what: string, cause: unknown): TrustError;
