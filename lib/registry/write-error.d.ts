/** From a registry's refusal of something that was pushed to an error in words that help. */
import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Endpoint, Subject } from './endpoint.ts';
import type { HttpResponse } from './http.ts';
/** @param what for a refusal of its size: `a blob of 1234 bytes` (fault 36) */
export declare function writeError(endpoint: Endpoint, answer: HttpResponse, subject: Subject, what?: string): Promise<TrustError>;
/** What the registry says, in brackets, or nothing. */
export declare function because({ body }: HttpResponse): string;
/** Throws E_DIGEST if the registry says that it has stored something else. It need not say anything. */
export declare function confirmDigest(endpoint: Endpoint, answer: HttpResponse, expected: Digest, subject: Subject): void;
