/** Upload sessions: in one request, streamed or in chunks, and mounts (distribution-spec, "Pushing blobs"). */

import { randomUUID } from 'node:crypto';
import { assertDigest, type Digest } from '../../src/oci/digest.ts';
import type { Reply } from '../http/message.ts';
import { type Call, digestFrom, digestHeader, writable } from './call.ts';
import { Problem } from './problem.ts';

interface Session {
  /** the repository */
  readonly name: string;
  readonly chunks: Uint8Array[];
  size: number;
}

export type Uploads = Map<string, Session>;

export async function startUpload(call: Call): Promise<Reply> {
  const { request, name, settings, uploads } = call;
  const { query } = request;
  writable(call);
  const mount = query.get('mount');
  if (mount !== null) {
    const mounted = mountable(call, digestFrom(mount), query.get('from'));
    if (mounted !== undefined) return created(call, digestFrom(mount), mounted);
  }
  const digest = query.get('digest');
  if (digest !== null && settings.singlePost) {
    return created(call, digestFrom(digest), await request.body());
  }
  const id = randomUUID();
  uploads.set(id, { name, chunks: [], size: 0 });
  const chunk = settings.minChunkBytes;
  return accepted(call, id, 202, chunk > 0 ? { 'oci-chunk-min-length': String(chunk) } : {});
}

export function uploadStatus(call: Call): Reply {
  session(call);
  return accepted(call, call.reference, 204);
}

export async function appendUpload(call: Call): Promise<Reply> {
  await append(call);
  return accepted(call, call.reference, 202);
}

export async function finishUpload(call: Call): Promise<Reply> {
  const digest = digestFrom(call.request.query.get('digest') ?? '');
  await append(call);
  const { chunks } = session(call);
  call.uploads.delete(call.reference);
  return created(call, digest, Buffer.concat(chunks));
}

export function cancelUpload(call: Call): Reply {
  session(call);
  call.uploads.delete(call.reference);
  return { status: 204 };
}

/** Without `from`, any repository that the client may read is a source. */
function mountable(call: Call, digest: Digest, from: string | null): Uint8Array | undefined {
  const { store, identity } = call;
  const sources = from === null ? [...store.repositories.keys()] : [from];
  const source = sources.find(
    (name) => identity.may(name, 'pull') && store.find(name)?.blobs.has(digest),
  );
  return source === undefined ? undefined : store.find(source)?.blobs.get(digest);
}

function session({ uploads, reference, name }: Call): Session {
  const found = uploads.get(reference);
  if (found === undefined || found.name !== name) {
    throw new Problem(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
  }
  return found;
}

async function append(call: Call): Promise<void> {
  const current = session(call);
  const bytes = await call.request.body();
  if (call.request.query.get('_state') !== String(current.size)) {
    throw new Problem(400, 'BLOB_UPLOAD_INVALID', 'not the Location of the last answer');
  }
  const range = call.request.headers['content-range'];
  if (range !== undefined && range !== `${current.size}-${current.size + bytes.length - 1}`) {
    throw new Problem(
      416,
      'BLOB_UPLOAD_INVALID',
      `the next byte is ${current.size}`,
      location(call, call.reference),
    );
  }
  current.chunks.push(bytes);
  current.size += bytes.length;
}

function created(call: Call, digest: Digest, bytes: Uint8Array): Reply {
  try {
    assertDigest(bytes, digest);
  } catch (error) {
    throw new Problem(400, 'DIGEST_INVALID', (error as Error).message);
  }
  writable(call).putBlob(bytes, digest);
  const where = { location: `/v2/${call.name}/blobs/${digest}` };
  return { status: 201, headers: { ...where, ...digestHeader(call, digest) } };
}

function accepted(
  call: Call,
  id: string,
  status: 202 | 204,
  more: Record<string, string> = {},
): Reply {
  const size = call.uploads.get(id)?.size ?? 0;
  // distribution writes an empty session as 0-0, so a client cannot tell it from one byte.
  const range = `0-${Math.max(0, size - 1)}`;
  return { status, headers: { ...location(call, id), range, 'docker-upload-uuid': id, ...more } };
}

/** Relative, and with a query that has to be kept (distribution's `_state`): clients get both wrong. */
function location({ name, uploads }: Call, id: string): Record<string, string> {
  return { location: `/v2/${name}/blobs/uploads/${id}?_state=${uploads.get(id)?.size ?? 0}` };
}
