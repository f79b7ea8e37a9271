/** Makes a transport, for tests of the transport itself. */

import type { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { HttpRequest, StreamBody, TraceEvent, Transport } from '../../src/http/request.ts';
import { atEnd } from './at-end.ts';
import { type ConnectionOptions, connection, type FakeClock } from './connection.ts';

export interface Rig extends Transport {
  readonly clock: FakeClock;
  readonly events: readonly TraceEvent[];
  readonly run: AbortController;
  /** GET, as text, with a limit of 1000 bytes */
  text(url: URL, request?: Partial<HttpRequest>): Promise<string>;
}

/** The waits between attempts are 250, 500, 1000 and 2000 ms. */
export function rig(t: TestContext, options: ConnectionOptions = {}): Rig {
  const events: TraceEvent[] = [];
  const run = new AbortController();
  const { transport, clock } = connection({
    signal: run.signal,
    trace: (event) => events.push(event),
    ...options,
  });
  atEnd(t, () => {
    run.abort();
    transport.close();
  });
  return {
    clock,
    events,
    run,
    request: (request, limit) => transport.request(request, limit),
    open: (request) => transport.open(request),
    close: () => transport.close(),
    get sent() {
      return transport.sent;
    },
    text: async (url, request) => {
      const answer = await transport.request({ method: 'GET', url, ...request }, 1000);
      return Buffer.from(answer.body).toString();
    },
  };
}

/** The TrustError that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<TrustError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof TrustError) return error;
    throw error;
  }
  throw new Error('expected a rejection');
}

/** The body of a request that is streamed. */
export function streamed(stream: Readable, length: number): StreamBody {
  const mismatch = (why: string) => new TrustError('E_DIGEST', `${why} ${length} bytes`);
  return { stream, length, mismatch };
}
