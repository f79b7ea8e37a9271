/** Errors for answers of a registry: the kinds that callers distinguish, and their messages. */

import { defined } from '../defined.ts';
import { type ErrorCode, type ErrorDetails, TrustError } from '../error.ts';
import { bracketedMessage } from '../http/body.ts';
import { errorDetails } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { vendorOf } from '../oci/vendors.ts';

/** What was requested, and with which credentials. */
export interface RequestContext {
  readonly repository: Repository;
  readonly origin: URL;
  /** whether credentials were sent */
  readonly authenticated: boolean;
  readonly digest?: string;
  readonly tag?: string;
}

export function registryError(answer: HttpResponse, context: RequestContext): TrustError {
  const { status, url } = answer;
  const because = bracketedMessage(answer);
  const name = formatRepository(context.repository);
  const details: ErrorDetails = {
    ...errorDetails(url, answer),
    repository: context.repository.path,
    ...defined({ digest: context.digest, tag: context.tag }),
  };
  const error = (code: ErrorCode, text: string) =>
    new TrustError(code, `${name}: ${text}`, details);

  // A refusal of a storage host or a login page says nothing about our rights on the registry (threat 108).
  if (url.origin !== context.origin.origin) {
    return error(
      'E_NET',
      `the registry redirected to ${url.host}, which answered ${status}${because}`,
    );
  }
  switch (status) {
    case 401:
    case 403:
      return new AccessRefused(
        `${name}: ${status}${because}: ${authenticationAdvice(context)}`,
        details,
      );
    case 404:
      return error('E_NOTFOUND', `not found${because}`);
    case 413:
      return error('E_LIMIT', `too large for this registry${because}`);
    default:
      return error('E_NET', `unexpected status ${status}${because}`);
  }
}

/** Registries answer the same in all three cases, in order to hide what exists (fault 14). */
function authenticationAdvice({ authenticated, repository }: RequestContext): string {
  const readings = 'there is no such repository, or this access is not permitted';
  return authenticated
    ? `${readings}, or the credentials are not valid; log in to ${repository.registry} again, or log out to read anonymously`
    : `${readings}, or it needs a login to ${repository.registry}; no credentials were sent`;
}

/** For anonymous access to a registry that limits pulls (fault 2). */
export function rateAdvice({ authenticated, repository: { registry } }: RequestContext): string {
  const { limitsPulls } = vendorOf(registry);
  if (limitsPulls === undefined || authenticated) return '';
  return `; this access to ${limitsPulls.as} is anonymous and shares the limit of this IP address: log in to ${registry} for a limit of your own`;
}

/**
 * 401 or 403 by the registry itself. Registries answer this also for what does not exist, in order to hide
 * what does (fault 14). A reader takes it as an error. A writer continues: the first push may create it.
 */
export class AccessRefused extends TrustError {
  constructor(message: string, details: ErrorDetails) {
    super('E_AUTH', message, details);
  }
}

/** Also for an error with such a cause. */
export function isAccessRefused(error: unknown): boolean {
  if (error instanceof AccessRefused) return true;
  return error instanceof TrustError && error.code === 'E_AUTH' && isAccessRefused(error.cause);
}

export class TooMany extends TrustError {
  constructor(message: string, details: ErrorDetails = {}) {
    super('E_LIMIT', message, details);
  }
}

/** A blob ended too early: bytes were lost on the way, and may come with another read, or were never stored. */
export class ShortBlob extends TrustError {}
