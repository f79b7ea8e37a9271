/**
 * Uploads blobs (distribution-spec, "Pushing blobs"): mounted, or with POST and one streamed PUT, or in chunks.
 *
 * After a failure the whole upload is repeated, here and not in the transport: a session that has received
 * some bytes cannot take the same PUT again. A new session with the content from its start is always right.
 */

import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { hasErrorCode } from '../http/body.ts';
import { NetworkError } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { isRetried, Refused } from '../http/retry.ts';
import { transferTime } from '../limits.ts';
import type { Repository } from '../oci/reference.ts';
import { declared, pieces, startContent } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { declaredDigest } from './manifests.ts';
import type { BlobName, BlobSource, PutBlob } from './repository.ts';
import {
  mountBlob,
  nextLocation,
  startUpload,
  type UploadSession,
  withDigest,
} from './upload-session.ts';
import { confirmDigest, writeError } from './write-error.ts';

const attempts = 5;

export interface UploadStart {
  /** a repository to mount the blob from */
  readonly from?: Repository | undefined;
  /** an upload that was opened already */
  readonly session?: Promise<UploadSession> | undefined;
}

/** Throws E_DIGEST if `source`, or the registry, has other bytes than `blob` says. */
export async function putBlob(
  endpoint: Endpoint,
  blob: BlobName,
  source: BlobSource,
  { pause }: Pausing,
  { from, session: opened }: UploadStart = {},
): Promise<PutBlob> {
  const mounted = from && (await mountBlob(endpoint, blob, from));
  if (mounted === 'mounted') return mounted;
  let session = mounted ?? (await opened);
  let put = putWhole;
  for (let attempt = 1; ; attempt += 1) {
    const { content, discard } = await startContent(source);
    let answer: HttpResponse | Interruption | Refusal;
    try {
      session ??= await startUpload(endpoint, blob);
      answer = await put(endpoint, session, blob, content).catch(interruptionOf);
    } finally {
      discard();
    }
    session = undefined;
    if (answer instanceof Refusal) {
      // The wait is over, and was bounded by the time of the run: not counted as an attempt.
      attempt -= 1;
    } else if (answer instanceof Interruption || isLost(answer)) {
      if (attempt >= attempts) throw failure(endpoint, answer, blob);
      await pause(attempt);
    } else if (answer.status === 413 && put === putWhole && blob.size > chunkLength) {
      // Not from the start: some registries store only the last chunk (registries.md §2.5).
      put = putChunks;
    } else {
      return assertStored(endpoint, answer, blob);
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
    headers: { 'content-type': 'application/octet-stream' },
    body: () => declared(blob, content()),
    timeout: transferTime(blob.size),
    once: true,
  });
}

async function assertStored(
  endpoint: Endpoint,
  answer: HttpResponse,
  blob: BlobName,
): Promise<'uploaded' | 'taken'> {
  const { digest, size } = blob;
  if (answer.status === 201 || answer.status === 204) {
    confirmDigest(endpoint, answer, digest, { digest });
    return declaredDigest(answer) === undefined ? 'taken' : 'uploaded';
  }
  throw await writeError(endpoint, answer, { digest }, `a blob of ${size} bytes`);
}

/** A failure after which another upload may succeed. */
class Interruption {
  readonly error: TrustError;

  constructor(error: TrustError) {
    this.error = error;
  }
}

const passing = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'E_STALE', 'E_CUT_SHORT']);

/** The registry refused the upload, and the wait is over. */
class Refusal {}

/** Rethrows errors that another upload would not fix. */
function interruptionOf(error: unknown): Interruption | Refusal {
  if (!isTrustError(error, 'E_NET', 'E_RATE')) throw error;
  if (error.cause instanceof Refused) return new Refusal();
  const wire = error.cause instanceof NetworkError ? error.cause.wire : '';
  if (!passing.has(wire) && !isRetried(error.details.status ?? 0)) throw error;
  return new Interruption(error);
}

/** The session is gone, or in an unexpected state (fault 34). */
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
/** Bytes. ECR takes 5 to 10 MiB; limits for whole blobs are 20 MB or more (registries.md §2.5, §4). */
const chunkLength = 8 * MiB;
/** Bytes. The registry demands a length, and a chunk is in memory. */
const longestChunk = 64 * MiB;

/** Resolves to the last answer: 201, or the first refusal. */
async function putChunks(
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
  for await (const piece of pieces(blob, content(), length)) {
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
    // ECR answers the last chunk with 201, and refuses the PUT (registries.md §2.5).
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
