/** Deadlines of one request that its connection tells of. */

import type { ClientRequest, IncomingMessage } from 'node:http';
import { WireError } from './failure.ts';

/** Stops a request whose connection, TLS or tunnel included, does not stand within `ms`. */
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
export function watchIdle(
  outgoing: ClientRequest,
  { idle, firstByte }: Silence,
  incoming: () => IncomingMessage | undefined,
  stop: (reason: Error) => void,
): { readonly waitedForContent: boolean } {
  const uploads = outgoing.method !== 'GET' && outgoing.method !== 'HEAD';
  const seen = { waitedForContent: false };
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
      seen.waitedForContent ||= waits;
      const busy =
        waits ||
        (answer === undefined ? uploads && outgoing.writableFinished : answer.readableLength > 0);
      silent = busy ? 0 : silent + idle;
      const hasBegun =
        answer !== undefined && (answer.readableDidRead || answer.socket.bytesRead > received);
      const limit = hasBegun ? idle : Math.max(idle, firstByte);
      if (silent < limit) socket.setTimeout(Math.min(idle, limit - silent));
      else
        stop(new WireError(limit > idle ? 'E_SILENT' : 'ETIMEDOUT', `not a byte for ${limit} ms`));
    };
    // Not the request's own `timeout`, which is told once only.
    socket.on('timeout', onSilence);
    if (socket.connecting) socket.once('connect', () => socket.setTimeout(idle));
    else socket.setTimeout(idle);
    // The next request of a kept connection has a watch of its own.
    outgoing.once('close', () => socket.off('timeout', onSilence).setTimeout(0));
  });
  return seen;
}

/** Whether all that there was to send has been sent, and there is more to come. */
function waitsForContent(outgoing: ClientRequest): boolean {
  return !outgoing.writableEnded && outgoing.writableLength === 0;
}
