/** Kept-alive connections: one pool for each scheme and proxy. */
import { nodeHttp } from './node-http.js';
export class Pools {
    #options;
    #connect;
    #pools = new Map();
    /** @param connect milliseconds until a connection stands */
    constructor(options, connect) {
        this.#options = options;
        this.#connect = connect;
    }
    /** The pool for a URL. Modules are loaded on first use: TLS costs more than a request on loopback. */
    for(url) {
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
    close() {
        for (const pool of this.#pools.values()) {
            void pool.then(({ agent }) => {
                for (const sockets of Object.values(agent.freeSockets)) {
                    for (const socket of sockets ?? [])
                        socket.destroy();
                }
            });
        }
    }
    async #plain(proxy) {
        const http = nodeHttp();
        if (proxy === undefined) {
            return { agent: new http.Agent(this.#agentOptions()), request: http.request };
        }
        const { requestThrough } = await import('./tunnel.js');
        const agent = proxy.protocol === 'https:'
            ? (await this.#secure(undefined)).agent
            : new http.Agent(this.#agentOptions());
        return { agent, request: (url, options) => requestThrough(proxy, url, options) };
    }
    async #secure(proxy) {
        const [https, tls] = await Promise.all([import('node:https'), import('node:tls')]);
        const extra = this.#options.ca ?? [];
        const options = {
            ...this.#agentOptions(),
            // One for all connections: reading the certificates takes 20 ms.
            secureContext: tls.createSecureContext(extra.length === 0 ? {} : { ca: [...tls.getCACertificates('default'), ...extra] }),
            // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not count (threat 116).
            rejectUnauthorized: true,
        };
        if (proxy === undefined)
            return { agent: new https.Agent(options), request: https.request };
        const { TunnelAgent } = await import('./tunnel.js');
        const limits = { connect: this.#connect, signal: this.#options.signal };
        return { agent: new TunnelAgent(proxy, limits, options), request: https.request };
    }
    #agentOptions() {
        const { lookup } = this.#options;
        return { keepAlive: true, ...(lookup === undefined ? {} : { lookup }) };
    }
}
