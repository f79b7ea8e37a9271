/** Which failed requests are sent again, how often, and after what wait (fault 1; threats-and-faults.md, B1). */

import type { IncomingHttpHeaders } from 'node:http';
import { TrustError } from '../error.ts';
import { bracketedMessage } from './body.ts';
import { errorDetails, NetworkError } from './failure.ts';
import type { HttpRequest, HttpResponse } from './request.ts';

/** A request with `once` was refused, and the wait is over. */
export class Refused extends TrustError {}

/** Milliseconds. */
const firstWait = 500;
const longestWait = 20_000;

export interface RetryContext {
  readonly now: () => number;
  /** 0 <= x < 1 */
  readonly random: () => number;
  /** end of the run, by `now` */
  readonly deadline: number;
  /** waits before the request is sent again */
  readonly wait: (request: HttpRequest, wait: Wait) => Promise<void>;
}

export interface Wait {
  readonly ms: number;
  readonly why: string;
  /** the host to which no other request may be sent during the wait; undefined: others continue */
  readonly host?: string | undefined;
}

/**
 * Calls `attempt` until it gives an answer that is not retried. Throws E_RATE for a 429 and E_NET for the rest
 * when the attempts are used up, or when the wait would outlast the run. A request that is not idempotent
 * has one attempt, and more after a refusal.
 */
export async function retrying<T extends HttpResponse>(
  request: HttpRequest,
  context: RetryContext,
  attempt: () => Promise<T>,
): Promise<T> {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const idempotent = request.idempotent ?? reads;
  for (let tries = 1; ; tries++) {
    const result = await attempt().catch(failureOfError);
    if (isAnswer(result) && !isRetried(result.status)) return result;
    const failed = isAnswer(result) ? failureOfAnswer(request, result, context.now()) : result;
    const { error, refused = false, host } = failed;
    const givenUp = error instanceof NetworkError && (request.givesUp?.(error.wire) ?? false);
    const again = (idempotent || refused) && !givenUp;
    if (!again || tries >= failed.attempts) throw after(tries, error);
    const ms = waitFor(failed, tries, context);
    await context.wait(request, { ms, why: error.message, host });
    if (request.once && refused) throw new Refused(error.code, error.message, error.details);
  }
}

function isAnswer<T extends HttpResponse>(result: T | FailedAttempt): result is T {
  return 'status' in result;
}

function waitFor(
  { error, retryAfterMs, atOnce }: FailedAttempt,
  tries: number,
  context: RetryContext,
): number {
  if (atOnce) return 0;
  const ceiling = Math.min(longestWait, firstWait * 2 ** (tries - 1));
  // With "Retry-After: 0" the jitter still applies.
  const wait = retryAfterMs || context.random() * ceiling;
  const left = Math.max(0, context.deadline - context.now());
  if (wait < left) return wait;
  const why = retryAfterMs
    ? `it asks to wait ${seconds(retryAfterMs)}, and the run has ${seconds(left)} left`
    : 'the run has no time left for another try';
  throw new TrustError(error.code, `${error.message}; ${why}`, error.details);
}

function after(tries: number, error: TrustError): TrustError {
  if (tries === 1) return error;
  return new TrustError(error.code, `${error.message} (${tries} tries)`, error.details);
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}

/** Attempts of one request, the first included. A request that is refused has no limit but the run's time. */
const attempts = 5;
/** Few, because each attempt may count against the quota. */
const quotaAttempts = 2;
/** Other codes are not retried: TLS, a refused connection, a broken protocol. */
const attemptsByCode: Readonly<Record<string, number>> = {
  ECONNRESET: attempts,
  E_STALE: attempts,
  EPIPE: attempts,
  ETIMEDOUT: attempts,
  EAI_AGAIN: attempts,
  ENOTFOUND: 2,
  // The wait was long already; a slow cache has the blob by then.
  E_SILENT: 2,
  E_CUT_SHORT: 2,
  E_EXCESS: 2,
};
/** Not 501, which means that the feature is missing (fault 4). */
const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 522]);

/** An attempt that failed, and what follows from it. */
interface FailedAttempt {
  /** what to throw if there is no further attempt */
  readonly error: TrustError;
  readonly attempts: number;
  /** the server did not process the request: it is safe to send again */
  readonly refused?: boolean;
  /** as the server asked, in milliseconds */
  readonly retryAfterMs?: number | undefined;
  /** see Wait.host */
  readonly host?: string | undefined;
  /** retry without a wait: an idle connection was closed */
  readonly atOnce?: boolean;
}

export function isRetried(status: number): boolean {
  return retriedStatuses.has(status);
}

/** Rethrows anything but a failure of the network. */
function failureOfError(error: unknown): FailedAttempt {
  if (!(error instanceof NetworkError)) throw error;
  const { wire } = error;
  return { error, attempts: attemptsByCode[wire] ?? 1, atOnce: wire === 'E_STALE' };
}

/** @param now milliseconds since the epoch */
function failureOfAnswer(request: HttpRequest, answer: HttpResponse, now: number): FailedAttempt {
  const { status, headers, url } = answer;
  const retryAfterMs = retryAfter(headers, now);
  const because = (code: 'E_NET' | 'E_RATE', why: string, advice = '') =>
    new TrustError(code, `${why}${bracketedMessage(answer)}${advice}`, errorDetails(url, answer));
  // Retry-After is about the host, so all requests to it wait.
  const host = retryAfterMs ? url.host : undefined;
  if (status !== 429) {
    const error = because('E_NET', `${url.host} answered ${status}`);
    if (status === 503 && retryAfterMs !== undefined) {
      return { error, attempts: Number.POSITIVE_INFINITY, refused: true, retryAfterMs, host };
    }
    return { error, attempts, retryAfterMs, host };
  }
  if (!isQuota(headers, answer.body)) {
    const error = because('E_RATE', `${url.host} answered 429, too many requests`);
    return { error, attempts: Number.POSITIVE_INFINITY, refused: true, retryAfterMs, host };
  }
  const anonymous = request.headers?.['authorization'] === undefined;
  const advice = anonymous
    ? 'log in for a larger one'
    : 'use an account with a larger one, or wait';
  const error = because('E_RATE', `the pull quota of ${url.host} is used up`, `; ${advice}`);
  return { error, attempts: quotaAttempts, retryAfterMs, host: url.host };
}

/** A quota for hours, as Docker Hub has, and not a limit for seconds (registries.md §4.1; fault 2). */
function isQuota(headers: IncomingHttpHeaders, body: Uint8Array): boolean {
  if (/^0(?:;|$)/.test(String(headers['ratelimit-remaining'] ?? ''))) return true;
  return /pull rate limit|increase-rate-limit/i.test(Buffer.from(body).toString('latin1'));
}

/**
 * Retry-After (RFC 9110 §10.2.3) in milliseconds; undefined where it is absent or malformed. A date is
 * compared with the server's own `Date` where there is one: our clock may be wrong (fault 39).
 *
 * @param now milliseconds since the epoch
 */
export function retryAfter(headers: IncomingHttpHeaders, now: number): number | undefined {
  const value = headers['retry-after'] ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = httpDate(value);
  return at === undefined ? undefined : Math.max(0, at - (httpDate(headers.date ?? '') ?? now));
}

/** The one form that servers must send; Date.parse accepts many more. */
function httpDate(text: string): number | undefined {
  const form = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  const time = form.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
