/** Answers to a request for a blob: what they say when it is not 200, and what a broken one is. */
import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpStream } from './http.ts';
/** A storage URL that had expired when it was used: the registry issues a new one (fault 25). */
export declare function isExpired({ status, url }: HttpStream, endpoint: Endpoint): boolean;
/** The error for an answer of another status, whose body ends with it. */
export declare function refusal(endpoint: Endpoint, stream: HttpStream, digest: Digest): Promise<TrustError>;
/** What interrupted a body: a TrustError (a deadline, the end of the run) as it is, else E_NET. */
export declare function interruption(error: unknown, endpoint: Endpoint, { url }: HttpStream, digest: Digest): TrustError;
/** All bytes, or limit + 1 of them: the rest is never read (threats 5, 114). */
export declare function readSome({ body }: HttpStream, limit: number): Promise<Uint8Array>;
