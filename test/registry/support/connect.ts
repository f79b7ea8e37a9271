/** A client that reads from a scripted server, and what it traces. */

import type { TestContext } from 'node:test';
import { createRegistryClient, type RegistryClient } from '../../../src/registry/client.ts';
import type { ReadableRepository } from '../../../src/registry/repository.ts';
import { type ConnectionOptions, connection, type FakeClock } from '../../support/connection.ts';
import type { Scripted } from '../../support/scripted.ts';

export interface Connected {
  readonly client: RegistryClient;
  readonly clock: FakeClock;
  readonly notes: string[];
  readonly secrets: string[];
  /** `nicolas/webdis` on a scripted server */
  repository(server: Scripted, path?: string): ReadableRepository;
}

export function connect(
  t: TestContext,
  options: Pick<ConnectionOptions, 'credentials' | 'transport'> = {},
): Connected {
  const made = connection(options);
  t.after(() => made.transport.close());
  const notes: string[] = [];
  const secrets: string[] = [];
  const client = createRegistryClient({
    ...made,
    trace: (note) => void notes.push(note),
    onSecret: (text) => void secrets.push(text),
  });
  return {
    client,
    clock: made.clock,
    notes,
    secrets,
    repository: ({ host }, path = 'nicolas/webdis') => client.repository({ registry: host, path }),
  };
}
