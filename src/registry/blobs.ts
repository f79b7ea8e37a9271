/** Reads small blobs, whole and hashed, and checks whether a blob exists (distribution-spec, "Pulling blobs"). */

import { TrustError } from '../error.ts';
import { networkError } from '../http/failure.ts';
import type { HttpStream } from '../http/request.ts';
import { limits } from '../limits.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import type { Endpoint } from './endpoint.ts';
import type { BlobName } from './repository.ts';

/**
 * undefined: 404. Throws E_LIMIT before anything is sent if the descriptor declares more than `limit`
 * bytes, and E_DIGEST for bytes of another size or hash than it declares.
 */
export async function getBlob(
  endpoint: Endpoint,
  blob: BlobName,
  limit: number,
): Promise<Uint8Array | undefined> {
  const { digest, size } = blob;
  const url = blobUrl(endpoint, digest);
  if (size > limit) {
    const message = `a blob of ${size} bytes is declared, ${limit} is the limit`;
    throw new TrustError('E_LIMIT', message, endpoint.where({ digest }));
  }
  const attempt = async () => readAnswer(endpoint, await endpoint.open(url), blob);
  const first = await attempt();
  // A second attempt after bytes that were cut off or changed on the way (fault 7), and after an expired URL.
  const last = first instanceof Retryable ? await attempt() : first;
  if (last instanceof Retryable) throw last.error;
  return last;
}

/** An answer that is worth a second attempt. */
class Retryable {
  readonly error: TrustError;

  constructor(error: TrustError) {
    this.error = error;
  }
}

async function readAnswer(
  endpoint: Endpoint,
  stream: HttpStream,
  { digest, size }: BlobName,
): Promise<Uint8Array | Retryable | undefined> {
  if (stream.status !== 200) {
    const error = await refusal(endpoint, stream, digest);
    if (stream.status === 404) return undefined;
    if (isExpired(stream, endpoint)) return new Retryable(error);
    throw error;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readSome(stream, size);
  } catch (error) {
    if (error instanceof TrustError) throw error; // a deadline, or the end of the run
    return new Retryable(interruption(error, endpoint, stream, digest));
  }
  const wrong = (why: string) =>
    new TrustError('E_DIGEST', `${stream.url.host}: ${why}`, endpoint.where({ digest }));
  if (bytes.byteLength > size) throw wrong(`the blob has more than the ${size} bytes declared`);
  if (bytes.byteLength < size) {
    return new Retryable(wrong(`the blob has ${bytes.byteLength} bytes, ${size} are declared`));
  }
  try {
    endpoint.assertDigest(bytes, digest, { digest });
  } catch (error) {
    return new Retryable(error as TrustError);
  }
  return bytes;
}

/** Whether a storage URL had expired when it was used: the registry issues a new one (fault 25). */
export function isExpired({ status, url }: HttpStream, endpoint: Endpoint): boolean {
  return status === 403 && url.origin !== endpoint.origin.origin;
}

/** The error for an answer of another status. Reads its body. */
export async function refusal(
  endpoint: Endpoint,
  stream: HttpStream,
  digest: Digest,
): Promise<TrustError> {
  const body = await readSome(stream, limits.errorBody).catch(() => new Uint8Array());
  return endpoint.error({ ...stream, body }, { digest });
}

/** The error for an interrupted body: a TrustError (a deadline, the end of the run) unchanged, else E_NET. */
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
async function readSome({ body }: HttpStream, limit: number): Promise<Uint8Array> {
  // Not a list of chunks: joining them would need the memory of a large blob twice.
  const whole = Buffer.allocUnsafeSlow(limit + 1);
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    const room = whole.length - length;
    whole.set(chunk.subarray(0, room), length);
    length += Math.min(chunk.byteLength, room);
    if (length > limit) break;
  }
  return whole.subarray(0, length);
}

/**
 * A HEAD never proves that a blob is absent: caching proxies answer 404 for blobs that they serve to a GET,
 * ECR Public answers 401 (registries.md §4.3), and storage refuses a URL that was signed for a GET.
 */
export async function hasBlob(endpoint: Endpoint, digest: Digest): Promise<true | 'unknown'> {
  return (await headBlob(endpoint, digest)) === 200 ? true : 'unknown';
}

/** The status; undefined where the registry refuses a HEAD of a blob to every client, or its storage answers. */
export async function headBlob(endpoint: Endpoint, digest: Digest): Promise<number | undefined> {
  const answer = await endpoint.headBlob(blobUrl(endpoint, digest));
  const isStorage = answer !== undefined && answer.url.origin !== endpoint.origin.origin;
  return isStorage && answer.status !== 200 ? undefined : answer?.status;
}

export function blobUrl(endpoint: Endpoint, digest: Digest): URL {
  return endpoint.url(`blobs/${parseDigest(digest)}`);
}
