/** From a registry's refusal to an error in words that help. */

import type { IncomingHttpHeaders } from 'node:http';
import { type ErrorCode, type ErrorDetails, TrustError } from '../error.ts';
import { bracketedMessage } from '../http/error-body.ts';
import { printable } from '../http/failure.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { vendorOf } from '../oci/vendors.ts';
import { AccessRefused } from './access-refused.ts';

/** A refusal: any status that the caller has no use for. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  readonly body: Uint8Array;
}

/** What was asked for, and how. */
export interface Asked {
  readonly repository: Repository;
  readonly origin: URL;
  /** whether credentials went along */
  readonly authenticated: boolean;
  readonly digest?: string;
  readonly tag?: string;
}

export function registryError(answer: Answer, asked: Asked): TrustError {
  const { status, url } = answer;
  const because = bracketedMessage(answer);
  const name = formatRepository(asked.repository);
  const details: ErrorDetails = {
    ...printable(url, answer),
    repository: asked.repository.path,
    ...(asked.digest === undefined ? {} : { digest: asked.digest }),
    ...(asked.tag === undefined ? {} : { tag: asked.tag }),
  };
  const error = (code: ErrorCode, text: string) =>
    new TrustError(code, `${name}: ${text}`, details);

  // A storage host's or login page's refusal says nothing about our rights on the registry (threat 108).
  if (url.origin !== asked.origin.origin) {
    return error(
      'E_NET',
      `the registry sent us to ${url.host}, which answered ${status}${because}`,
    );
  }
  switch (status) {
    case 401:
    case 403:
      return new AccessRefused(
        `${name}: ${status}${because}: ${authenticationAdvice(asked)}`,
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

/** Registries answer alike in all three cases, so as not to tell strangers what exists (fault 14). */
function authenticationAdvice({ authenticated, repository }: Asked): string {
  const readings = 'there is no such repository, or this access is not permitted';
  return authenticated
    ? `${readings}, or the credentials are not valid; log in to ${repository.registry} again, or log out to read anonymously`
    : `${readings}, or it needs a login to ${repository.registry}; no credentials were sent`;
}

/** For anonymous access to a registry that limits pulls (fault 2). */
export function rateAdvice({ authenticated, repository: { registry } }: Asked): string {
  const { limitsPulls } = vendorOf(registry);
  if (limitsPulls === undefined || authenticated) return '';
  return `; this access to ${limitsPulls.as} is anonymous and shares the limit of this IP address: log in to ${registry} for a limit of your own`;
}
