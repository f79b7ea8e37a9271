/** Answers to a request for a blob: what they say when it is not 200, and what a broken one is. */

import { TrustError } from '../error.ts';
import { networkError } from '../http/failure.ts';
import type { HttpStream } from '../http/request.ts';
import { limits } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import type { Endpoint } from './endpoint.ts';

/** A storage URL that had expired when it was used: the registry issues a new one (fault 25). */
export function isExpired({ status, url }: HttpStream, endpoint: Endpoint): boolean {
  return status === 403 && url.origin !== endpoint.origin.origin;
}

/** The error for an answer of another status, whose body ends with it. */
export async function refusal(
  endpoint: Endpoint,
  stream: HttpStream,
  digest: Digest,
): Promise<TrustError> {
  const body = await readSome(stream, limits.errorBody).catch(() => new Uint8Array());
  return endpoint.error({ ...stream, body }, { digest });
}

/** What interrupted a body: a TrustError (a deadline, the end of the run) as it is, else E_NET. */
export function interruption(
  error: unknown,
  endpoint: Endpoint,
  { url }: HttpStream,
  digest: Digest,
): TrustError {
  if (error instanceof TrustError) return error;
  const { code, message, details } = networkError(error, 'GET', url);
  return new TrustError(code, message, endpoint.where({ digest }, details));
}

/** All bytes, or limit + 1 of them: the rest is never read (threats 5, 114). */
export async function readSome({ body }: HttpStream, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit + 1);
}
