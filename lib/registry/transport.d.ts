/** The transport: exchanges, redirects, gates and retries put together. */
import type { LookupFunction } from 'node:net';
import { type InsecureHosts } from './address.ts';
import type { Timeouts } from './exchange.ts';
import type { Clock, TraceEvent, Transport } from './http.ts';
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
    /** the proxy for a URL, credentials included; see proxyFromVariables() */
    readonly proxyFor: (url: URL) => URL | undefined;
    /** PEM certificates to trust besides the default ones */
    readonly ca?: readonly string[];
    readonly userAgent: string;
    readonly trace?: (event: TraceEvent) => void;
    readonly timeouts?: Partial<Timeouts>;
    /** name resolution; default: the system's */
    readonly lookup?: LookupFunction;
}
export type { Clock } from './http.ts';
export declare function createTransport(options: TransportOptions): Transport;
