/** From a registry's refusal to an error in words that help. */

import type { IncomingHttpHeaders } from 'node:http';
import { type ErrorCode, type ErrorDetails, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { AccessRefused } from './access-refused.ts';
import { printable } from '../http/failure.ts';

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
  const said = registryMessage(answer.body);
  const because = said === undefined ? '' : ` (${said})`;
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

/** Docker Hub counts manifest GETs, those of anonymous users by address, which runners share (fault 2). */
export function rateAdvice({ authenticated, repository }: Asked): string {
  if (repository.registry !== 'docker.io' || authenticated) return '';
  return '; this access to Docker Hub is anonymous, and shares its limit with everybody at this address: log in to docker.io for one of your own';
}

const shown = { errors: 3, characters: 200 };

/**
 * The codes and messages of an error body (distribution-spec, "Error Codes"), or undefined for any other
 * body. Bounded and on one line: the text is the registry's, and ends up in logs (threats 118, 121).
 */
export function registryMessage(body: Uint8Array): string | undefined {
  const texts = registryErrors(body)
    .slice(0, shown.errors)
    .map(({ code, message }) => [code, message].filter((text) => text !== '').join(': '))
    .filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts.join('; ');
}

export function hasErrorCode(body: Uint8Array, code: string): boolean {
  return registryErrors(body).some((error) => error.code === code);
}

function registryErrors(body: Uint8Array): { code: string; message: string }[] {
  if (body.byteLength > limits.errorBody) return [];
  let document: JsonValue;
  try {
    document = parseDocument(body);
  } catch {
    return []; // plain text, HTML, XML: the status has to do
  }
  if (!isObject(document)) return [];
  const { errors, details, message } = document;
  if (Array.isArray(errors)) {
    return errors
      .filter((error) => isObject(error))
      .map((error) => ({ code: line(error['code']), message: line(error['message']) }));
  }
  // Token servers, Docker Hub's among them, answer { "details": "…" }, logs { "message": "…" }.
  return [{ code: '', message: line(details) || line(message) }];
}

/** Without control characters, and without marks that reorder text or hide in it. */
function line(text: JsonValue | undefined): string {
  if (typeof text !== 'string') return '';
  return text
    .slice(0, shown.characters)
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim();
}
