/** Blobs in pieces (distribution-spec, "Pushing a blob in chunks"), for registries that refuse them whole. */

import { TrustError } from '../error.ts';
import type { HttpResponse } from '../http/request.ts';
import type { Endpoint } from './endpoint.ts';
import { pieces } from './measured.ts';
import { nextLocation, type UploadSession, withDigest } from './upload-session.ts';
import type { BlobName, BlobSource } from './writable.ts';

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
