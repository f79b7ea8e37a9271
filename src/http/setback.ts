/** What is tried again, and how often (threats-and-faults.md, B1; faults 2 to 7, 11, 12). */

import type { IncomingHttpHeaders } from 'node:http';
import { TrustError } from '../error.ts';
import { bracketedMessage } from './error-body.ts';
import { NetworkError, printable } from './failure.ts';
import type { HttpRequest, HttpResponse } from './request.ts';
import { retryAfter } from './retry-after.ts';

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
export interface Setback {
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
export function setbackOfError(error: unknown): Setback {
  if (!(error instanceof NetworkError)) throw error;
  const { wire } = error;
  return { error, attempts: attemptsByCode[wire] ?? 1, atOnce: wire === 'E_STALE' };
}

/** @param now milliseconds since the epoch */
export function setbackOfAnswer(request: HttpRequest, answer: HttpResponse, now: number): Setback {
  const { status, headers, url } = answer;
  const asked = retryAfter(headers, now);
  const because = (code: 'E_NET' | 'E_RATE', why: string, advice = '') =>
    new TrustError(code, `${why}${bracketedMessage(answer)}${advice}`, printable(url, answer));
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
