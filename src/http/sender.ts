/** Sends one request through the gate of its host: counted, traced, and within the run's time. */

import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { isTrustError, TrustError } from '../error.ts';
import { deadlines } from '../limits.ts';
import { onEnd } from './body.ts';
import { exchange, type Timeouts } from './exchange.ts';
import { abortError, errorDetails, networkError, printableUrl } from './failure.ts';
import { Gate, type Pass } from './gate.ts';
import { type PoolOptions, Pools } from './pools.ts';
import { type Clock, type HttpRequest, isStream, type Traced, type TraceEvent } from './request.ts';
import { retryAfter } from './retry.ts';

export interface SenderOptions extends PoolOptions {
  readonly clock: Clock;
  readonly trace?: ((event: TraceEvent) => void) | undefined;
}

/** One request of a chain of redirects. */
export interface Hop {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

export class Sender {
  readonly #options: SenderOptions;
  readonly #timeouts: Timeouts;
  /** end of the run, by the clock */
  readonly #deadline: number;
  readonly #pools: Pools;
  readonly #gates = new Map<string, Gate>();
  #sent = 0;

  constructor(options: SenderOptions, timeouts: Timeouts, deadline: number) {
    this.#options = options;
    this.#timeouts = timeouts;
    this.#deadline = deadline;
    this.#pools = new Pools(options, timeouts.connect);
  }

  get sent(): number {
    return this.#sent;
  }

  /**
   * Resolves when the headers have arrived. A `whole` body holds its slot in the gate until it has ended. A
   * `stream` gives it back immediately, because its reader may need the gate itself.
   */
  async send(
    hop: Hop,
    request: HttpRequest,
    reading: 'whole' | 'stream',
  ): Promise<IncomingMessage> {
    const { signal } = this.#options;
    const pass = await this.#enter(hop.url);
    let stream: Readable | undefined;
    try {
      const pool = await this.#pools.for(hop.url);
      const within = this.#within(hop.url, request.timeout ?? this.#timeouts.request);
      // Only a blob may have to be fetched by a cache first.
      const timeouts = reading === 'stream' ? within : { ...within, firstByte: within.idle };
      if (signal.aborted) throw abortError(signal);
      const body = request.body?.();
      if (isStream(body)) stream = body.stream;
      this.#sent += 1;
      this.#trace(hop, { kind: 'sent' });
      const answer = exchange(pool, { ...hop, body }, timeouts, signal);
      if (stream !== undefined) pass.release();
      const incoming = await answer;
      this.#trace(hop, { kind: 'answered', status: incoming.statusCode ?? 0 });
      if (incoming.statusCode === 429) {
        const { clock } = this.#options;
        pass.throttled(Boolean(retryAfter(incoming.headers, clock.now())));
      }
      if (reading === 'stream') pass.release();
      else onEnd(incoming, () => pass.release());
      return incoming;
    } catch (error) {
      pass.release();
      const failure = networkError(error, hop.method, hop.url);
      stream?.destroy();
      this.#trace(hop, { kind: 'failed', why: failure.message });
      throw failure;
    }
  }

  gate(host: string): Gate {
    let gate = this.#gates.get(host);
    if (gate === undefined) {
      gate = new Gate(this.#options.clock, this.#deadline);
      this.#gates.set(host, gate);
    }
    return gate;
  }

  /** Adds the host to the gate's error. */
  async #enter(url: URL): Promise<Pass> {
    try {
      return await this.gate(url.host).enter(this.#options.signal);
    } catch (error) {
      if (!isTrustError(error, 'E_RATE')) throw error;
      throw new TrustError(error.code, `${url.host}: ${error.message}`, errorDetails(url));
    }
  }

  close(): void {
    this.#pools.close();
  }

  #within(url: URL, request: number): Timeouts {
    // A longer idle timeout extends the deadline of a request.
    const more = Math.max(0, this.#timeouts.idle - deadlines.idle);
    return { ...this.#timeouts, request: Math.min(request + more, this.left(url)) };
  }

  /** Milliseconds until the end of the run; throws E_LIMIT after it. */
  left(url: URL): number {
    const left = this.#deadline - this.#options.clock.now();
    if (left > 0) return left;
    throw new TrustError('E_LIMIT', 'the time for the whole run is used up', errorDetails(url));
  }

  #trace({ method, url }: Hop, event: Traced): void {
    this.#options.trace?.({ ...event, method, url: printableUrl(url) });
  }
}
