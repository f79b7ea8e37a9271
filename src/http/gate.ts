/** Limits the requests to one host: how many run at a time, how fast they start, and pauses (faults 1, 2, 38). */

import { TrustError } from '../error.ts';
import { abortError } from './failure.ts';
import type { Clock } from './request.ts';

/** Concurrent requests to a host that has not answered 429 (threats-and-faults.md §4). */
const most = 12;

/** Milliseconds between two requests to a host that answers 429 without Retry-After. */
const pace = {
  first: 100,
  /** the slowest limit known is one request a second (ECR Public, anonymous; registries.md §4.3) */
  slowest: 2_000,
  /** below this there is no interval: the number of concurrent requests is the limit */
  fastest: 50,
  /** good answers after which the interval is shortened */
  patience: 8,
  faster: 0.9,
  slower: 1.5,
};

/** The right to run one request. */
export interface Pass {
  /** Ends the request; a second call does nothing. */
  release(): void;
  /** The host answered 429: half as many requests at a time, and slower unless it sent Retry-After. */
  throttled(hasRetryAfter: boolean): void;
}

export class Gate {
  readonly #clock: Clock;
  readonly #deadline: number;
  readonly #queue: (() => void)[] = [];
  #limit = most;
  #inside = 0;
  #closedUntil = 0;
  /** milliseconds from one request to the next; 0: none */
  #interval = 0;
  /** good answers since the interval last changed */
  #smooth = 0;
  /** counts the halvings: a burst of 429s halves the limit once */
  #halvings = 0;
  /** answers other than 429 since the limit last changed */
  #good = 0;

  /** @param deadline end of the run, by the clock */
  constructor(clock: Clock, deadline: number = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#deadline = deadline;
  }

  /**
   * Waits for a free slot, for the end of a pause and for the interval. Rejects when `signal` is aborted,
   * and with E_RATE if the wait would outlast the run.
   */
  async enter(signal: AbortSignal): Promise<Pass> {
    if (signal.aborted) throw abortError(signal);
    if (this.#inside < this.#limit) this.#inside += 1;
    else await this.#turn(signal);
    const pass = this.#pass();
    try {
      await this.#open(signal);
    } catch (error) {
      pass.release();
      throw error;
    }
    return pass;
  }

  /** Holds all requests back for `ms`: Retry-After is about the host, not about one request. */
  pause(ms: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#clock.now() + ms);
  }

  async #open(signal: AbortSignal): Promise<void> {
    for (;;) {
      const left = this.#closedUntil - this.#clock.now();
      if (left <= 0) break;
      if (this.#closedUntil >= this.#deadline) throw tooSlow();
      await pause(this.#clock, left, signal);
    }
    if (this.#interval > 0) this.pause(this.#interval);
  }

  /** Waits in the queue. A request that ends hands its slot to the first in it. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#queue.splice(this.#queue.indexOf(go), 1);
        reject(abortError(signal));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#queue.push(go);
    });
  }

  #pass(): Pass {
    const halvings = this.#halvings;
    let open = true;
    return {
      release: () => {
        if (!open) return;
        open = false;
        // A request that was sent before the last halving says nothing about the new limit.
        if (halvings === this.#halvings) this.#recover();
        this.#inside -= 1;
        this.#admit();
      },
      throttled: (hasRetryAfter) => {
        if (halvings !== this.#halvings) return;
        this.#halvings += 1;
        this.#good = 0;
        this.#limit = Math.max(1, Math.floor(this.#limit / 2));
        if (!hasRetryAfter) this.#slowDown();
      },
    };
  }

  /** Doubles the interval until the host answers at it, then grows it in smaller steps. */
  #slowDown(): void {
    const factor = this.#smooth === 0 ? 2 : pace.slower;
    this.#interval = Math.min(pace.slowest, Math.max(pace.first, this.#interval * factor));
    this.#smooth = 0;
    this.pause(this.#interval);
  }

  #speedUp(): void {
    if (this.#interval === 0) return;
    this.#smooth += 1;
    if (this.#smooth % pace.patience !== 0) return;
    this.#interval *= pace.faster;
    if (this.#interval < pace.fastest) this.#interval = 0;
  }

  /** Raises the limit by one after as many good answers as the limit. */
  #recover(): void {
    this.#speedUp();
    if (this.#limit === most) return;
    this.#good += 1;
    if (this.#good < this.#limit) return;
    this.#good = 0;
    this.#limit += 1;
  }

  #admit(): void {
    while (this.#inside < this.#limit) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#inside += 1;
      next();
    }
  }
}

function tooSlow(): TrustError {
  return new TrustError(
    'E_RATE',
    'it answers 429, too many requests, and the run has no time left to send requests as slowly as it requires',
  );
}

/** Sleeps; rejects with the reason of the abort if the run ends first. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throw signal.aborted ? abortError(signal) : error;
  }
  if (signal.aborted) throw abortError(signal);
}
