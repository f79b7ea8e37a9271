/** Serves blobs: whole, in ranges, or by redirect (distribution-spec, "Pulling blobs"). */

import type { Digest } from '../../src/oci/digest.ts';
import type { Reply, Request } from '../http/message.ts';
import { type Call, digestFrom, digestHeader, existing } from './call.ts';
import { Problem } from './problem.ts';

export function getBlob(call: Call): Reply {
  const toStorage = (digest: Digest): Reply => ({
    status: 307,
    headers: { location: call.storage.sign(call.name, digest) },
  });
  if (call.settings.redirectBlobs === 'always') return toStorage(digestFrom(call.reference));
  const { digest, bytes } = find(call);
  if (call.settings.redirectBlobs) return toStorage(digest);
  return part(call.request, bytes, digestHeader(call, digest));
}

export function headBlob(call: Call): Reply {
  if (call.settings.headBlobs === '401' && call.identity.user === undefined) {
    throw new Problem(401, 'UNAUTHORIZED', 'anonymous HEAD of a blob');
  }
  const { digest, bytes } = find(call);
  return whole(bytes, digestHeader(call, digest));
}

export function deleteBlob(call: Call): Reply {
  const { digest } = find(call);
  existing(call).blobs.delete(digest);
  return { status: 202 };
}

function find(call: Call) {
  const digest = digestFrom(call.reference);
  const bytes = existing(call).blobs.get(digest);
  if (bytes === undefined) throw new Problem(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
  return { digest, bytes };
}

const common = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };

function whole(bytes: Uint8Array, headers: Record<string, string>): Reply {
  return { status: 200, headers: { ...common, ...headers }, body: bytes };
}

/** Honours a single byte range (RFC 9110 §14); anything else is answered whole. */
export function part(
  { headers: { range = '' } }: Request,
  bytes: Uint8Array,
  headers: Record<string, string>,
): Reply {
  const size = bytes.length;
  const [, from, to] = /^bytes=([0-9]*)-([0-9]*)$/.exec(range) ?? [];
  if (from === undefined || to === undefined || from + to === '') return whole(bytes, headers);
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last) {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } };
  }
  const contentRange = { 'content-range': `bytes ${first}-${last}/${size}` };
  return {
    status: 206,
    headers: { ...common, ...headers, ...contentRange },
    body: bytes.subarray(first, last + 1),
  };
}
