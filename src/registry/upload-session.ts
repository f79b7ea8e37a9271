/** Upload sessions: opening, mounting, and the next URL (distribution-spec, "Pushing blobs"). */

import { pullScope } from '../auth/challenge.ts';
import { isTrustError, TrustError } from '../error.ts';
import { resolveTarget } from '../http/address.ts';
import type { HttpRequest, HttpResponse } from '../http/request.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { Endpoint } from './endpoint.ts';
import { declaredDigest } from './manifests.ts';
import type { BlobName } from './repository.ts';
import { writeError } from './write-error.ts';

export interface UploadSession {
  readonly url: URL;
  /** bytes that a chunk must have unless it is the last; 0 if the registry names none */
  readonly minChunk: number;
}

/** @param subject what errors are about, if it is known */
export async function startUpload(
  endpoint: Endpoint,
  subject: Partial<Pick<BlobName, 'digest'>>,
): Promise<UploadSession> {
  const answer = await endpoint.write(post(endpoint.url('blobs/uploads/')));
  if (answer.status !== 202) throw await writeError(endpoint, answer, subject);
  return sessionOf(endpoint, answer);
}

/**
 * Mounts the blob from another repository of the registry. A registry that does not mount may open a session
 * instead, which is returned; undefined: neither. Errors are ignored, because an upload is always possible.
 * A mount that did not happen is noticed later.
 */
export async function mountBlob(
  endpoint: Endpoint,
  { digest }: BlobName,
  from: Repository,
): Promise<'mounted' | UploadSession | undefined> {
  // Reading there and writing here must be one user (threat 113).
  if (!(await endpoint.sharesCredentials(from))) return undefined;
  const url = endpoint.url('blobs/uploads/');
  url.searchParams.set('mount', parseDigest(digest));
  url.searchParams.set('from', from.path);
  try {
    // Without retries: an upload is possible instead.
    const answer = await endpoint.write({ ...post(url), idempotent: false }, [
      pullScope(from.path),
    ]);
    if (answer.status === 202) return sessionOf(endpoint, answer);
    return answer.status === 201 && isAbout(answer, digest) ? 'mounted' : undefined;
  } catch (error) {
    // There may be a token for this repository alone (ORAS#1892).
    if (isTrustError(error, 'E_AUTH', 'E_NET')) return undefined;
    throw error;
  }
}

/** Whether no header names another blob; both are optional. */
function isAbout(answer: HttpResponse, digest: Digest): boolean {
  const declared = declaredDigest(answer);
  const [, located] = /\/blobs\/([^/?]+)(?:\?|$)/.exec(answer.headers.location ?? '') ?? [];
  return [declared, located].every((named) => named === undefined || isSame(named, digest));
}

function isSame(named: string, digest: Digest): boolean {
  return named === digest || named === encodeURIComponent(digest);
}

/** A retry opens a second session, and the first one expires. */
function post(url: URL): HttpRequest {
  return { method: 'POST', url, body: () => new Uint8Array(), idempotent: true };
}

function sessionOf(endpoint: Endpoint, answer: HttpResponse): UploadSession {
  const declared = String(answer.headers['oci-chunk-min-length'] ?? '');
  return {
    url: nextLocation(endpoint, answer),
    minChunk: /^[0-9]{1,15}$/.test(declared) ? Number(declared) : 0,
  };
}

/** Relative or absolute, with a query to keep, on this host or a public one (threat 111). */
export function nextLocation(endpoint: Endpoint, { headers, url }: HttpResponse): URL {
  const { location } = headers;
  if (location !== undefined) return resolveTarget(url, location, endpoint.insecureHosts);
  const message = `${url.host} continues an upload without a Location`;
  throw new TrustError('E_NET', message, endpoint.where({}));
}

/** Added as text: URLSearchParams would re-encode the other parameters, which may be signed. */
export function withDigest(session: URL, digest: Digest): URL {
  const url = new URL(session);
  url.search += `${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(parseDigest(digest))}`;
  return url;
}

/**
 * Checks the right to push: opens an upload and lets it expire, as go-containerregistry does. There is no
 * other way to ask, and to cancel it takes the right to delete (distribution, "Token Scope"). Throws E_AUTH,
 * or E_NOTFOUND if the repository has to be created first.
 */
export async function assertPushable(endpoint: Endpoint): Promise<void> {
  await startUpload(endpoint, {});
}
