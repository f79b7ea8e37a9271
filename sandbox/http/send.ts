/** Sends a response, or the part of it that a fault leaves. */

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Strike } from './faults.ts';
import type { Reply } from './message.ts';

const dripInterval = 20;

/** Calls `record` with the status and the number of body bytes that were sent. */
export async function send(
  outgoing: ServerResponse,
  honest: Reply,
  strike: Strike | undefined,
  record: { status: number; sent: number },
): Promise<void> {
  const socket = outgoing.req.socket;
  if (strike === 'hang') return;
  if (strike === 'reset' || strike === 'lose-answer') {
    socket.resetAndDestroy();
    return;
  }
  if (typeof strike === 'object' && 'pieces' in strike) return pour(socket, strike);
  const { status, headers, body } = distort(honest, strike);
  record.status = status;
  // 204 has no body by definition, and no length (RFC 9110 §8.6).
  const length = status === 204 ? {} : { 'content-length': String(body.length) };
  outgoing.writeHead(status, { ...headers, ...length });
  if (outgoing.req.method === 'HEAD' || body.length === 0) {
    outgoing.end();
    return;
  }
  if (strike === 'slow-drip') return drip(outgoing, body, record);
  const breakOff = typeof strike === 'string' ? breaks[strike] : undefined;
  const sent = breakOff === undefined ? body : body.subarray(0, Math.floor(body.length / 2));
  record.sent = sent.length;
  if (breakOff === undefined) outgoing.end(sent);
  else outgoing.write(sent, () => breakOff(socket));
}

/** What happens when half the body is out. */
const breaks: Readonly<Record<string, (socket: Socket) => void>> = {
  'reset-mid-body': (socket) => socket.resetAndDestroy(),
  truncate: (socket) => socket.end(),
  'hang-mid-body': () => {},
};

async function drip(
  outgoing: ServerResponse,
  body: Uint8Array,
  record: { sent: number },
): Promise<void> {
  for (const byte of body) {
    if (outgoing.destroyed) return;
    outgoing.write(Uint8Array.of(byte));
    record.sent += 1;
    await wait(dripInterval);
  }
  outgoing.end();
}

async function pour(
  socket: Socket,
  { pieces, ending }: Extract<Strike, { readonly pieces: unknown }>,
): Promise<void> {
  for (const piece of pieces) {
    socket.write(piece);
    await setImmediate();
  }
  if (ending === 'end') socket.end();
  if (ending === 'reset') socket.resetAndDestroy();
}

interface Outgoing {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

function distort(reply: Reply, strike: Strike | undefined): Outgoing {
  const { status, headers = {}, body = Buffer.alloc(0) } = reply;
  if (typeof strike !== 'object' || 'status' in strike || 'first' in strike || 'pieces' in strike) {
    return { status, headers: { ...headers }, body };
  }
  const changed = Object.entries({ ...headers, ...strike.headers });
  return {
    status,
    headers: Object.fromEntries(
      changed.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    body: strike.body?.(body) ?? body,
  };
}
