/** Trying again, with full jitter or as the server asks, within the time of the run (fault 1). */

import { TrustError } from '../error.ts';
import { NetworkError } from './failure.ts';
import type { HttpRequest, HttpResponse } from './request.ts';
import { isRetried, type Setback, setbackOfAnswer, setbackOfError } from './setback.ts';

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
    const result = await attempt().catch(setbackOfError);
    if (isAnswer(result) && !isRetried(result.status)) return result;
    const setback = isAnswer(result) ? setbackOfAnswer(request, result, context.now()) : result;
    const { error, refused = false, host } = setback;
    const givenUp = error instanceof NetworkError && (request.givesUp?.(error.wire) ?? false);
    const again = (idempotent || refused) && !givenUp;
    if (!again || tries >= setback.attempts) throw after(tries, error);
    const ms = waitFor(setback, tries, context);
    await context.wait(request, { ms, why: error.message, host });
    if (request.once && refused) throw new Refused(error.code, error.message, error.details);
  }
}

function isAnswer<T extends HttpResponse>(result: T | Setback): result is T {
  return 'status' in result;
}

function waitFor({ error, asked, atOnce }: Setback, tries: number, context: RetryContext): number {
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
