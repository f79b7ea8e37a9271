/**
 * Connects tests to registries, logs and GitHub: a transport and the other arguments of clients, like those of
 * the command line, but the clock never sleeps, there is no jitter, and names under .test are on loopback.
 */

import type { LookupFunction } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { CredentialSource, Credentials } from '../../src/auth/credentials.ts';
import type { Clock, Transport } from '../../src/http/request.ts';
import { createTransport, type TransportOptions } from '../../src/http/transport.ts';
import type { Repository } from '../../src/oci/reference.ts';
import type { WritingClientOptions } from '../../src/registry/writing-client.ts';

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

export interface ConnectionOptions extends Partial<Omit<TransportOptions, 'clock' | 'signal'>> {
  readonly clock?: FakeClock;
  readonly signal?: AbortSignal | undefined;
  /** default: none for any registry */
  readonly credentials?: CredentialSource | undefined;
  /** default: one that is made of the other options */
  readonly transport?: Transport | undefined;
  /** between attempts to read back what was written; default: no wait */
  readonly pause?: (attempt: number) => Promise<void>;
}

export interface Connection extends WritingClientOptions {
  readonly clock: FakeClock;
}

/** What every client takes. Its transport is to be closed. Waits between attempts are 250, 500, 1000 and 2000 ms. */
export function connection(options: ConnectionOptions = {}): Connection {
  const {
    clock = new FakeClock(),
    credentials = credentialsFor({}),
    pause = () => setImmediate(),
    insecureHosts = new Set<string>(),
    signal = new AbortController().signal,
    transport = createTransport({
      random: () => 0.5,
      budget: 600_000,
      proxyFor: () => undefined,
      userAgent: 'test',
      lookup: loopbackNames,
      ...options,
      clock,
      insecureHosts,
      signal,
    }),
  } = options;
  return { transport, clock, credentials, insecureHosts, pause };
}

/** Credentials for exactly the registries named. */
export function credentialsFor(entries: Record<string, Credentials>): CredentialSource {
  return { find: async ({ registry }: Repository) => entries[registry] };
}

export const alice: Credentials = { kind: 'basic', username: 'alice', password: 'pass:word' };
export const aliceBasic = `Basic ${Buffer.from('alice:pass:word').toString('base64')}`;
