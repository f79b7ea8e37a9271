/** The transport: sends requests with redirects, gates, retries and deadlines. */

import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { TrustError } from '../error.ts';
import { deadlines } from '../limits.ts';
import { type InsecureHosts, mayUse } from './address.ts';
import { readBody, readErrorBody } from './body.ts';
import { directBody } from './direct-body.ts';
import type { Timeouts } from './exchange.ts';
import { errorDetails, maskRequestId, networkError, printableUrl } from './failure.ts';
import { pause } from './gate.ts';
import { type Followed, follow } from './redirect.ts';
import type {
  Clock,
  HttpRequest,
  HttpResponse,
  HttpStream,
  TraceEvent,
  Transport,
} from './request.ts';
import { type RetryContext, retrying, type Wait } from './retry.ts';
import { Secrets } from './secrets.ts';
import { Sender } from './sender.ts';

export interface TransportOptions {
  readonly clock: Clock;
  /** 0 <= x < 1, for jitter */
  readonly random: () => number;
  /** ends the run: all requests reject immediately */
  readonly signal: AbortSignal;
  /** milliseconds for the whole run, from now on */
  readonly budget: number;
  /** `host` or `host:port`, lower case: plain http is allowed */
  readonly insecureHosts: InsecureHosts;
  /** the proxy for a URL, credentials included; see proxyFromVariables() */
  readonly proxyFor: (url: URL) => URL | undefined;
  /** PEM certificates to trust, in addition to the default ones */
  readonly ca?: readonly string[];
  readonly userAgent: string;
  readonly trace?: (event: TraceEvent) => void;
  readonly timeouts?: Partial<Timeouts>;
  /** name resolution; default: the system's */
  readonly lookup?: LookupFunction;
  /** masked in all error texts; the transport adds the credentials that it sends */
  readonly secrets?: Secrets;
}

export function createTransport(options: TransportOptions): Transport {
  return new HttpTransport(options);
}

class HttpTransport implements Transport {
  readonly #options: TransportOptions;
  readonly #timeouts: Timeouts;
  readonly #sender: Sender;
  readonly #retry: RetryContext;
  readonly #secrets: Secrets;

  constructor(options: TransportOptions) {
    const { clock, random, budget } = options;
    const deadline = clock.now() + budget;
    this.#options = options;
    this.#secrets = options.secrets ?? new Secrets();
    // An idle timeout without a firstByte timeout is meant for both.
    const { idle: firstByte = deadlines.firstByte } = options.timeouts ?? {};
    this.#timeouts = { ...deadlines, firstByte, ...options.timeouts };
    this.#sender = new Sender(options, this.#timeouts, deadline);
    this.#retry = {
      now: () => clock.now(),
      random,
      deadline,
      wait: (request, wait) => this.#wait(request, wait),
    };
  }

  get sent(): number {
    return this.#sender.sent;
  }

  request(request: HttpRequest, limit: number): Promise<HttpResponse> {
    return retrying(request, this.#retry, async () => {
      const { incoming, url } = await this.#send(request, 'whole');
      const status = incoming.statusCode ?? 0;
      const body =
        status < 400
          ? await readBody(incoming, url, limit).catch((error: unknown) => {
              throw networkError(error, request.method, url);
            })
          : await this.#readError(incoming);
      // Parsing takes time as well, of a hostile document much (threat 36).
      this.#sender.left(url);
      return { status, headers: incoming.headers, url, body };
    });
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { incoming, ...answer } = await retrying(request, this.#retry, async () => {
      const { incoming, url } = await this.#send(request, 'stream');
      const status = incoming.statusCode ?? 0;
      const body = status < 400 ? new Uint8Array() : await this.#readError(incoming);
      return { status, headers: incoming.headers, url, body, incoming };
    });
    const { status, body } = answer;
    return { ...answer, body: status < 400 ? directBody(incoming) : Readable.from([body]) };
  }

  /** Errors may quote it, and end up in logs. */
  async #readError(incoming: IncomingMessage): Promise<Uint8Array> {
    return this.#secrets.maskBody(await readErrorBody(incoming, this.#timeouts.idle));
  }

  close(): void {
    this.#sender.close();
  }

  /** One attempt: the request and its redirects. */
  async #send(request: HttpRequest, reading: 'whole' | 'stream'): Promise<Followed> {
    const { insecureHosts, userAgent } = this.#options;
    const { method, url } = request;
    if (!mayUse(url, insecureHosts)) {
      const why = `${url.host} is not among the registries to contact over plain HTTP`;
      throw new TrustError('E_INPUT', why, errorDetails(url));
    }
    const headers = {
      'user-agent': userAgent,
      ...request.headers,
      'accept-encoding': 'identity',
    };
    const { authorization } = request.headers ?? {};
    if (authorization !== undefined) this.#secrets.addHeader(authorization);
    const followed = await follow(
      { method, url, headers },
      insecureHosts,
      (hop) => this.#sender.send(hop, request, reading),
      request.confidential,
    );
    maskRequestId(followed.incoming.headers, (text) => this.#secrets.mask(text));
    if (method !== 'HEAD') refuseEncoding(followed);
    return followed;
  }

  async #wait({ method, url }: HttpRequest, { ms, why, host }: Wait): Promise<void> {
    const { clock, signal, trace } = this.#options;
    trace?.({ kind: 'waiting', method, url: printableUrl(url), ms, why });
    // The gate alone is not enough: `host` may be one to which this request was redirected.
    if (host !== undefined) this.#sender.gate(host).pause(ms);
    if (ms > 0) await pause(clock, ms, signal);
  }
}

/** Bodies are never decompressed: the digest is that of the bytes as sent, and they may be a bomb (threat 44). */
function refuseEncoding({ incoming, url }: Followed): void {
  const status = incoming.statusCode ?? 0;
  const encoding = incoming.headers['content-encoding'] ?? 'identity';
  if (status >= 400 || encoding === '' || encoding.toLowerCase() === 'identity') return;
  incoming.destroy();
  const answer = { status, headers: incoming.headers };
  throw new TrustError('E_NET', `${url.host} sent an encoded body`, errorDetails(url, answer));
}
