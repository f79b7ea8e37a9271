/** Which failed requests are sent again, how often, and after what wait (fault 1; threats-and-faults.md, B1). */

import type { IncomingHttpHeaders } from 'node:http';
import { TrustError } from '../error.ts';
import { bracketedMessage } from './body.ts';
import { errorDetails, NetworkError } from './failure.ts';
import type { HttpRequest, HttpResponse } from './request.ts';

/** The end of a request that is sent once: it was refused, and what was to be waited for is over. */
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
  /** given if nobody else may ask that host meanwhile either */
  readonly host?: string | undefined;
}

/**
 * Calls `attempt` until it gives an answer that counts; its body matters only where the answer is one to
 * be retried. Throws E_RATE for a 429 and E_NET for the rest when the attempts are used up, or when the
 * wait would not fit into the run; what is not idempotent has one attempt, and more after a refusal.
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
  { error, asked, atOnce }: FailedAttempt,
  tries: number,
  context: RetryContext,
): number {
  if (atOnce) return 0;
  const ceiling = Math.min(longestWait, firstWait * 2 ** (tries - 1));
  // "Retry-After: 0" does not mean five tries in a row.
  const wait = asked || context.random() * ceiling;
  const left = Math.max(0, context.deadline - context.now());
  if (wait < left) return wait;
  const why = asked
    ? `it asks to wait ${seconds(asked)}, and the run has ${seconds(left)} left`
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

/** Tries of one request, the first included; of one that is refused, as many as the time of the run allows. */
const attempts = 5;
/** Every try may count against the quota that it waits for, so it is outlasted by no number of them. */
const quotaAttempts = 2;
/** A code that is not named is not retried: TLS, a refused connection, a broken protocol. */
const attemptsByCode: Readonly<Record<string, number>> = {
  ECONNRESET: attempts,
  E_STALE: attempts,
  EPIPE: attempts,
  ETIMEDOUT: attempts,
  EAI_AGAIN: attempts,
  ENOTFOUND: 2,
  // Waited for long already; a cache that was slow has it by then.
  E_SILENT: 2,
  E_CUT_SHORT: 2,
  E_EXCESS: 2,
};
/** 501 is not among them: it says that the feature is missing (fault 4). */
const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 522]);

/** Why an attempt did not count. */
export interface FailedAttempt {
  /** what to throw if there is no further attempt */
  readonly error: TrustError;
  readonly attempts: number;
  /** nothing was done about the request, by the server's own word: it is safe to send again, whatever it is */
  readonly refused?: boolean;
  /** milliseconds that the server asked for */
  readonly asked?: number | undefined;
  /** the host that everybody is to leave alone while this request waits */
  readonly host?: string | undefined;
  /** try again without waiting: the connection was at fault, not the server */
  readonly atOnce?: boolean;
}

export function isRetried(status: number): boolean {
  return retriedStatuses.has(status);
}

/** Throws what it is given unless that is a failure of the network. */
export function failureOfError(error: unknown): FailedAttempt {
  if (!(error instanceof NetworkError)) throw error;
  const { wire } = error;
  return { error, attempts: attemptsByCode[wire] ?? 1, atOnce: wire === 'E_STALE' };
}

/** @param now milliseconds since the epoch */
export function failureOfAnswer(
  request: HttpRequest,
  answer: HttpResponse,
  now: number,
): FailedAttempt {
  const { status, headers, url } = answer;
  const asked = retryAfter(headers, now);
  const because = (code: 'E_NET' | 'E_RATE', why: string, advice = '') =>
    new TrustError(code, `${why}${bracketedMessage(answer)}${advice}`, errorDetails(url, answer));
  // Retry-After is about the server, not about this request: nobody asks it meanwhile.
  const host = asked ? url.host : undefined;
  if (status !== 429) {
    const error = because('E_NET', `${url.host} answered ${status}`);
    if (status === 503 && asked !== undefined) {
      return { error, attempts: Number.POSITIVE_INFINITY, refused: true, asked, host };
    }
    return { error, attempts, asked, host };
  }
  if (!isQuota(headers, answer.body)) {
    const error = because('E_RATE', `${url.host} answered 429, too many requests`);
    return { error, attempts: Number.POSITIVE_INFINITY, refused: true, asked, host };
  }
  const anonymous = request.headers?.['authorization'] === undefined;
  const advice = anonymous
    ? 'log in for a larger one'
    : 'use an account with a larger one, or wait';
  const error = because('E_RATE', `the pull quota of ${url.host} is used up`, `; ${advice}`);
  return { error, attempts: quotaAttempts, asked, host: url.host };
}

/** Docker Hub's quota for hours, as against a burst of seconds (registries.md §4.1; fault 2). */
function isQuota(headers: IncomingHttpHeaders, body: Uint8Array): boolean {
  if (/^0(?:;|$)/.test(String(headers['ratelimit-remaining'] ?? ''))) return true;
  return /pull rate limit|increase-rate-limit/i.test(Buffer.from(body).toString('latin1'));
}

/**
 * Milliseconds to wait, or undefined where the header is absent or has neither of its two forms. A date
 * is read by the clock of the server that wrote it, if it tells that too: ours may be wrong (fault 39).
 *
 * @param now milliseconds since the epoch
 */
export function retryAfter(headers: IncomingHttpHeaders, now: number): number | undefined {
  const value = headers['retry-after'] ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = httpDate(value);
  return at === undefined ? undefined : Math.max(0, at - (httpDate(headers.date ?? '') ?? now));
}

/** Only the form that servers must send; Date.parse alone would read nearly anything. */
function httpDate(text: string): number | undefined {
  const form = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  const time = form.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
