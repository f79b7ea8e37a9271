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
    /** ends what is being connected */
    readonly signal: AbortSignal;
}
export declare class Pools {
    #private;
    /** @param connect milliseconds until a connection stands */
    constructor(options: PoolOptions, connect: number);
    /** The pool for a URL. Modules are loaded on first use: TLS costs more than a request on loopback. */
    for(url: URL): Promise<Pool>;
    /** Ends idle connections. */
    close(): void;
}
