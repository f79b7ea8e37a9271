/** Upload sessions: how one is opened, and where it goes on (distribution-spec, "Pushing blobs"). */

import { pullScope } from '../auth/scope.ts';
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

/** `subject`: what errors are about, if it is known yet. */
export async function startUpload(
  endpoint: Endpoint,
  subject: Partial<Pick<BlobName, 'digest'>>,
): Promise<UploadSession> {
  const answer = await endpoint.write(post(endpoint.url('blobs/uploads/')));
  if (answer.status !== 202) throw await writeError(endpoint, answer, subject);
  return sessionOf(endpoint, answer);
}

/**
 * Takes the blob over from another repository of the registry. A registry that will not may have opened
 * a session instead, which is then the one to use; undefined if there is none. A mount saves an upload and
 * is never needed, so no failure of it counts; what a registry claims to have mounted is looked for later.
 */
export async function mountBlob(
  endpoint: Endpoint,
  { digest }: BlobName,
  from: Repository,
): Promise<'mounted' | UploadSession | undefined> {
  // Whoever may read there must be who writes here (threat 113).
  if (!(await endpoint.sharesCredentials(from))) return undefined;
  const url = endpoint.url('blobs/uploads/');
  url.searchParams.set('mount', parseDigest(digest));
  url.searchParams.set('from', from.path);
  try {
    // Once: what fails is not worth waiting for.
    const answer = await endpoint.write({ ...post(url), idempotent: false }, [
      pullScope(from.path),
    ]);
    if (answer.status === 202) return sessionOf(endpoint, answer);
    return answer.status === 201 && isAbout(answer, digest) ? 'mounted' : undefined;
  } catch (error) {
    // No token for both repositories does not mean that there is none for this one (ORAS#1892).
    if (isTrustError(error, 'E_AUTH', 'E_NET')) return undefined;
    throw error;
  }
}

/** Neither header need be there, and none may name another blob. */
function isAbout(answer: HttpResponse, digest: Digest): boolean {
  const declared = declaredDigest(answer);
  const [, located] = /\/blobs\/([^/?]+)(?:\?|$)/.exec(answer.headers.location ?? '') ?? [];
  return [declared, located].every((named) => named === undefined || isSame(named, digest));
}

function isSame(named: string, digest: Digest): boolean {
  return named === digest || named === encodeURIComponent(digest);
}

/** Sent again, it opens a second session, and the first one expires. */
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
  const message = `${url.host} goes on with an upload without saying where`;
  throw new TrustError('E_NET', message, endpoint.where({}));
}

/** As text: a URL's own parameters would be written anew, and what was signed must stay as it is. */
export function withDigest(session: URL, digest: Digest): URL {
  const url = new URL(session);
  url.search += `${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(parseDigest(digest))}`;
  return url;
}

/**
 * An upload is opened and left to expire, as go-containerregistry does: registries say in no other way
 * whether they would take one, and to end it takes the right to delete (distribution, "Token Scope"). Throws
 * E_AUTH, E_NOTFOUND where repositories are to be made first, or what the registry's failure is.
 */
export async function assertPushable(endpoint: Endpoint): Promise<void> {
  await startUpload(endpoint, {});
}
