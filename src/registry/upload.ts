/** Blobs up (distribution-spec, "Pushing blobs"): mount, or POST and one streamed PUT, or chunks. */

import { type Readable, Transform } from 'node:stream';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { resolveTarget } from './address.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpResponse } from './http.ts';
import { pullScope } from './scope.ts';
import type { BlobSource } from './writable.ts';

type Blob = Pick<Descriptor, 'digest' | 'size'>;

/** ECR takes nothing smaller but the last one; others name their own minimum. */
const chunkBytes = 8 * 1024 * 1024;
/** A session can be lost (fault 34); the source is opened anew for each. */
const attempts = 3;

/** Throws TrustError; E_DIGEST if the registry refuses the bytes as not being the digest's. */
export async function putBlob(endpoint: Endpoint, blob: Blob, source: BlobSource): Promise<void> {
  let last: HttpResponse | undefined;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const session = await startUpload(endpoint, blob);
    const answer = await putWhole(endpoint, session, blob, source);
    if (isStored(answer)) return;
    // Some registries take large blobs in pieces only (registries.md §2.5).
    if (answer.status === 413) return putChunks(endpoint, blob, source);
    if (!isLost(answer)) throw await refusal(endpoint, answer, blob);
    last = answer;
  }
  throw await refusal(endpoint, last as HttpResponse, blob);
}

function isStored({ status }: HttpResponse): boolean {
  return status === 201 || status === 204;
}

/** The upload session is gone, or is in another state than we think (fault 34). */
function isLost({ status }: HttpResponse): boolean {
  return status === 404 || status === 416;
}

async function startUpload(endpoint: Endpoint, blob: Blob): Promise<URL> {
  const answer = await endpoint.write(
    { method: 'POST', url: endpoint.url('blobs/uploads/'), body: none, idempotent: true },
    limits.errorBody,
  );
  if (answer.status !== 202) throw await refusal(endpoint, answer, blob);
  return nextLocation(endpoint, answer);
}

const none = () => new Uint8Array();

/** Relative or absolute, with a query to keep, possibly on another host (threat 111). */
function nextLocation(endpoint: Endpoint, { headers, url }: HttpResponse): URL {
  const { location } = headers;
  if (location !== undefined) return resolveTarget(url, location, endpoint.insecureHosts);
  throw new TrustError('E_NET', `${url.host} started an upload without saying where`, {
    host: url.host,
    repository: endpoint.name.path,
  });
}

async function putWhole(
  endpoint: Endpoint,
  session: URL,
  { digest, size }: Blob,
  source: BlobSource,
): Promise<HttpResponse> {
  return endpoint.write(
    {
      method: 'PUT',
      url: withDigest(session, digest),
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
      body: () => source(0),
    },
    limits.errorBody,
  );
}

function withDigest(session: URL, digest: Digest): URL {
  const url = new URL(session);
  url.searchParams.set('digest', parseDigest(digest));
  return url;
}

async function putChunks(endpoint: Endpoint, blob: Blob, source: BlobSource): Promise<void> {
  let session = await startUpload(endpoint, blob);
  for (let start = 0; start < blob.size; start += chunkBytes) {
    const end = Math.min(start + chunkBytes, blob.size);
    const answer = await endpoint.write(
      {
        method: 'PATCH',
        url: session,
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': String(end - start),
          'content-range': `${start}-${end - 1}`,
        },
        body: () => part(source(start), end - start),
      },
      limits.errorBody,
    );
    // ECR answers 201 early (registries.md §2.5).
    if (answer.status === 201 && end === blob.size) return;
    if (answer.status !== 202 && answer.status !== 201) throw await refusal(endpoint, answer, blob);
    session = nextLocation(endpoint, answer);
  }
  const last = await endpoint.write(
    { method: 'PUT', url: withDigest(session, blob.digest), body: none },
    limits.errorBody,
  );
  if (!isStored(last)) throw await refusal(endpoint, last, blob);
}

/** The first `length` bytes; what follows is not read. */
function part(content: Uint8Array | Readable, length: number): Uint8Array | Readable {
  if (content instanceof Uint8Array) return content.subarray(0, length);
  let left = length;
  const cut = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const taken = chunk.subarray(0, left);
      left -= taken.length;
      done(null, taken);
      if (left > 0) return;
      cut.end();
      content.destroy();
    },
  });
  content.on('error', (error) => cut.destroy(error));
  return content.pipe(cut);
}

/** Only with the same credentials (threat 113): both scopes are asked for in one token. */
export async function mountBlob(
  endpoint: Endpoint,
  digest: Digest,
  from: Repository,
): Promise<boolean> {
  const url = endpoint.url('blobs/uploads/');
  url.searchParams.set('mount', parseDigest(digest));
  url.searchParams.set('from', from.path);
  const answer = await endpoint.write(
    { method: 'POST', url, body: none, idempotent: true },
    limits.errorBody,
    [pullScope(from.path)],
  );
  if (answer.status === 201) return true;
  if (answer.status === 202) await cancel(endpoint, answer);
  // A registry that does not know the other repository, or refuses it: then it is uploaded.
  return false;
}

/** A mount that became an upload session is ended, not left lying; whether that works does not matter. */
async function cancel(endpoint: Endpoint, answer: HttpResponse): Promise<void> {
  const url = nextLocation(endpoint, answer);
  await endpoint.write({ method: 'DELETE', url }, limits.errorBody).catch(() => {});
}

export async function hasBlob(endpoint: Endpoint, digest: Digest): Promise<boolean | 'unknown'> {
  const url = endpoint.url(`blobs/${parseDigest(digest)}`);
  const answer = await endpoint.request('HEAD', url, {}, 0);
  if (answer.status === 404) return false;
  if (answer.status === 200) return true;
  // ECR Public answers an anonymous HEAD with 401 although a GET works (registries.md §4.3).
  if (answer.status === 401 || answer.status === 405) return 'unknown';
  throw await endpoint.error(answer, { digest });
}

async function refusal(endpoint: Endpoint, answer: HttpResponse, blob: Blob): Promise<TrustError> {
  if (answer.status !== 404) return endpoint.error(answer, { digest: blob.digest });
  const name = formatRepository(endpoint.name);
  const message = `${name} does not exist on the registry; create it there first`;
  return new TrustError('E_NOTFOUND', message, { repository: endpoint.name.path, status: 404 });
}
