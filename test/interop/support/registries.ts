// The registries of the interop tests: real ones, on loopback, each with storage of its own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import { freePort, startServer } from './process.ts';

export interface Registry {
  readonly name: string;
  /** `127.0.0.1:PORT`, as in image references. */
  readonly host: string;
  /** Whether it serves the Referrers API; where not, referrers are listed by fallback tags. */
  readonly referrersApi: boolean;
  readonly pid: number;
  /** The last lines that it printed. */
  log(): string;
  stop(): Promise<void>;
}

export interface OlaregOptions {
  /** False: it answers 405 to the Referrers API. */
  readonly referrersApi?: boolean;
  /** More command line flags, such as `--rate-limit 5`. */
  readonly flags?: readonly string[];
}

/** olareg: the Referrers API, storage in memory. */
export async function startOlareg({
  referrersApi = true,
  flags = [],
}: OlaregOptions = {}): Promise<Registry> {
  const port = await freePort();
  const args = [
    'serve',
    '--addr',
    '127.0.0.1',
    '--port',
    String(port),
    '--store-type',
    'mem',
    '--api-delete',
  ];
  const referrers = `--api-referrer=${referrersApi}`;
  const server = await startServer({
    name: 'olareg',
    command: binary('olareg'),
    args: [...args, referrers, ...flags],
    port,
  });
  return { ...server, host: `127.0.0.1:${port}`, referrersApi };
}

/** Docker registry 2.8.2 as Debian packages it: no Referrers API (404). */
export function startDockerRegistry(): Promise<Registry> {
  return startDistribution('docker-registry');
}

/** distribution 3: no Referrers API either. */
export function startDistribution3(): Promise<Registry> {
  return startDistribution('distribution');
}

async function startDistribution(program: 'docker-registry' | 'distribution'): Promise<Registry> {
  const port = await freePort();
  const folder = temporaryFolder(program);
  const config = join(folder.path, 'config.yml');
  writeFileSync(
    config,
    `version: 0.1
log: {level: info, accesslog: {disabled: false}}
storage: {filesystem: {rootdirectory: ${join(folder.path, 'storage')}}, delete: {enabled: true}}
http: {addr: "127.0.0.1:${port}", secret: interop}
`,
  );
  const env = { OTEL_TRACES_EXPORTER: 'none' };
  const server = await startServer({
    name: program,
    command: binary(program),
    args: ['serve', config],
    port,
    env,
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    folder.remove();
  };
  return { ...server, host: `127.0.0.1:${port}`, referrersApi: false, stop };
}

/** One of each, concurrently. */
export function startRegistries(): Promise<Registry[]> {
  return Promise.all([startOlareg(), startDockerRegistry(), startDistribution3()]);
}
