/** Tunnels and absolute form: how a request goes through a proxy. Loaded only when there is one. */
import { Agent, request as httpsRequest } from 'node:https';
import { WireError } from './failure.js';
import { nodeHttp } from './node-http.js';
/** http through a proxy: the whole URL in the request line. */
export function requestThrough(proxy, url, options) {
    return requester(proxy)({
        ...addressOf(proxy),
        ...options,
        path: `${url.origin}${url.pathname}${url.search}`,
        headers: { ...options.headers, host: url.host, ...authorization(proxy) },
    });
}
/** https through a proxy. Node's own `proxyEnv` cannot be stopped while a silent proxy is waited for. */
export class TunnelAgent extends Agent {
    #proxy;
    #limits;
    constructor(proxy, limits, options) {
        super(options);
        this.#proxy = proxy;
        this.#limits = limits;
    }
    createConnection(options, callback) {
        const proxy = this.#proxy;
        const host = options.host?.includes(':') ? `[${options.host}]` : options.host;
        const target = `${host}:${options.port}`;
        const { secureContext, rejectUnauthorized } = this.options;
        const digging = requester(proxy)({
            ...addressOf(proxy),
            // Of a proxy that is spoken to by https as much is demanded as of a registry.
            ...{ secureContext, rejectUnauthorized },
            method: 'CONNECT',
            path: target,
            headers: { host: target, ...authorization(proxy) },
            agent: false,
            signal: this.#limits.signal,
        });
        const { connect } = this.#limits;
        const late = new WireError('ETIMEDOUT', `no tunnel within ${connect} ms`);
        const timer = setTimeout(() => digging.destroy(late), connect);
        let over = false;
        const end = (...outcome) => {
            clearTimeout(timer);
            // What fails twice, and a failure after the answer, is told once: the agent counts on it.
            if (!over)
                callback(...outcome);
            over = true;
        };
        digging.on('error', end);
        digging.once('close', () => end(new Error(`the proxy ${proxy.host} gave no answer`)));
        digging.once('connect', ({ statusCode }, socket, head) => {
            // Within TLS a server is silent until it is spoken to: what follows comes from the proxy.
            if (statusCode === 200 && head.byteLength === 0) {
                end(null, super.createConnection({ ...options, socket }));
                return;
            }
            socket.destroy();
            const more = statusCode === 200 ? ' and more than that' : '';
            end(new Error(`the proxy ${proxy.host} answered ${statusCode}${more}`));
        });
        digging.end();
    }
}
function requester(proxy) {
    return proxy.protocol === 'https:' ? httpsRequest : nodeHttp().request;
}
function addressOf(proxy) {
    const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
    return { host: proxy.hostname.replace(/^\[|\]$/g, ''), port };
}
function authorization({ username, password }) {
    if (username === '' && password === '')
        return {};
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
