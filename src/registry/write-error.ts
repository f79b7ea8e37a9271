/** Errors for pushes that a registry refused. */

import { TrustError } from '../error.ts';
import { bracketedMessage, hasErrorCode } from '../http/body.ts';
import { errorDetails } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { vendorOf } from '../oci/vendors.ts';
import type { Endpoint, Subject } from './endpoint.ts';
import { declaredDigest } from './manifests.ts';

/** @param what `a blob of 1234 bytes`, for a refusal because of its size (fault 36) */
export async function writeError(
  endpoint: Endpoint,
  answer: HttpResponse,
  subject: Subject,
  what = 'it',
): Promise<TrustError> {
  const { status, url, body } = answer;
  // A refusal of a storage host says nothing about our rights on the registry.
  if (url.origin !== endpoint.origin.origin) return endpoint.error(answer, subject);
  const name = formatRepository(endpoint.name);
  const said = bracketedMessage(answer);
  const details = endpoint.where(subject, errorDetails(url, answer));
  if (status === 401 || status === 403) {
    const advice = (await endpoint.isAnonymous())
      ? `no credentials were sent; log in to ${endpoint.name.registry}`
      : 'these credentials may not push there, or are not valid any more';
    return new TrustError('E_AUTH', `${name}: ${status}${said}: ${advice}`, details);
  }
  if (status === 404) {
    const message = `${name} does not exist${said}; ${howToCreate(endpoint.name)}`;
    return new TrustError('E_NOTFOUND', message, details);
  }
  if (status === 413 || hasErrorCode(body, 'SIZE_INVALID')) {
    const message = `${name}: ${what} is more than this registry accepts${said}`;
    return new TrustError('E_LIMIT', message, details);
  }
  if (hasErrorCode(body, 'DIGEST_INVALID')) {
    const message = `${name}: the registry received other bytes than were sent${said}`;
    return new TrustError('E_DIGEST', message, details);
  }
  return endpoint.error(answer, subject);
}

/** Throws E_DIGEST if the registry names another digest. The header is optional. */
export function confirmDigest(
  endpoint: Endpoint,
  answer: HttpResponse,
  expected: Digest,
  subject: Subject,
): void {
  const declared = declaredDigest(answer);
  if (declared === undefined || declared === expected) return;
  const message = `${answer.url.host} stored ${expected} as ${declared}`;
  throw new TrustError('E_DIGEST', message, endpoint.where(subject));
}

function howToCreate({ registry, path }: Repository): string {
  const command = vendorOf(registry).createRepository?.(registry, path);
  return command === undefined ? 'create it on the registry first' : `create it first: ${command}`;
}
