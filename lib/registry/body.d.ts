/** Reading bodies within bounds. */
import type { IncomingMessage } from 'node:http';
/**
 * The whole body. Reading stops at `limit` + 1 bytes with E_LIMIT (threat 35); a body that ends before
 * its declared length, or after it, rejects with a WireError.
 */
export declare function readBody(incoming: IncomingMessage, url: URL, limit: number): Promise<Uint8Array>;
/**
 * The body of an error answer, as much as fits and arrives within `patience` ms. Never rejects: the
 * status is the answer, and no body, however endless or slow, may take it back (threat 114).
 */
export declare function readErrorBody(incoming: IncomingMessage, patience: number): Promise<Uint8Array>;
/**
 * Calls back when a body has ended or failed, also if that was before anybody listened: a broken answer
 * can end in the very turn in which its headers arrive, and its events are then over (threat 133).
 */
export declare function onceOver(incoming: IncomingMessage, then: (error?: Error) => void): void;
/** Reads what nobody needs, so that the connection can be used again; gives up on a large body. */
export declare function discard(incoming: IncomingMessage): void;
