/** Tunnels and absolute form: how a request goes through a proxy. Loaded only when there is one. */
import type { ClientRequest, RequestOptions } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
/** http through a proxy: the whole URL in the request line. */
export declare function requestThrough(proxy: URL, url: URL, options: RequestOptions): ClientRequest;
export interface TunnelLimits {
    /** milliseconds until the proxy has connected */
    readonly connect: number;
    /** ends tunnels that are being dug */
    readonly signal: AbortSignal;
}
/** https through a proxy. Node's own `proxyEnv` cannot be stopped while a silent proxy is waited for. */
export declare class TunnelAgent extends Agent {
    #private;
    constructor(proxy: URL, limits: TunnelLimits, options: AgentOptions);
    createConnection(options: RequestOptions, callback: (error: Error | null, socket?: Duplex | null) => void): undefined;
}
