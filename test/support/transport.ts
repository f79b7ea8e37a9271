/** A transport for tests: a clock that never sleeps, jitter without chance, loopback names. */

import type { LookupFunction } from 'node:net';
import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { TrustError } from '../../src/error.ts';
import type { Clock, HttpRequest, TraceEvent, Transport } from '../../src/http/request.ts';
import { createTransport, type TransportOptions } from '../../src/http/transport.ts';
import { atEnd } from './at-end.ts';

export class FakeClock implements Clock {
  time = Date.UTC(2026, 7, 1);
  readonly slept: number[] = [];
  /** given, no sleep ends before it resolves */
  hold: Promise<void> | undefined;

  now(): number {
    return this.time;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.slept.push(ms);
    const until = this.time + ms;
    await (this.hold ?? setImmediate());
    this.time = Math.max(this.time, until);
  }
}

export interface Rig extends Transport {
  readonly clock: FakeClock;
  readonly events: readonly TraceEvent[];
  readonly run: AbortController;
  /** GET, as text, with a limit of 1000 bytes */
  text(url: URL, request?: Partial<HttpRequest>): Promise<string>;
}

/** localhost and every name under .test are on loopback. */
export const loopbackNames: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)(test|localhost)$/.test(hostname)) {
    callback(
      Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }),
      '',
    );
  } else if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

/** `random` always gives 0.5, so that the waits are 250, 500, 1000 and 2000 ms. */
export function rig(
  t: TestContext,
  { clock = new FakeClock(), ...options }: Partial<TransportOptions> & { clock?: FakeClock } = {},
): Rig {
  const events: TraceEvent[] = [];
  const run = new AbortController();
  const transport = createTransport({
    clock,
    random: () => 0.5,
    signal: run.signal,
    budget: 600_000,
    insecureHosts: new Set(),
    proxyFor: () => undefined,
    userAgent: 'rig/1',
    trace: (event) => events.push(event),
    lookup: loopbackNames,
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
