// A PostgreSQL cluster of a test's own: in a temporary folder, on loopback, forgotten afterwards.
import { chownSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import { run, runOrThrow } from './command.ts';
import { freePort, startServer } from './process.ts';

export interface Postgres {
  /** With user and database. */
  readonly uri: string;
  /** Runs a file of SQL. */
  load(sql: string): Promise<void>;
  stop(): Promise<void>;
}

/** `nobody`: PostgreSQL refuses root. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534 } : {};

/** Nothing in it has to survive the machine. */
const fast = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

export async function startPostgres(user: string): Promise<Postgres> {
  const folder = temporaryFolder('postgres');
  if (unprivileged.uid !== undefined) chownSync(folder.path, unprivileged.uid, unprivileged.uid);
  const port = await freePort();
  // initdb, pg_isready and psql are in the folder of the server, which Debian does not put on PATH.
  const postgres = realpathSync(binary('postgres'));
  const beside = (program: string) => join(dirname(postgres), program);
  const data = join(folder.path, 'data');
  const options = { ...unprivileged, cwd: folder.path, env: { HOME: folder.path } };

  const trusting = ['--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
  await runOrThrow(beside('initdb'), ['-D', data, '-U', user, ...trusting], options);
  const settings = [...fast, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const server = await startServer({
    name: 'postgres',
    command: postgres,
    args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    port,
    ...options,
    // SIGTERM waits for its clients to leave.
    stopSignal: 'SIGINT',
  });
  await untilReady(beside('pg_isready'), port);
  const uri = `postgresql://${user}@127.0.0.1:${port}/postgres`;
  return {
    uri,
    load: async (sql) => {
      const strict = ['--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1'];
      await runOrThrow(beside('psql'), [...strict, '--file', sql, uri]);
    },
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

/** It takes connections a moment before it takes queries. */
async function untilReady(isReady: string, port: number): Promise<void> {
  const deadline = performance.now() + 15_000;
  while ((await run(isReady, ['-q', '-h', '127.0.0.1', '-p', String(port)])).exit !== 0) {
    if (performance.now() > deadline) throw new Error('postgres: not ready after 15 s');
    await delay(20);
  }
}
