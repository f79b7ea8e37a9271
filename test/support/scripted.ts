/** A server on loopback with responses that the test writes; it records requests. */

import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { TestContext } from 'node:test';
import { serve } from './scenario.ts';

export interface Received {
  readonly method: string;
  /** path and query */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  /** default 200 */
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  /** text and bytes as they are, anything else as JSON */
  readonly body?: unknown;
  /** the connection ends after these many bytes, although Content-Length promises all */
  readonly cutAfter?: number;
  /** sent in chunks, without Content-Length */
  readonly chunked?: boolean;
}

/** Answers a request; undefined is a 404. */
export type Script = (request: Received) => Reply | undefined | Promise<Reply | undefined>;

export interface Scripted {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly origin: string;
  readonly received: readonly Received[];
  /** `GET /v2/…` of every request so far */
  lines(): string[];
}

/** Starts a server that ends with the test. */
export async function startScripted(t: TestContext, script: Script): Promise<Scripted> {
  const received: Received[] = [];
  const { host } = await serve(t, async (incoming, outgoing, sent) => {
    const request: Received = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: sent,
    };
    received.push(request);
    const reply = (await script(request)) ?? notFound;
    const { status = 200, headers, body = '', cutAfter, chunked = false } = reply;
    const bytes = toBytes(body);
    const length = chunked ? {} : { 'content-length': bytes.byteLength };
    outgoing.writeHead(status, { ...length, ...headers });
    if (request.method === 'HEAD') outgoing.end();
    else if (cutAfter === undefined) outgoing.end(bytes);
    else outgoing.write(bytes.subarray(0, cutAfter), () => outgoing.destroy());
  });
  return {
    host,
    origin: `http://${host}`,
    received,
    lines: () => received.map(({ method, path }) => `${method} ${path}`),
  };
}

const notFound: Reply = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] },
};

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
