/** Index and four manifests, signed recursively: one process of this tool, one of cosign; real logs. */

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
import { type Contestant, race, seconds } from './statistics.ts';
import type { Show, Table } from './table.ts';
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

/** Makes an image that has no signature yet, and returns its reference. */
type Fresh = () => Promise<string>;

export async function benchSign(rounds: number, show: Show): Promise<void> {
  const services = await startServices();
  const { key } = await cosign('v3', home).generateKeyPair(home.folder);
  await raceSigners(disciplines(services, key), rounds, show, async (fresh) =>
    show(await scryptTable(services, key, fresh)),
  );
  await services.stop();
}

/** @param then what else is measured with such images */
export async function raceSigners(
  all: readonly Discipline[],
  rounds: number,
  show: Show,
  then: (fresh: Fresh) => Promise<void> = async () => {},
): Promise<void> {
  const registry = await startOlareg();
  const images = await startProxy(registry.host, 0);
  const unsigned = readCases(vectors).get('unsigned');
  if (unsigned === undefined) throw new Error('the vectors lack unsigned');
  let made = 0;
  const fresh: Fresh = async () => {
    made += 1;
    const name = `bench/${made}`;
    await loadCase(vectors, unsigned, registry, name);
    return `${images.host}/${name}@${unsigned.digest}`;
  };

  for (const { title, log, signers } of all) {
    const entries = await startProxy(log.url.replace('http://', ''), 0);
    const lines = new Map<Signer, Command>();
    const contestants = signers.map((signer): Contestant => {
      const { name, command } = signer;
      return {
        name,
        run: async () => {
          const line = await command(await fresh(), `http://${entries.host}`);
          lines.set(signer, line);
          await anyMoment();
          return runCommand(line);
        },
      };
    });
    const [ours] = signers;
    const again: Contestant = {
      name: `${ours?.name} again: signed already`,
      run: async () => {
        const line = ours && lines.get(ours);
        if (line === undefined) throw new Error('the first contestant has signed nothing');
        return runCommand(line);
      },
    };
    const proxies = [images, entries];
    show(
      await race(`sign index + 4 manifests, ${title}`, [...contestants, again], rounds, proxies),
    );
    entries.stop();
  }
  await then(fresh);
  images.stop();
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
      // v3 gets the logs from a signing config; for legacy signatures it accepts none.
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

/** Once for a run, whatever it signs: the password's cost is what keeps a stolen key file closed. */
async function scryptTable(services: Services, key: string, fresh: Fresh): Promise<Table> {
  const { url } = services.rekorV1;
  const command = ours(services, key, 'bundle', { url, version: 1 }, await fresh());
  const { stderr } = await promisify(execFile)(
    command.program,
    ['--import', counter, ...command.args],
    { env: { ...process.env, ...command.env } },
  );
  const { runs, time } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  return {
    title: 'scrypt, which opens the key, in a run that signs five manifests',
    columns: ['', ''],
    rows: [
      ['runs of scrypt', String(runs)],
      ['time', seconds(time)],
    ],
  };
}
