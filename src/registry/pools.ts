/** Kept-alive connections: one pool for each scheme and proxy. */

import type { Agent, ClientRequest, RequestOptions } from 'node:http';
import type { LookupFunction } from 'node:net';

export interface Pool {
  readonly agent: Agent;
  readonly request: (url: URL, options: RequestOptions) => ClientRequest;
}

export interface PoolOptions {
  /** the proxy for a URL, credentials included; undefined: none */
  readonly proxyFor: (url: URL) => URL | undefined;
  /** PEM certificates to trust besides the default ones */
  readonly ca?: readonly string[] | undefined;
  /** name resolution; default: the system's */
  readonly lookup?: LookupFunction | undefined;
}

export class Pools {
  readonly #options: PoolOptions;
  readonly #pools = new Map<string, Promise<Pool>>();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

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
    const { Agent, request } = await import('node:http');
    return { agent: new Agent(this.#agentOptions(proxy)), request };
  }

  // Loaded on first use: the modules cost more than a request on loopback.
  async #secure(proxy: URL | undefined): Promise<Pool> {
    const [{ Agent, request }, tls] = await Promise.all([import('node:https'), import('node:tls')]);
    const extra = this.#options.ca ?? [];
    const agent = new Agent({
      ...this.#agentOptions(proxy),
      ...(extra.length === 0 ? {} : { ca: [...tls.getCACertificates('default'), ...extra] }),
      // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not count (threat 116).
      rejectUnauthorized: true,
    });
    return { agent, request };
  }

  #agentOptions(proxy: URL | undefined) {
    const { lookup } = this.#options;
    return {
      keepAlive: true,
      ...(lookup === undefined ? {} : { lookup }),
      ...(proxy === undefined
        ? {}
        : { proxyEnv: { HTTP_PROXY: proxy.href, HTTPS_PROXY: proxy.href } }),
    };
  }
}
