/** Pushes manifests, byte for byte (distribution-spec, "Pushing manifests"). */

import { TrustError } from '../error.ts';
import { bracketedMessage, hasErrorCode } from '../http/body.ts';
import { errorDetails } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { assertDigest, type Digest, digestOf } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import { formatRepository } from '../oci/reference.ts';
import type { Endpoint, Subject } from './endpoint.ts';
import { getManifest, readReference } from './manifests.ts';
import type { StoredManifest } from './repository.ts';
import { MissingContent } from './update-tag.ts';
import { confirmDigest, writeError } from './write-error.ts';

export async function putManifest(
  endpoint: Endpoint,
  reference: Digest | string,
  bytes: Uint8Array,
  mediaType: string,
  ifMatch?: string,
): Promise<boolean> {
  const subject = readReference(reference);
  const digest = subject.digest ?? digestOf(bytes);
  assertDigest(bytes, digest);
  const answer = await put(endpoint, reference, bytes, mediaType, ifMatch);
  if (answer.status === 201 || answer.status === 200) {
    confirmDigest(endpoint, answer, digest, subject);
    return true;
  }
  if (subject.tag !== undefined) {
    if (isImmutable(answer, ifMatch)) {
      await assertHolds(endpoint, subject.tag, digest, answer);
      return true;
    }
    if (answer.status === 412) return false;
  }
  throw await refusal(endpoint, answer, subject, bytes.byteLength);
}

/**
 * Throws E_IMMUTABLE if the tag, which holds `stored`, cannot be moved. A registry says so only when it is
 * written, so the same manifest is written again. That changes nothing, unless another client moved the tag
 * since it was read and the registry ignores If-Match: read it right before.
 */
export async function assertMovable(
  endpoint: Endpoint,
  tag: string,
  { bytes, contentType, etag }: StoredManifest,
): Promise<void> {
  const subject = readReference(tag);
  const { mediaType } = parseManifest(bytes, contentType);
  const answer = await put(endpoint, tag, bytes, mediaType, etag);
  const { status } = answer;
  if (status === 201 || status === 200 || (status === 412 && etag !== undefined)) return;
  if (isImmutable(answer, etag)) throw immutable(endpoint, tag, answer);
  throw await refusal(endpoint, answer, subject, bytes.byteLength);
}

function put(
  endpoint: Endpoint,
  reference: string,
  bytes: Uint8Array,
  mediaType: string,
  ifMatch: string | undefined,
): Promise<HttpResponse> {
  return endpoint.write({
    method: 'PUT',
    url: endpoint.url(`manifests/${reference}`),
    headers: {
      'content-type': mediaType,
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: () => bytes,
    // The same bytes under the same name; after a lost answer, a 412 or "immutable" is checked.
    idempotent: true,
  });
}

/** Some registries say so in the message only (fault 29). */
function isImmutable({ status, body }: HttpResponse, ifMatch: string | undefined): boolean {
  if (status === 409 || (status === 412 && ifMatch === undefined)) return true;
  if (![400, 403, 405, 412].includes(status)) return false;
  const text = Buffer.from(body).toString('latin1');
  return /immutab|already ?exists|overwritten|not allow updating|TAG_INVALID/i.test(text);
}

/** ECR also refuses a manifest to which the tag already points, for example after a lost answer. */
async function assertHolds(endpoint: Endpoint, tag: string, digest: Digest, answer: HttpResponse) {
  const stored = await getManifest(endpoint, tag);
  if (stored?.digest === digest) return;
  throw immutable(endpoint, tag, answer);
}

function immutable(endpoint: Endpoint, tag: string, answer: HttpResponse): TrustError {
  const name = `${formatRepository(endpoint.name)}:${tag}`;
  const advice = tag.startsWith('sha256-')
    ? '; exempt tags that begin with sha256- from immutability: signatures are added under them'
    : '';
  return new TrustError(
    'E_IMMUTABLE',
    `${name} cannot be moved: tags are immutable there${bracketedMessage(answer)}${advice}`,
    endpoint.where({ tag }, errorDetails(answer.url, answer)),
  );
}

const missing = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN', 'MANIFEST_UNKNOWN'];

async function refusal(
  endpoint: Endpoint,
  answer: HttpResponse,
  subject: Subject,
  size: number,
): Promise<TrustError> {
  const { status, url, body } = answer;
  const name = formatRepository(endpoint.name);
  const details = endpoint.where(subject, errorDetails(url, answer));
  if (missing.some((code) => hasErrorCode(body, code))) {
    const message = `${name}: the registry does not find what the manifest names${bracketedMessage(answer)}`;
    return new MissingContent(message, details);
  }
  const error = await writeError(endpoint, answer, subject, `a manifest of ${size} bytes`);
  if (error.code !== 'E_NET' || ![400, 405, 415, 422].includes(status)) return error;
  const message = `${name}: the registry does not accept this manifest: ${status}${bracketedMessage(answer)}`;
  return new TrustError('E_UNSUPPORTED', message, details);
}
