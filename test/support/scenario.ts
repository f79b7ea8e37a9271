/**
 * Scripted servers on loopback: a list of the requests that are expected, in this order, and how each
 * is answered, broken answers included. What was not expected, and what never came, fails the test.
 */

import assert from 'node:assert/strict';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { nodeHttp } from '../../src/http/node-http.ts';
import { atEnd } from './at-end.ts';
import { certificate, key } from './tls-certificate.ts';

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /**
   * after what is above, or before anything if there is no status: `reset` (RST), `hangUp` (FIN),
   * `hang` (nothing more), `drip` (a byte every 5 ms without an end), `flood` (bytes without an end)
   */
  readonly ending?: 'reset' | 'hangUp' | 'hang' | 'drip' | 'flood';
}

export interface Step {
  /** `GET /v2/x?n=1` */
  readonly expect: string;
  /** request headers that must be there with this value, or absent (undefined) */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** request body that must have arrived */
  readonly body?: string;
  readonly answer: ScriptedAnswer;
}

interface Seen {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Site {
  readonly port: number;
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly seen: readonly Seen[];
  /** connections so far */
  readonly connections: number;
  /** resolves when all connections that were made have ended */
  left(): Promise<void>;
  /** the first request has been answered, as far as it will be */
  readonly answered: Promise<void>;
  url(path: string, hostname?: string): URL;
}

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => unknown;

/**
 * A server that answers as scripted; after the test every step must have been taken. `last`: whether the
 * last step may be taken more than once.
 */
export async function scenario(
  t: TestContext,
  steps: readonly Step[],
  { tls = false, last = 'once' }: { readonly tls?: boolean; readonly last?: 'once' | 'again' } = {},
): Promise<Site> {
  const rest = [...steps];
  const problems: string[] = [];
  const site = await serve(
    t,
    (request, response, body) => {
      const got = `${request.method} ${request.url}`;
      const step = rest.shift() ?? (last === 'again' ? steps.at(-1) : undefined);
      if (step?.expect !== got) problems.push(`expected ${step?.expect ?? 'nothing'}, got ${got}`);
      if (step?.body !== undefined && step.body !== body) problems.push(`${got} sent ${body}`);
      for (const [name, value] of Object.entries(step?.headers ?? {})) {
        const sent = request.headers[name];
        if (sent !== value) problems.push(`${got} sent ${name}: ${sent}, expected ${value}`);
      }
      play(step?.answer ?? { status: 500 }, request, response);
    },
    { tls },
  );
  atEnd(t, () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(
      rest.map((step) => step.expect),
      [],
      'requests that never came',
    );
  });
  return site;
}

interface ServeOptions {
  readonly tls?: boolean;
  /** answers before the request's body has been read, instead of the handler */
  readonly early?: (response: ServerResponse) => void;
}

/** A server with a handler of the test's own. */
export async function serve(
  t: TestContext,
  handler: Handler,
  { tls = false, early }: ServeOptions = {},
): Promise<Site> {
  const seen: Seen[] = [];
  const answered = Promise.withResolvers<void>();
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    if (early !== undefined) {
      early(response);
      return;
    }
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const { method = '', url: target = '', headers } = request;
    const body = Buffer.concat(chunks).toString();
    seen.push({ method, target, headers, body });
    await handler(request, response, body);
    answered.resolve();
  };
  const server: Server = tls
    ? createTlsServer({ key, cert: certificate }, listener)
    : nodeHttp().createServer(listener);
  const ends: Promise<unknown>[] = [];
  server.on('connection', (socket) => {
    ends.push(new Promise((resolve) => socket.once('close', resolve)));
  });
  await listening(t, server);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    seen,
    get connections() {
      return ends.length;
    },
    left: async () => void (await Promise.all(ends)),
    answered: answered.promise,
    url: (path, hostname = '127.0.0.1') =>
      new URL(`${tls ? 'https' : 'http'}://${hostname}:${port}${path}`),
  };
}

/** Listens on loopback until the test is over. */
export async function listening(t: TestContext, server: Server): Promise<void> {
  atEnd(t, () => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
}

function play(answer: ScriptedAnswer, { socket }: IncomingMessage, response: ServerResponse): void {
  const { status, headers = {}, body = '', ending } = answer;
  if (status !== undefined) response.writeHead(status, { ...headers });
  if (ending === undefined) {
    response.end(body);
    return;
  }
  if (status !== undefined) response.write(body || ' ');
  if (ending === 'hang') return;
  if (ending === 'drip') {
    const timer = setInterval(() => response.write('.'), 5);
    response.once('close', () => clearInterval(timer));
    return;
  }
  if (ending === 'flood') {
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
    };
    response.on('drain', pour);
    pour();
    return;
  }
  const cut = () => (ending === 'reset' ? socket.resetAndDestroy() : socket.end());
  // What was written must be on the wire before the end is.
  if (status === undefined) cut();
  else setImmediate(() => setImmediate(cut));
}
