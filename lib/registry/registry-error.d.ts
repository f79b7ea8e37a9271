/** From a registry's refusal to an error in words that help. */
import type { IncomingHttpHeaders } from 'node:http';
import { TrustError } from '../error.ts';
import { type Repository } from '../oci/reference.ts';
/** A refusal: any status that the caller has no use for. */
export interface Answer {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly url: URL;
    readonly body: Uint8Array;
}
/** What was asked for, and how. */
export interface Asked {
    readonly repository: Repository;
    readonly origin: URL;
    /** whether credentials went along */
    readonly authenticated: boolean;
    readonly digest?: string;
    readonly tag?: string;
}
export declare function registryError(answer: Answer, asked: Asked): TrustError;
/** Docker Hub counts manifest GETs, those of anonymous users by address, which runners share (fault 2). */
export declare function rateAdvice({ authenticated, repository }: Asked): string;
/**
 * The codes and messages of an error body (distribution-spec, "Error Codes"), or undefined for any other
 * body. Bounded and on one line: the text is the registry's, and ends up in logs (threats 118, 121).
 */
export declare function registryMessage(body: Uint8Array): string | undefined;
export declare function hasErrorCode(body: Uint8Array, code: string): boolean;
