/** Reads answers of GitHub's REST API: issues, and the meaning of errors. */

import type { KnownIssue } from '../drift/issues.ts';
import { TrustError } from '../error.ts';
import { errorDetails } from '../http/failure.ts';
import type { HttpResponse } from '../http/request.ts';
import { isObject, type JsonObject, type JsonValue, parseDocument } from '../oci/json.ts';
import { quote } from '../oci/shape.ts';

/**
 * Secondary rate limits also answer with 403 (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
 */
export function limited(answer: HttpResponse): boolean {
  const { status, headers } = answer;
  if (status !== 403 && status !== 429) return false;
  const isSaid = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  return isSaid || isSecondary(answer);
}

/** For bursts of writes; often only the message says so. */
function isSecondary(answer: HttpResponse): boolean {
  return /secondary rate limit/i.test(saidIn(answer));
}

export function refusal(answer: HttpResponse, what: string): TrustError {
  const { status, url } = answer;
  const said = `${url.host} answered ${status} for ${what}${saidIn(answer)}`;
  if (limited(answer)) {
    return new TrustError(
      'E_RATE',
      `${url.host} ${isSecondary(answer) ? 'has a secondary rate limit for writes' : 'limits requests'}: ${said}`,
      errorDetails(url, answer),
    );
  }
  const advice: Readonly<Record<number, string>> = {
    401: 'is github-token still valid?',
    403: 'the job needs the permission issues: write',
    404: 'the token sees no such repository; the job needs the permission issues: write',
    410: 'issues are disabled in this repository; issues: false turns this off',
  };
  const next = advice[status] === undefined ? '' : ` (${advice[status]})`;
  const code = [401, 403, 404].includes(status) ? 'E_AUTH' : 'E_NET';
  return new TrustError(code, `${said}${next}`, errorDetails(url, answer));
}

function saidIn({ body }: HttpResponse): string {
  try {
    const answer = parseDocument(body);
    return isObject(answer) && typeof answer['message'] === 'string'
      ? `: ${quote(answer['message'])}`
      : '';
  } catch {
    return '';
  }
}

export function unexpected({ url }: HttpResponse, what: string): TrustError {
  return new TrustError('E_NET', `${url.host}: ${what} is not as documented`, errorDetails(url));
}

export function toIssue(value: JsonValue): KnownIssue {
  const issue = object(value, 'an issue');
  const { number, body, user, labels } = issue;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw odd('an issue has no number');
  const author = user === null || user === undefined ? '' : textIn(user, 'login');
  return {
    number,
    state: issue['state'] === 'closed' ? 'closed' : 'open',
    body: typeof body === 'string' ? body : '',
    author,
    labels: Array.isArray(labels) ? labels.flatMap(labelName) : [],
    isPullRequest: issue['pull_request'] !== undefined,
  };
}

/** A string in old answers, an object in all others. */
function labelName(label: JsonValue): string[] {
  if (typeof label === 'string') return [label];
  return isObject(label) && typeof label['name'] === 'string' ? [label['name']] : [];
}

/** A required field of an object. */
export function textIn(value: JsonValue, field: string): string {
  const found = object(value, field)[field];
  return typeof found === 'string' ? found : odd(`there is no ${field}`);
}

function object(value: JsonValue, what: string): JsonObject {
  return isObject(value) ? value : odd(`${what} is not an object`);
}

function odd(why: string): never {
  throw new TrustError('E_NET', `GitHub's API returned an unexpected answer: ${why}`);
}
