/** One request through its host's gate and onto the wire: counted, traced, within the run's time. */
import type { IncomingMessage } from 'node:http';
import { type Timeouts } from './exchange.ts';
import { Gate } from './gate.ts';
import type { Clock, HttpRequest, TraceEvent } from './http.ts';
import { type PoolOptions } from './pools.ts';
export interface SenderOptions extends PoolOptions {
    readonly clock: Clock;
    readonly trace?: ((event: TraceEvent) => void) | undefined;
}
/** One request of a chain of redirects. */
export interface Hop {
    readonly method: HttpRequest['method'];
    readonly url: URL;
    readonly headers: Readonly<Record<string, string>>;
}
export declare class Sender {
    #private;
    constructor(options: SenderOptions, timeouts: Timeouts, deadline: number);
    get sent(): number;
    /**
     * Resolves when the headers have arrived. The place in the gate is held until the body has ended, if
     * it is read as a `whole`; a `stream` gives it back at once, for its reader may need the gate itself.
     */
    send(hop: Hop, request: HttpRequest, reading: 'whole' | 'stream'): Promise<IncomingMessage>;
    gate(host: string): Gate;
    close(): void;
}
