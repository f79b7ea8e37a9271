/** Sends requests through a proxy. Loaded only when there is one. */

import type { ClientRequest, IncomingMessage, RequestOptions, request } from 'node:http';
import { Agent, type AgentOptions, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { codeOf, messageOf, WireError } from './failure.ts';
import { nodeHttp } from './node-http.ts';

/** http through a proxy: the whole URL in the request line. */
export function requestThrough(proxy: URL, url: URL, options: RequestOptions): ClientRequest {
  return requester(proxy)({
    ...addressOf(proxy),
    ...options,
    path: `${url.origin}${url.pathname}${url.search}`,
    headers: { ...options.headers, host: url.host, ...authorization(proxy) },
  });
}

export interface TunnelLimits {
  /** milliseconds until the proxy has connected */
  readonly connect: number;
  /** aborts tunnels that are being opened */
  readonly signal: AbortSignal;
}

/** https through a proxy. Node's own `proxyEnv` cannot be aborted while it waits for a silent proxy. */
export class TunnelAgent extends Agent {
  readonly #proxy: URL;
  readonly #limits: TunnelLimits;

  constructor(proxy: URL, limits: TunnelLimits, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
    this.#limits = limits;
  }

  override createConnection(
    options: RequestOptions,
    callback: (error: Error | null, socket?: Duplex | null) => void,
  ): undefined {
    const proxy = this.#proxy;
    const host = options.host?.includes(':') ? `[${options.host}]` : options.host;
    const target = `${host}:${options.port}`;
    const { secureContext, rejectUnauthorized } = this.options;
    const connecting = requester(proxy)({
      ...addressOf(proxy),
      // The certificate of an https proxy is verified like a registry's.
      ...{ secureContext, rejectUnauthorized },
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorization(proxy) },
      agent: false,
      signal: this.#limits.signal,
    });
    const { connect } = this.#limits;
    const late = new WireError('ETIMEDOUT', `no tunnel within ${connect} ms`);
    const timer = setTimeout(() => connecting.destroy(late), connect);
    let over = false;
    const end: typeof callback = (...outcome) => {
      clearTimeout(timer);
      // The agent expects one call, also after several failures.
      if (!over) callback(...outcome);
      over = true;
    };
    const failed = (error: Error) =>
      end(new WireError(codeOf(error), `the proxy ${proxy.host}: ${messageOf(error)}`));
    connecting.on('error', failed);
    connecting.once('close', () => failed(new Error('no answer')));
    connecting.once('connect', ({ statusCode }: IncomingMessage, socket: Duplex, head: Buffer) => {
      // A TLS server does not speak first: bytes after the answer come from the proxy.
      if (statusCode === 200 && head.byteLength === 0) {
        end(null, super.createConnection({ ...options, socket } as RequestOptions));
        return;
      }
      socket.destroy();
      const more = statusCode === 200 ? ' and more than that' : '';
      end(new Error(`the proxy ${proxy.host} answered ${statusCode}${more}`));
    });
    connecting.end();
  }
}

function requester(proxy: URL): typeof request {
  return proxy.protocol === 'https:' ? httpsRequest : nodeHttp().request;
}

function addressOf(proxy: URL): RequestOptions {
  const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
  return { host: proxy.hostname.replace(/^\[|\]$/g, ''), port };
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
