/** Deadlines of one request that its connection tells of. */
import type { ClientRequest, IncomingMessage } from 'node:http';
/** Stops a request whose connection, TLS or tunnel included, does not stand within `ms`. */
export declare function watchConnect(outgoing: ClientRequest, ms: number, stop: (reason: Error) => void): void;
/**
 * Stops a request when not a byte has moved for `ms`. Not counted is what is not the other side's
 * silence: our reader has not taken what is there, or the server digests an upload.
 */
export declare function watchIdle(outgoing: ClientRequest, ms: number, incoming: () => IncomingMessage | undefined, stop: (reason: Error) => void): void;
