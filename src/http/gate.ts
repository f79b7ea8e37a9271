/** One gate for each host: how many requests at a time, how fast, and when none at all (faults 1, 2, 38). */

import { TrustError } from '../error.ts';
import { abortError } from './failure.ts';
import type { Clock } from './request.ts';

/** Requests to one host at a time, until it complains (threats-and-faults.md §4). */
const most = 12;

/** Milliseconds between two requests to a host that has complained without saying how long to wait. */
const pace = {
  first: 100,
  /** the slowest limit known is one request a second (ECR Public, anonymous; registries.md §4.3) */
  slowest: 2_000,
  /** faster than this is no pace: the number of requests at a time bounds it */
  fastest: 50,
  /** so many good answers, and it is tried a little faster */
  patience: 8,
  faster: 0.9,
  slower: 1.5,
};

/** The right to have one request under way. */
export interface Pass {
  /** Gives it back; a second call does nothing. */
  release(): void;
  /** The host answered 429: from now on half as many at a time, and slower unless it `hasRetryAfter` how long to wait. */
  throttled(hasRetryAfter: boolean): void;
}

export class Gate {
  readonly #clock: Clock;
  readonly #deadline: number;
  readonly #queue: (() => void)[] = [];
  #limit = most;
  #inside = 0;
  #closedUntil = 0;
  /** milliseconds from one request to the next; 0: as they come */
  #interval = 0;
  /** good answers since the interval last changed */
  #smooth = 0;
  /** counts the halvings, so that one burst of 429s halves once */
  #halvings = 0;
  /** answers other than 429 since the limit last changed */
  #good = 0;

  /** @param deadline end of the run, by the clock */
  constructor(clock: Clock, deadline: number = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#deadline = deadline;
  }

  /**
   * Waits for a place, for the end of a pause and for its turn at the host's pace. Rejects as soon as
   * `signal` is aborted, and with E_RATE if the turn would come after the end of the run.
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

  /** Nobody enters for `ms`: what one request was hasRetryAfter holds for all. */
  pause(ms: number): void {
    this.#close(ms);
  }

  #close(ms: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#clock.now() + ms);
  }

  async #open(signal: AbortSignal): Promise<void> {
    for (;;) {
      const left = this.#closedUntil - this.#clock.now();
      if (left <= 0) break;
      if (this.#closedUntil >= this.#deadline) throw tooSlow();
      await pause(this.#clock, left, signal);
    }
    if (this.#interval > 0) this.#close(this.#interval);
  }

  /** A place in the queue; whoever leaves hands over the right, so that nobody overtakes. */
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
        // One that was sent before the last halving says nothing about the new pace.
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

  /** By much as long as nothing was answered at this pace, then little by little: that is how a pace is found. */
  #slowDown(): void {
    const factor = this.#smooth === 0 ? 2 : pace.slower;
    this.#interval = Math.min(pace.slowest, Math.max(pace.first, this.#interval * factor));
    this.#smooth = 0;
    this.#close(this.#interval);
  }

  #speedUp(): void {
    if (this.#interval === 0) return;
    this.#smooth += 1;
    if (this.#smooth % pace.patience !== 0) return;
    this.#interval *= pace.faster;
    if (this.#interval < pace.fastest) this.#interval = 0;
  }

  /** One more at a time after as many good answers as may be under way. */
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
    'it answers 429, too many requests, and the run has no time left to ask it as slowly as it wants',
  );
}

/** Sleeps; rejects with the reason of the run's end if that comes first. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throw signal.aborted ? abortError(signal) : error;
  }
  if (signal.aborted) throw abortError(signal);
}
