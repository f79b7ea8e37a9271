/** A client as the edges make one, with a clock of the test's. */

import type { TestContext } from 'node:test';
import type { CredentialSource, Credentials } from '../../../src/auth/credentials.ts';
import type { Transport } from '../../../src/http/request.ts';
import { createTransport } from '../../../src/http/transport.ts';
import type { Repository } from '../../../src/oci/reference.ts';
import { createRegistryClient, type RegistryClient } from '../../../src/registry/client.ts';
import type { ReadableRepository } from '../../../src/registry/repository.ts';
import type { Scripted } from '../../support/scripted.ts';

export class TestClock {
  #now = Date.UTC(2026, 0, 1);

  now(): number {
    return this.#now;
  }

  async sleep(ms: number): Promise<void> {
    this.advance(ms);
  }

  /** milliseconds */
  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface Connection {
  readonly client: RegistryClient;
  readonly clock: TestClock;
  readonly notes: string[];
  readonly secrets: string[];
  /** `nicolas/webdis` on a scripted server */
  repository(server: Scripted, path?: string): ReadableRepository;
}

export interface ConnectOptions {
  readonly credentials?: CredentialSource;
  readonly transport?: Transport;
}

export function connect(t: TestContext, options: ConnectOptions = {}): Connection {
  const clock = new TestClock();
  const notes: string[] = [];
  const secrets: string[] = [];
  const insecureHosts = new Set<string>();
  const transport =
    options.transport ??
    createTransport({
      clock,
      random: () => 0,
      signal: new AbortController().signal,
      budget: 600_000,
      insecureHosts,
      proxyFor: () => undefined,
      userAgent: 'test',
    });
  t.after(() => transport.close());
  const client = createRegistryClient({
    transport,
    credentials: options.credentials ?? credentialsFor({}),
    insecureHosts,
    clock,
    trace: (note) => void notes.push(note),
    onSecret: (text) => void secrets.push(text),
  });
  return {
    client,
    clock,
    notes,
    secrets,
    repository: ({ host }, path = 'nicolas/webdis') => client.repository({ registry: host, path }),
  };
}

/** Credentials for exactly the registries named. */
export function credentialsFor(entries: Record<string, Credentials>): CredentialSource {
  return { find: async ({ registry }: Repository) => entries[registry] };
}

export const alice: Credentials = { kind: 'basic', username: 'alice', password: 'pass:word' };
export const aliceBasic = `Basic ${Buffer.from('alice:pass:word').toString('base64')}`;
