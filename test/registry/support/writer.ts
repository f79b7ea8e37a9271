/** A client that writes, as the edges make one: a clock of the test's, and pauses that are counted. */

import type { TestContext } from 'node:test';
import {
  type RegistryOptions,
  type SandboxRegistry,
  startRegistry,
} from '../../../sandbox/registry/index.ts';
import {
  createWritingClient,
  type PushableRepository,
  type WritingClient,
} from '../../../src/registry/writing-client.ts';
import { atEnd } from '../../support/at-end.ts';
import {
  alice,
  type ConnectionOptions,
  connection,
  type FakeClock,
} from '../../support/connection.ts';

export interface Writer {
  readonly client: WritingClient;
  readonly clock: FakeClock;
  /** numbers of the attempts after which was waited */
  readonly pauses: number[];
  pause(attempt: number): Promise<void>;
  /** a repository of the server, `nicolas/webdis` unless said otherwise */
  repository(server: { readonly host: string }, path?: string): PushableRepository;
}

export interface WriterOptions extends Pick<ConnectionOptions, 'credentials' | 'insecureHosts'> {
  /** is called with each pause */
  readonly onPause?: (attempt: number) => unknown;
}

export function writer(t: TestContext, options: WriterOptions = {}): Writer {
  const { onPause, ...others } = options;
  const pauses: number[] = [];
  const pause = async (attempt: number): Promise<void> => {
    pauses.push(attempt);
    await onPause?.(attempt);
  };
  const made = connection({ ...others, pause });
  const { transport, clock } = made;
  atEnd(t, () => transport.close());
  const client = createWritingClient(made);
  return {
    client,
    clock,
    pauses,
    pause,
    repository: ({ host }, path = 'nicolas/webdis') => client.target({ registry: host, path }),
  };
}

export interface Pushing extends Omit<Writer, 'repository'> {
  readonly registry: SandboxRegistry;
  readonly repository: PushableRepository;
}

/** A writer, and a sandbox registry to write to. */
export async function pushing(
  t: TestContext,
  settings: RegistryOptions = {},
  options: WriterOptions = {},
): Promise<Pushing> {
  const registry = await startRegistry(settings);
  t.after(() => registry.stop());
  const { repository, ...rest } = writer(t, options);
  return { ...rest, registry, repository: repository(registry) };
}

/** `PUT uploads/… 201` for every request so far, without what differs from run to run. */
export function lines({ requests }: Pick<SandboxRegistry, 'requests'>): string[] {
  return requests.map(({ method, path, status }) => {
    const short = path
      .replace('/v2/nicolas/webdis/', '')
      .replace(/\?.*/, '')
      .replace(/uploads\/.+/, 'uploads/…')
      .replace(/([0-9a-f]{4})[0-9a-f]{60}/, '$1…');
    return `${method} ${short} ${status}`;
  });
}

/** A registry with tokens that alice may push to, and a client with her credentials. */
export function pushingAsAlice(t: TestContext, settings: RegistryOptions = {}): Promise<Pushing> {
  const users = { alice: 'pass:word' };
  return pushing(
    t,
    { auth: 'token', users, ...settings },
    { credentials: { find: async () => alice } },
  );
}

/** Scopes of the tokens that were asked for. */
export function tokenScopes(requests: readonly { readonly path: string }[]): string[][] {
  return requests
    .filter(({ path }) => path.startsWith('/token'))
    .map(({ path }) => new URL(path, 'http://x').searchParams.getAll('scope'));
}
