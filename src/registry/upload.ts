/**
 * Blobs up (distribution-spec, "Pushing blobs"): mounted, or POST and one streamed PUT, or in chunks.
 *
 * What is made again after a failure is the upload as a whole, here and not in the transport: a session
 * that has seen some bytes is not the one that was opened, and a PUT sent to it twice is wrong. A new
 * session and the content from its start are right at any time, for a blob is what its digest says.
 */

import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { hasErrorCode } from '../http/body.ts';
import { NetworkError } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { isRetried, Refused } from '../http/retry.ts';
import { transferTime } from '../limits.ts';
import type { Repository } from '../oci/reference.ts';
import type { Endpoint } from './endpoint.ts';
import { begun, pieces } from './measured.ts';
import type { BlobName, BlobSource } from './repository.ts';
import {
  mountBlob,
  nextLocation,
  startUpload,
  type UploadSession,
  withDigest,
} from './upload-session.ts';
import { confirmDigest, writeError } from './write-error.ts';

const attempts = 5;

/** Throws what the registry throws, and E_DIGEST if it, or `source`, has other bytes than `blob` says. */
export async function putBlob(
  endpoint: Endpoint,
  blob: BlobName,
  source: BlobSource,
  { pause }: Pausing,
  mountFrom?: Repository,
): Promise<'uploaded' | 'mounted'> {
  const mounted = mountFrom && (await mountBlob(endpoint, blob, mountFrom));
  if (mounted === 'mounted') return mounted;
  let session = mounted;
  let put = putWhole;
  for (let attempt = 1; ; attempt += 1) {
    const { content, discard } = await begun(blob, source);
    let answer: HttpResponse | Interruption | Refusal;
    try {
      session ??= await startUpload(endpoint, blob);
      answer = await put(endpoint, session, blob, content).catch(interruptionOf);
    } finally {
      discard();
    }
    session = undefined;
    if (answer instanceof Refusal) {
      // Waited for as long as it takes, within the time of the run, so it is no attempt.
      attempt -= 1;
    } else if (answer instanceof Interruption || isLost(answer)) {
      if (attempt >= attempts) throw failure(endpoint, answer, blob);
      await pause(attempt);
    } else if (answer.status === 413 && put === putWhole && blob.size > chunkLength) {
      // Only now: some registries keep the last chunk only (registries.md §2.5).
      put = putChunks;
    } else {
      await assertStored(endpoint, answer, blob);
      return 'uploaded';
    }
  }
}

function putWhole(
  endpoint: Endpoint,
  { url }: UploadSession,
  blob: BlobName,
  content: BlobSource,
): Promise<HttpResponse> {
  return endpoint.write({
    method: 'PUT',
    url: withDigest(url, blob.digest),
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
    body: content,
    timeout: transferTime(blob.size),
    once: true,
  });
}

async function assertStored(endpoint: Endpoint, answer: HttpResponse, blob: BlobName) {
  const { digest, size } = blob;
  if (answer.status === 201 || answer.status === 204) {
    confirmDigest(endpoint, answer, digest, { digest });
    return;
  }
  throw await writeError(endpoint, answer, { digest }, `a blob of ${size} bytes`);
}

/** What stopped an upload, and need not stop the next one. */
class Interruption {
  readonly error: TrustError;

  constructor(error: TrustError) {
    this.error = error;
  }
}

const passing = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'E_STALE', 'E_CUT_SHORT']);

/** The registry asked to wait, which was done; another session takes the blob from its start. */
class Refusal {}

/** Throws what another upload would not put right. */
function interruptionOf(error: unknown): Interruption | Refusal {
  if (!isTrustError(error, 'E_NET', 'E_RATE')) throw error;
  if (error.cause instanceof Refused) return new Refusal();
  const wire = error.cause instanceof NetworkError ? error.cause.wire : '';
  if (!passing.has(wire) && !isRetried(error.details.status ?? 0)) throw error;
  return new Interruption(error);
}

/** The session is gone, or is in another state than we think (fault 34). */
function isLost({ status, body }: HttpResponse): boolean {
  return status === 404 || status === 416 || hasErrorCode(body, 'BLOB_UPLOAD_INVALID');
}

function failure(endpoint: Endpoint, last: Interruption | HttpResponse, { digest }: BlobName) {
  const { code, message, details } =
    last instanceof Interruption
      ? last.error
      : new TrustError('E_NET', `${last.url.host} lost the upload`, { status: last.status });
  const tried = `${message} (${attempts} uploads)`;
  return new TrustError(code, tried, endpoint.where({ digest }, details));
}

const MiB = 1024 * 1024;
/** Bytes. ECR takes 5 to 10 MiB, and what refuses a blob whole stops at 20 MB or more (registries.md §2.5, §4). */
export const chunkLength = 8 * MiB;
/** A chunk is in memory, and its length the registry's to demand. */
const longestChunk = 64 * MiB;

/** The answer that ended it: 201, or a refusal of any of its requests. */
export async function putChunks(
  endpoint: Endpoint,
  session: UploadSession,
  blob: BlobName,
  content: BlobSource,
): Promise<HttpResponse> {
  const length = Math.max(chunkLength, session.minChunk);
  if (length > longestChunk) {
    const message = `${session.url.host} demands chunks of ${length} bytes, ${longestChunk} is the limit`;
    throw new TrustError('E_LIMIT', message, endpoint.where({ digest: blob.digest }));
  }
  let { url } = session;
  let start = 0;
  for await (const piece of pieces(content(), length)) {
    const end = start + piece.byteLength;
    const answer = await endpoint.write({
      method: 'PATCH',
      url,
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `${start}-${end - 1}`,
      },
      body: () => piece,
    });
    // With the last piece, ECR says that it is done, and refuses the PUT (registries.md §2.5).
    if (answer.status === 201 && end === blob.size) return answer;
    if (answer.status !== 202 && answer.status !== 201) return answer;
    url = nextLocation(endpoint, answer);
    start = end;
  }
  return endpoint.write({
    method: 'PUT',
    url: withDigest(url, blob.digest),
    body: () => new Uint8Array(),
  });
}
