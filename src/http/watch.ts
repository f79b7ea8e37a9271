/** Timeouts of one connection: for connecting, and for silence. */

import type { ClientRequest, IncomingMessage } from 'node:http';
import { WireError } from './failure.ts';

/** Stops a request that is not connected within `ms`, TLS and tunnel included. */
export function watchConnect(
  outgoing: ClientRequest,
  ms: number,
  stop: (reason: Error) => void,
): void {
  const late = () => stop(new WireError('ETIMEDOUT', `no connection within ${ms} ms`));
  const timer = setTimeout(late, ms);
  const connected = () => clearTimeout(timer);
  outgoing.once('close', connected);
  outgoing.once('socket', (socket) => {
    if (outgoing.reusedSocket) connected();
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
  });
}

interface Silence {
  /** milliseconds without a byte in either direction */
  readonly idle: number;
  /** milliseconds until the first byte of the body, which a cache may have to fetch first */
  readonly firstByte: number;
}

/**
 * Stops a request when no byte has moved for too long. Time does not count while our reader has not read
 * the received data, while the server processes an upload, or while the body waits for its own source.
 *
 * @returns whether it ever waited for the source of its body
 */
export function watchIdle(
  outgoing: ClientRequest,
  { idle, firstByte }: Silence,
  incoming: () => IncomingMessage | undefined,
  stop: (reason: Error) => void,
): { readonly waitedForContent: boolean } {
  const uploads = outgoing.method !== 'GET' && outgoing.method !== 'HEAD';
  const result = { waitedForContent: false };
  let silent = 0;
  let received = 0;
  outgoing.once('response', (answer: IncomingMessage) => {
    silent = 0;
    received = answer.socket.bytesRead;
  });
  outgoing.once('socket', (socket) => {
    const onSilence = () => {
      const answer = incoming();
      const waits = uploads && answer === undefined && waitsForContent(outgoing);
      result.waitedForContent ||= waits;
      const busy =
        waits ||
        (answer === undefined
          ? uploads && outgoing.writableFinished
          : answer.readableLength > 0 || answer.socket.isPaused());
      silent = busy ? 0 : silent + idle;
      const hasBegun =
        answer !== undefined && (answer.readableDidRead || answer.socket.bytesRead > received);
      const limit = hasBegun ? idle : Math.max(idle, firstByte);
      if (silent < limit) socket.setTimeout(Math.min(idle, limit - silent));
      else stop(new WireError(limit > idle ? 'E_SILENT' : 'ETIMEDOUT', `no byte for ${limit} ms`));
    };
    // Not the request's own `timeout` event, which is emitted only once.
    socket.on('timeout', onSilence);
    if (socket.connecting) socket.once('connect', () => socket.setTimeout(idle));
    else socket.setTimeout(idle);
    // The connection may be reused by another request.
    outgoing.once('close', () => socket.off('timeout', onSilence).setTimeout(0));
  });
  return result;
}

/** Whether everything so far was sent, and there is more to come. */
function waitsForContent(outgoing: ClientRequest): boolean {
  return !outgoing.writableEnded && outgoing.writableLength === 0;
}
