/** Index and four manifests, signed recursively: one process of ours, one of cosign's; real logs. */

import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { binary } from '../test/interop/support/binaries.ts';
import {
  cosign,
  cosignEnvironment,
  cosignSigning,
  type SigningLog,
} from '../test/interop/support/cosign.ts';
import { loadCase, readCases } from '../test/interop/support/load.ts';
import type { LogServer } from '../test/interop/support/log-server.ts';
import { ourEnvironment, ourSigning } from '../test/interop/support/ourselves.ts';
import { startOlareg } from '../test/interop/support/registries.ts';
import { type Services, startServices } from '../test/interop/support/services.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { type Command, runCommand } from './processes.ts';
import { type Contestant, printRace, race } from './statistics.ts';
import { cli, startProxy, vectors } from './world.ts';

const home = { folder: temporaryFolder('bench').path, password: 'loopback' };
const counter = fileURLToPath(new URL('count-scrypt.ts', import.meta.url));

/** One way to sign, with the logs at these addresses. */
interface Signer {
  readonly name: string;
  command(image: string, logUrl: string): Promise<Command>;
}

export interface Discipline {
  readonly title: string;
  readonly log: LogServer;
  readonly signers: readonly Signer[];
}

/** Makes an image that has no signature yet; its reference is through this host. */
type Fresh = (host?: string) => Promise<string>;

export async function benchSign(rounds: number): Promise<void> {
  const services = await startServices();
  const { key } = await cosign('v3', home).generateKeyPair(home.folder);
  await raceSigners(disciplines(services, key), rounds, (fresh) =>
    printScrypt(services, key, fresh),
  );
  await services.stop();
}

/** @param then what else is measured with such images */
export async function raceSigners(
  all: readonly Discipline[],
  rounds: number,
  then: (fresh: Fresh) => Promise<void> = async () => {},
): Promise<void> {
  const registry = await startOlareg();
  const unsigned = readCases(vectors).get('unsigned');
  if (unsigned === undefined) throw new Error('the vectors lack unsigned');
  let images = 0;
  const fresh: Fresh = async (host = registry.host) => {
    images += 1;
    const name = `bench/${images}`;
    await loadCase(vectors, unsigned, registry, name);
    return `${host}/${name}@${unsigned.digest}`;
  };

  for (const discipline of all) {
    const { title, log, signers } = discipline;
    const contestants = signers.map(
      ({ name, command }): Contestant => ({
        name,
        run: async () => {
          const line = await command(await fresh(), log.url);
          await anyMoment();
          return runCommand(line);
        },
      }),
    );
    printRace(`sign index + 4 manifests, ${title}`, await race(contestants, rounds));
    await printRequests(discipline, registry.host, fresh);
  }
  await then(fresh);
  await registry.stop();
}

/**
 * Rekor v2 answers once a second. What starts right after what it answered before would be lucky, or
 * out of luck, in every round.
 */
function anyMoment(): Promise<void> {
  return sleep(Math.random() * 1000);
}

function disciplines(services: Services, key: string): readonly Discipline[] {
  const { rekorV1, rekorV2 } = services;
  const by = (version: 'v2' | 'v3', format: 'legacy' | 'bundle', api: 1 | 2): Signer => ({
    name: `cosign ${version}`,
    command: async (image, url) => {
      const { trustedRoot } = services;
      // A signing config is how v3 is told of logs; for legacy signatures it takes none.
      const log: SigningLog =
        format === 'bundle'
          ? { signingConfig: await services.signingConfig([{ url, version: api }]), trustedRoot }
          : { rekorUrl: url, trustedRoot };
      return {
        program: binary(version === 'v3' ? 'cosign3' : 'cosign2'),
        args: cosignSigning(version, image, { key, format, log }),
        env: cosignEnvironment(home),
      };
    },
  });
  const us = (format: 'legacy' | 'bundle', version: 1 | 2): Signer => ({
    name: 'webdis-trust',
    command: async (image, url) => ours(services, key, format, { url, version }, image),
  });
  return [
    {
      title: 'bundles, Rekor v2',
      log: rekorV2,
      signers: [us('bundle', 2), by('v3', 'bundle', 2)],
    },
    {
      title: 'bundles, Rekor v1',
      log: rekorV1,
      signers: [us('bundle', 1), by('v3', 'bundle', 1)],
    },
    {
      title: 'legacy, Rekor v1',
      log: rekorV1,
      signers: [us('legacy', 1), by('v2', 'legacy', 1), by('v3', 'legacy', 1)],
    },
  ];
}

function ours(
  { trustedRoot }: Services,
  key: string,
  format: 'legacy' | 'bundle',
  log: { readonly url: string; readonly version: 1 | 2 },
  image: string,
): Command {
  const flags = ourSigning({ key, trustedRoot, format, log });
  return {
    program: process.execPath,
    args: [cli, 'sign', '--quiet', ...flags, image],
    env: ourEnvironment(home),
  };
}

/** What each asks of registry and log; and our second run, which must not write. */
async function printRequests(
  { log, signers }: Discipline,
  upstream: string,
  fresh: Fresh,
): Promise<void> {
  const [registry, service] = await Promise.all([
    startProxy(upstream, 0),
    startProxy(log.url.replace('http://', ''), 0),
  ]);
  const counted = async (command: Command): Promise<string> => {
    await Promise.all([registry.count(), service.count()]);
    await runCommand(command);
    const [pushed, logged] = await Promise.all([registry.count(), service.count()]);
    return `registry ${pushed.requests} (${pushed.writes} writes), log ${logged.requests}`;
  };
  for (const [at, { name, command }] of signers.entries()) {
    const image = await fresh(registry.host);
    const line = await command(image, `http://${service.host}`);
    process.stdout.write(`  requests of ${name}: ${await counted(line)}\n`);
    if (at === 0) process.stdout.write(`  and of its second run: ${await counted(line)}\n`);
  }
  for (const proxy of [registry, service]) proxy.stop();
}

/** Once for a run, whatever it signs: the password's cost is what keeps a stolen key file closed. */
async function printScrypt(services: Services, key: string, fresh: Fresh): Promise<void> {
  const { url } = services.rekorV1;
  const command = ours(services, key, 'bundle', { url, version: 1 }, await fresh());
  const { stderr } = await promisify(execFile)(
    command.program,
    ['--import', counter, ...command.args],
    { env: { ...process.env, ...command.env } },
  );
  const { runs, time } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  process.stdout.write(
    `\nscrypt, to open the key: ${runs} × in a run that signs five manifests, ${time.toFixed(0)} ms\n`,
  );
}
