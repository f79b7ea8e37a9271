/** Manifests by digest or tag (distribution-spec, "Pulling manifests"). */

import { TrustError } from '../error.ts';
import type { HttpResponse } from '../http/request.ts';
import { limits } from '../limits.ts';
import {
  type Digest,
  type DigestAlgorithm,
  digestAlgorithm,
  digestOf,
  parseDigest,
} from '../oci/digest.ts';
import { manifestTypes } from '../oci/media-type.ts';
import { isTag } from '../oci/reference.ts';
import { contentType, type Endpoint, type Subject } from './endpoint.ts';
import type { ManifestHead, ReadableRepository, StoredManifest } from './repository.ts';

const headers = { accept: manifestTypes.join(', ') };

/** undefined: 404. The bytes hash to `digest`. */
export async function getManifest(
  endpoint: Endpoint,
  reference: Digest | string,
): Promise<StoredManifest | undefined> {
  const subject = readReference(reference);
  const url = endpoint.url(`manifests/${reference}`);
  const answer = await endpoint.request('GET', url, headers, limits.manifest);
  if (answer.status === 404) return undefined;
  await assertManifest(endpoint, answer, subject);
  const type = contentType(answer);
  return {
    bytes: answer.body,
    digest: hashed(endpoint, answer, subject),
    ...(type === undefined ? {} : { contentType: type }),
    ...(isStrong(answer.headers.etag) ? { etag: answer.headers.etag } : {}),
  };
}

/** If-Match compares strongly: a weak entity tag never matches (RFC 9110 §13.1.1). */
function isStrong(etag: string | undefined): etag is string {
  return etag?.startsWith('"') === true;
}

/**
 * A HEAD costs no pull, and nothing is hashed (threat 4). It proves that a manifest is there and never that
 * it is absent: caching proxies answer 404 for manifests that they serve to a GET. So after any other status
 * than 200 a GET decides. undefined: its 404.
 */
export async function headManifest(
  endpoint: Endpoint,
  reference: Digest | string,
): Promise<ManifestHead | undefined> {
  const subject = readReference(reference);
  const url = endpoint.url(`manifests/${reference}`);
  const answer = await endpoint.request('HEAD', url, headers, 0);
  if (answer.status !== 200) return headOf(await getManifest(endpoint, reference));
  await assertManifest(endpoint, answer, subject);
  const type = contentType(answer);
  const digest = declaredDigest(answer);
  const length = answer.headers['content-length'];
  return {
    ...(digest === undefined ? {} : { digest }),
    ...(length !== undefined && /^[0-9]{1,15}$/.test(length) ? { size: Number(length) } : {}),
    ...(type === undefined ? {} : { contentType: type }),
  };
}

/** The status of a HEAD. */
export async function headManifestStatus(endpoint: Endpoint, digest: Digest): Promise<number> {
  const url = endpoint.url(`manifests/${parseDigest(digest)}`);
  return (await endpoint.request('HEAD', url, headers, 0)).status;
}

/**
 * What a tag points to; undefined: there is no such tag. By a HEAD, which costs no pull; some registries
 * leave the digest out of its answer (registries.md §2.4). `algorithm`: the digest must be of this one.
 */
export async function digestOfTag(
  repository: Pick<ReadableRepository, 'manifest' | 'manifestHead'>,
  tag: string,
  algorithm?: DigestAlgorithm,
): Promise<Digest | undefined> {
  const head = await repository.manifestHead(tag);
  if (head === undefined) return undefined;
  const { digest } = head;
  const isWanted = algorithm === undefined || (digest && digestAlgorithm(digest) === algorithm);
  if (digest !== undefined && isWanted) return digest;
  const stored = await repository.manifest(tag);
  return stored && (algorithm === undefined ? stored.digest : digestOf(stored.bytes, algorithm));
}

/** What a HEAD would answer for these bytes. */
export function headOf(stored: StoredManifest | undefined): ManifestHead | undefined {
  if (stored === undefined) return undefined;
  const { digest, bytes, contentType: type } = stored;
  return { digest, size: bytes.byteLength, ...(type === undefined ? {} : { contentType: type }) };
}

/** Checks a tag or digest before it becomes part of a path (threats 6 to 8, 12). */
export function readReference(reference: string): Subject {
  if (reference.includes(':')) return { digest: parseDigest(reference) };
  if (isTag(reference)) return { tag: reference };
  const text = JSON.stringify(reference.slice(0, 200));
  throw new TrustError('E_REF', `${text} is neither a tag nor a digest`);
}

/**
 * The hash of the body. A header with another digest is ignored if the request was by digest. For a tag it
 * is an error: registry and bytes disagree about the tag (threat 3).
 */
function hashed(endpoint: Endpoint, answer: HttpResponse, subject: Subject): Digest {
  const expected = subject.digest ?? declaredDigest(answer);
  if (expected !== undefined) endpoint.assertDigest(answer.body, expected, subject);
  if (subject.digest !== undefined) return subject.digest;
  const known = expected !== undefined && digestAlgorithm(expected) === 'sha256';
  return known ? expected : digestOf(answer.body);
}

/** undefined: the header is missing, empty, or no digest. */
export function declaredDigest({ headers }: HttpResponse): Digest | undefined {
  const declared = headers['docker-content-digest'];
  try {
    return typeof declared === 'string' ? parseDigest(declared) : undefined;
  } catch {
    return undefined;
  }
}

/** The login page of a proxy has status 200 as well (registries.md §4.9). */
async function assertManifest(
  endpoint: Endpoint,
  answer: HttpResponse,
  subject: Subject,
): Promise<void> {
  if (answer.status !== 200) throw await endpoint.error(answer, subject);
  if (contentType(answer) === 'text/html') {
    const message = `${answer.url.host} answered with a web page, not with a manifest`;
    throw new TrustError('E_NET', message, endpoint.where(subject));
  }
}
