/** An HTTP server on loopback for a function from request to response; records requests, and adds delays and faults. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeHttp } from '../../src/http/node-http.ts';
import { Faults, type Strike } from './faults.ts';
import type { Reply, Request, RequestRecord } from './message.ts';
import { send } from './send.ts';

export interface Server {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly url: string;
  readonly requests: RequestRecord[];
  readonly faults: Faults;
  /** Cuts every connection, hanging ones included. */
  stop(): Promise<void>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export async function startServer(
  answer: (request: Request) => Promise<Reply>,
  delay: () => number,
): Promise<Server> {
  const requests: RequestRecord[] = [];
  const faults = new Faults();

  const handle = async (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    record: Mutable<RequestRecord>,
  ): Promise<void> => {
    const strike = faults.strike(record);
    if (delay() > 0) await wait(delay());
    if (typeof strike === 'object' && 'first' in strike) await strike.first();
    const reply = instead(strike) ?? (await answer(read(incoming, record)));
    if (incoming.socket.destroyed) return;
    await send(outgoing, reply, strike, record);
  };

  const server = nodeHttp().createServer((incoming, outgoing) => {
    const record = recordOf(incoming);
    requests.push(record);
    // A client that goes away in the middle is part of the game.
    outgoing.on('error', () => {});
    handle(incoming, outgoing, record).catch((error: unknown) => {
      if (incoming.socket.destroyed) return;
      record.status = 500;
      outgoing.writeHead(500).end(`a bug in the sandbox, or in a fault: ${(error as Error).stack}`);
    });
  });
  // Longer than any test or benchmark pauses, so that a kept connection is not closed under a client.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    requests,
    faults,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function recordOf({ method = 'GET', url = '/', headers }: IncomingMessage): Mutable<RequestRecord> {
  const authorization = headers.authorization !== undefined;
  return { method, path: url, headers, authorization, status: 0, received: 0, sent: 0 };
}

/** What is answered without asking the handler: nothing at all is a reply without a status. */
function instead(strike: Strike | undefined): Reply | undefined {
  if (strike === 'reset' || strike === 'hang') return { status: 0 };
  if (typeof strike !== 'object') return undefined;
  if ('pieces' in strike) return { status: 0 };
  if (!('status' in strike)) return undefined;
  const { status, headers = {}, body = '' } = strike;
  return { status, headers, body: typeof body === 'string' ? Buffer.from(body) : body };
}

function read(incoming: IncomingMessage, record: Mutable<RequestRecord>): Request {
  const { pathname, searchParams } = new URL(`http://sandbox${record.path}`);
  return {
    method: record.method,
    path: pathname,
    query: searchParams,
    headers: record.headers,
    body: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
      const bytes = Buffer.concat(chunks);
      record.received = bytes.length;
      return bytes;
    },
  };
}
