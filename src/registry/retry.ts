/** What is tried again, how often, and after how long (threats-and-faults.md, B1; faults 1 to 7, 11, 12). */

import type { IncomingHttpHeaders } from 'node:http';
import { TrustError } from '../error.ts';
import { NetworkError, printable } from './failure.ts';
import type { HttpRequest } from './http.ts';

/** Milliseconds. */
const firstWait = 500;
const longestWait = 20_000;

const attempts = 5;
/** Every try may count against the quota it waits for. */
const quotaAttempts = 2;
/** A code that is not named is not retried: TLS, a refused connection, a broken protocol. */
const attemptsByCode: Readonly<Record<string, number>> = {
  ECONNRESET: attempts,
  E_STALE: attempts,
  EPIPE: attempts,
  ETIMEDOUT: attempts,
  EAI_AGAIN: attempts,
  ENOTFOUND: 2,
  E_CUT_SHORT: 2,
};
/** 501 is not among them: it says that the feature is missing (fault 4). */
const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 522]);

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** where it came from, after redirects */
  readonly url: URL;
}

/** An answer together with its body, as far as it was read. */
export interface Attempted extends Answer {
  readonly body: Uint8Array;
}

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
  /** given if nobody else may ask that host meanwhile either */
  readonly host?: string | undefined;
}

/** Why an attempt did not count. */
interface Setback {
  readonly error: TrustError;
  readonly attempts: number;
  /** milliseconds that the server asked for */
  readonly asked?: number | undefined;
  /** the host that everybody should leave alone for that time */
  readonly host?: string | undefined;
  /** try again without waiting: the connection was at fault, not the server */
  readonly atOnce?: boolean;
}

export function isRetried(status: number): boolean {
  return retriedStatuses.has(status);
}

/**
 * Calls `attempt` until it gives an answer that counts. Throws E_RATE for a 429 and E_NET for the rest
 * when the attempts are used up, or when the wait would not fit into the run.
 */
export async function retrying<T extends Attempted>(
  request: HttpRequest,
  context: RetryContext,
  attempt: () => Promise<T>,
): Promise<T> {
  const idempotent = request.idempotent ?? (request.method === 'GET' || request.method === 'HEAD');
  for (let tries = 1; ; tries++) {
    const result = await attempt().catch(setbackOfError);
    if (isAnswer(result) && !isRetried(result.status)) return result;
    const setback = isAnswer(result) ? setbackOfAnswer(request, result, context.now()) : result;
    if (!idempotent || tries >= setback.attempts) throw after(tries, setback.error);
    const ms = waitFor(setback, tries, context);
    await context.wait(request, { ms, why: setback.error.message, host: setback.host });
  }
}

function isAnswer<T extends Attempted>(result: T | Setback): result is T {
  return 'status' in result;
}

/** Full jitter, or what the server asked for; throws if that outlasts the run (fault 1). */
function waitFor({ error, asked, atOnce }: Setback, tries: number, context: RetryContext): number {
  if (atOnce) return 0;
  const ceiling = Math.min(longestWait, firstWait * 2 ** (tries - 1));
  const wait = asked || context.random() * ceiling;
  const left = Math.max(0, context.deadline - context.now());
  if (wait < left) return wait;
  const why = asked
    ? `it asks to wait ${seconds(asked)}, and the run has ${seconds(left)} left`
    : 'the run has no time left for another try';
  throw new TrustError(error.code, `${error.message}; ${why}`, error.details);
}

function setbackOfError(error: unknown): Setback {
  if (!(error instanceof NetworkError)) throw error;
  return {
    error,
    attempts: attemptsByCode[error.wire] ?? 1,
    atOnce: error.wire === 'E_STALE',
  };
}

function setbackOfAnswer(request: HttpRequest, answer: Attempted, now: number): Setback {
  const { status, headers, url } = answer;
  const details = printable(url, answer);
  const asked = retryAfter(headers, now);
  if (status !== 429) {
    const error = new TrustError('E_NET', `${url.host} answered ${status}`, details);
    // Retry-After on a 503 is about the server, not about this request.
    return { error, attempts, asked, host: asked === undefined ? undefined : url.host };
  }
  if (!isQuota(answer)) {
    const error = new TrustError('E_RATE', `${url.host} answered 429, too many requests`, details);
    return { error, attempts, asked, host: url.host };
  }
  const advice =
    request.headers?.['authorization'] === undefined
      ? 'log in for a larger one'
      : 'use an account with a larger one, or wait';
  const error = new TrustError(
    'E_RATE',
    `the pull quota of ${url.host} is used up; ${advice}`,
    details,
  );
  return { error, attempts: quotaAttempts, asked, host: url.host };
}

/** Docker Hub's quota for hours, as against a burst of seconds (registries.md §4.1; fault 2). */
function isQuota({ headers, body }: Attempted): boolean {
  if (/^0(?:;|$)/.test(String(headers['ratelimit-remaining'] ?? ''))) return true;
  return /pull rate limit|increase-rate-limit/i.test(Buffer.from(body).toString('latin1'));
}

/** Retry-After in milliseconds: seconds, or a date by the server's own clock if it tells it (fault 39). */
export function retryAfter(headers: IncomingHttpHeaders, now: number): number | undefined {
  const value = headers['retry-after'] ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = httpDate(value);
  return at === undefined ? undefined : Math.max(0, at - (httpDate(headers.date ?? '') ?? now));
}

/** Only the form that servers must send; Date.parse alone would read nearly anything. */
function httpDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text))
    return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function after(tries: number, error: TrustError): TrustError {
  if (tries === 1) return error;
  return new TrustError(error.code, `${error.message} (${tries} tries)`, error.details);
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
