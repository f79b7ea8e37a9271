/** Keep-alive connections: one pool for each scheme and proxy. */

import type { Agent, ClientRequest, RequestOptions } from 'node:http';
import type { LookupFunction } from 'node:net';
import { withInlets } from './direct-body.ts';
import { nodeHttp } from './node-http.ts';

export interface Pool {
  readonly agent: Agent;
  readonly request: (url: URL, options: RequestOptions) => ClientRequest;
}

export interface PoolOptions {
  /** the proxy for a URL, credentials included; undefined: none */
  readonly proxyFor: (url: URL) => URL | undefined;
  /** PEM certificates to trust, in addition to the default ones */
  readonly ca?: readonly string[] | undefined;
  /** name resolution; default: the system's */
  readonly lookup?: LookupFunction | undefined;
  /** aborts connections that are being made */
  readonly signal: AbortSignal;
}

export class Pools {
  readonly #options: PoolOptions;
  readonly #connect: number;
  readonly #pools = new Map<string, Promise<Pool>>();

  /** @param connect milliseconds until connected */
  constructor(options: PoolOptions, connect: number) {
    this.#options = options;
    this.#connect = connect;
  }

  /** The pool for a URL. Modules are loaded on first use: TLS costs more than a request on loopback. */
  for(url: URL): Promise<Pool> {
    const proxy = this.#options.proxyFor(url);
    const key = `${url.protocol} ${proxy?.href ?? ''}`;
    let pool = this.#pools.get(key);
    if (pool === undefined) {
      pool = url.protocol === 'https:' ? this.#secure(proxy) : this.#plain(proxy);
      this.#pools.set(key, pool);
    }
    return pool;
  }

  /** Ends idle connections. */
  close(): void {
    for (const pool of this.#pools.values()) {
      void pool.then(({ agent }) => {
        for (const sockets of Object.values(agent.freeSockets)) {
          for (const socket of sockets ?? []) socket.destroy();
        }
      });
    }
  }

  async #plain(proxy: URL | undefined): Promise<Pool> {
    const http = nodeHttp();
    if (proxy === undefined) {
      return { agent: withInlets(new http.Agent(this.#agentOptions())), request: http.request };
    }
    const { requestThrough } = await import('./tunnel.ts');
    const agent =
      proxy.protocol === 'https:'
        ? (await this.#secure(undefined)).agent
        : new http.Agent(this.#agentOptions());
    return { agent, request: (url, options) => requestThrough(proxy, url, options) };
  }

  async #secure(proxy: URL | undefined): Promise<Pool> {
    const [https, tls] = await Promise.all([import('node:https'), import('node:tls')]);
    const extra = this.#options.ca ?? [];
    const options = {
      ...this.#agentOptions(),
      // Shared by all connections: reading the certificates takes 20 ms.
      secureContext: tls.createSecureContext(
        extra.length === 0 ? {} : { ca: [...tls.getCACertificates('default'), ...extra] },
      ),
      // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect (threat 116).
      rejectUnauthorized: true,
    };
    if (proxy === undefined) {
      return { agent: withInlets(new https.Agent(options)), request: https.request };
    }
    const { TunnelAgent } = await import('./tunnel.ts');
    const limits = { connect: this.#connect, signal: this.#options.signal };
    return { agent: new TunnelAgent(proxy, limits, options), request: https.request };
  }

  #agentOptions() {
    const { lookup } = this.#options;
    return { keepAlive: true, ...(lookup === undefined ? {} : { lookup }) };
  }
}
