/** Deadlines of one request that its connection tells of. */
import type { ClientRequest, IncomingMessage } from 'node:http';
/** Stops a request whose connection, TLS or tunnel included, does not stand within `ms`. */
export declare function watchConnect(outgoing: ClientRequest, ms: number, stop: (reason: Error) => void): void;
interface Silence {
    /** milliseconds without a byte in either direction */
    readonly idle: number;
    /** milliseconds until the first byte of the answer's body; a cache may fetch it from elsewhere meanwhile */
    readonly firstByte: number;
}
/**
 * Stops a request when not a byte has moved for too long. Not counted is what is not the other side's
 * silence: our reader has not taken what is there, the server digests an upload, or what is to be sent
 * has not come from its own source.
 *
 * @returns whether the last was the case
 */
export declare function watchIdle(outgoing: ClientRequest, { idle, firstByte }: Silence, incoming: () => IncomingMessage | undefined, stop: (reason: Error) => void): {
    readonly waitedForContent: boolean;
};
export {};
