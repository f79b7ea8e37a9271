// Rekor v1 on Trillian, as in production, which keeps its tree in PostgreSQL.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { binary } from './binaries.ts';
import type { LogServer } from './log-server.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { freePort, type Server, startServer } from './process.ts';

const module = fileURLToPath(new URL('../peers/trillian', import.meta.url));

export async function startRekorV1(): Promise<LogServer> {
  const postgres = await startPostgres('trillian');
  const schema = join(await trillianSources(), 'storage/postgresql/schema/storage.sql');
  await postgres.load(schema);
  const [trillian, signer] = await Promise.all([
    startTrillian('trillian_log_server', postgres),
    // The signer is what integrates entries into the tree: each waits for its next round.
    startTrillian('trillian_log_signer', postgres, ['--force_master', '--sequencer_interval=50ms']),
  ]);
  const server = await startRekor(trillian.port).catch((error: Error) => {
    // It waits for the other two without a word.
    throw new Error([error.message, trillian.log(), signer.log()].join('\n'));
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    origin: 'rekor-v1.local',
    version: 1,
    publicKey: await text(`${url}/api/v1/log/publicKey`),
    size: async () => {
      const { treeSize }: { treeSize: number } = JSON.parse(await text(`${url}/api/v1/log`));
      return treeSize;
    },
    stop: async () => {
      // Each before what it depends on.
      await server.stop();
      await Promise.all([trillian.stop(), signer.stop()]);
      await postgres.stop();
    },
  };
}

async function startTrillian(
  program: 'trillian_log_server' | 'trillian_log_signer',
  postgres: Postgres,
  flags: readonly string[] = [],
): Promise<Server> {
  const [port, metrics] = await Promise.all([freePort(), freePort()]);
  const storage = ['--storage_system=postgresql', `--postgresql_uri=${postgres.uri}`];
  const endpoints = [`--rpc_endpoint=127.0.0.1:${port}`, `--http_endpoint=127.0.0.1:${metrics}`];
  const args = [...storage, '--quota_system=noop', ...endpoints, ...flags];
  return startServer({ name: program, command: binary(program), args, port });
}

/** It makes the tree when it starts. */
async function startRekor(trillianPort: number): Promise<Server> {
  const port = await freePort();
  const flags = {
    host: '127.0.0.1',
    port,
    'rekor_server.hostname': 'rekor-v1.local',
    'rekor_server.signer': 'memory',
    'trillian_log_server.address': '127.0.0.1',
    'trillian_log_server.port': trillianPort,
    // It would need Redis, and no test searches.
    enable_retrieve_api: false,
  };
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  return startServer({
    name: 'rekor-v1',
    command: binary('rekor-v1'),
    args: ['serve', ...args],
    port,
    timeoutMs: 30_000,
  });
}

/** The schema comes with Trillian's sources, as pinned by go.sum. */
async function trillianSources(): Promise<string> {
  const args = ['mod', 'download', '-json', 'github.com/google/trillian'];
  const env = { ...process.env, GOWORK: 'off', GOTOOLCHAIN: 'local' };
  const { stdout } = await promisify(execFile)('go', args, { cwd: module, env });
  return String(JSON.parse(stdout).Dir);
}

async function text(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}
