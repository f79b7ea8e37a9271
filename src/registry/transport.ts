/** The transport: exchange, redirects, retries and gates put together. */

import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { TrustError } from '../error.ts';
import { deadlines } from '../limits.ts';
import { type InsecureHosts, mayUse } from './address.ts';
import { readBody, readErrorBody } from './body.ts';
import { type ExchangeRequest, exchange, type Timeouts } from './exchange.ts';
import { networkError, printable } from './failure.ts';
import type { HttpRequest, HttpResponse, HttpStream, Transport } from './http.ts';
import { Pools } from './pools.ts';
import { type Followed, follow } from './redirect.ts';

export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** rejects as soon as `signal` is aborted */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What happened on the wire; every field is safe to print. */
export type TraceEvent = {
  readonly kind: 'request';
  readonly method: string;
  readonly url: string;
};

export interface TransportOptions {
  readonly clock: Clock;
  /** 0 <= x < 1, for jitter */
  readonly random: () => number;
  /** ends the run: everything under way rejects at once */
  readonly signal: AbortSignal;
  /** milliseconds for the whole run, from now on */
  readonly budget: number;
  /** `host` or `host:port`, lower case: may be spoken to by plain http */
  readonly insecureHosts: InsecureHosts;
  readonly proxyFor: (url: URL) => URL | undefined;
  /** PEM certificates to trust besides the default ones */
  readonly ca?: readonly string[];
  readonly userAgent: string;
  readonly trace?: (event: TraceEvent) => void;
  readonly timeouts?: Partial<Timeouts>;
  /** name resolution; default: the system's */
  readonly lookup?: LookupFunction;
}

export function createTransport(options: TransportOptions): Transport {
  return new HttpTransport(options);
}

class HttpTransport implements Transport {
  readonly #options: TransportOptions;
  readonly #timeouts: Timeouts;
  readonly #pools: Pools;
  #sent = 0;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#timeouts = { ...deadlines, ...options.timeouts };
    this.#pools = new Pools(options);
  }

  get sent(): number {
    return this.#sent;
  }

  async request(request: HttpRequest, limit: number): Promise<HttpResponse> {
    const { incoming, url } = await this.#send(request);
    const status = incoming.statusCode ?? 0;
    const body =
      status < 400
        ? await readBody(incoming, url, limit).catch((error: unknown) => {
            throw networkError(error, request.method, url);
          })
        : await readErrorBody(incoming, this.#timeouts.idle);
    return { status, headers: incoming.headers, url, body };
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { incoming, url } = await this.#send(request);
    return { status: incoming.statusCode ?? 0, headers: incoming.headers, url, body: incoming };
  }

  close(): void {
    this.#pools.close();
  }

  async #send(request: HttpRequest): Promise<Followed> {
    const { insecureHosts, userAgent } = this.#options;
    if (!mayUse(request.url, insecureHosts)) {
      throw new TrustError(
        'E_INPUT',
        `${request.url.host} would be spoken to by plain http`,
        printable(request.url),
      );
    }
    // identity: a compressed answer would be a bomb, and not the bytes that hash (threat 44).
    const headers = {
      'user-agent': userAgent,
      ...request.headers,
      'accept-encoding': 'identity',
    };
    return follow({ ...request, headers }, insecureHosts, (hop) => this.#exchange(hop, request));
  }

  async #exchange(hop: ExchangeRequest, { timeout }: HttpRequest): Promise<IncomingMessage> {
    const timeouts =
      timeout === undefined ? this.#timeouts : { ...this.#timeouts, request: timeout };
    const pool = await this.#pools.for(hop.url);
    this.#sent += 1;
    try {
      return await exchange(pool, hop, timeouts, this.#options.signal);
    } catch (error) {
      throw networkError(error, hop.method, hop.url);
    }
  }
}
