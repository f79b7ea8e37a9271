/** Index and four children on two registries: one process of this tool, one of cosign for each digest. */

import { binary } from '../test/interop/support/binaries.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { type Command, runAll, runCommand } from './processes.ts';
import { race } from './statistics.ts';
import type { Show } from './table.ts';
import { cli, digestsOf, key, startProxy, startTwo, trustedRoot, vectors } from './world.ts';

const home = temporaryFolder('bench').path;

/** A signed image of the vectors, and how each tool is to verify it. */
export interface Signed {
  /** the case */
  readonly name: string;
  readonly vectors: string;
  readonly ours: readonly string[];
  readonly cosign: readonly string[];
  readonly versions: readonly ('v2' | 'v3')[];
}

const byKey = ['legacy-rekor-v1', 'bundle-rekor-v1'].map((name): Signed => {
  const cosign = ['--key', key, '--trusted-root', trustedRoot];
  const ours = [...cosign, ...signedAs(`127.0.0.1:5111/${name}/webdis`)];
  return { name, vectors, ours, cosign, versions: ['v3', 'v2'] };
});

/**
 * A legacy payload names the registry where it was signed. That is one of the images of the run, as with
 * Webdis, or it is given; then payloads are rebuilt and not fetched. These were signed elsewhere.
 */
export function signedAs(reference: string): readonly string[] {
  return reference.includes('legacy') ? ['--expected-reference', reference] : [];
}

export function benchVerify(rounds: number, show: Show): Promise<void> {
  return raceVerifiers(byKey, rounds, show);
}

/** Without delay and with 20 ms for each request. All are of the same vectors. */
export async function raceVerifiers(
  all: readonly Signed[],
  rounds: number,
  show: Show,
): Promise<void> {
  const names = all.map(({ name }) => name);
  const registries = await startTwo(names, all[0]?.vectors);
  for (const delay of [0, 20]) {
    const proxies = await Promise.all(registries.map(({ host }) => startProxy(host, delay)));
    // A proxy costs time of its own, so without delay there is none between the programs and the registries.
    const [counting, hosts] = delay === 0 ? [[], registries] : [proxies, proxies];
    for (const signed of all) {
      const title = `verify index + 4 children on two registries, ${signed.name}, ${delay} ms`;
      const images = hosts.map(({ host }) => host);
      show(await race(title, contestants(signed, images), rounds, counting));
    }
    for (const proxy of proxies) proxy.stop();
  }
  await Promise.all(registries.map((registry) => registry.stop()));
}

function contestants(signed: Signed, hosts: readonly string[]) {
  const inTurn = signed.versions.map((version) => ({
    name: `cosign ${version}, one after the other`,
    run: () => runAll(cosign(version, signed, hosts), 1),
  }));
  return [
    { name: 'webdis-trust, one process', run: () => runCommand(ours(signed, hosts)) },
    ...inTurn,
    {
      name: 'cosign v3, xargs -P 10',
      run: () => runAll(cosign('v3', signed, hosts), 10),
    },
  ];
}

function ours({ name, ours: flags }: Signed, hosts: readonly string[]): Command {
  const images = hosts.map((host) => `${host}/webdis/${name}:0.1.24`);
  return {
    program: process.execPath,
    args: [cli, 'verify', '--quiet', ...flags, ...images],
    env: { HOME: home },
  };
}

/** By tag for the index and by digest for each child, as a careful user would have to. */
function cosign(
  version: 'v2' | 'v3',
  { name, vectors: folder, cosign: flags }: Signed,
  hosts: readonly string[],
): readonly Command[] {
  const [, ...children] = digestsOf(name, folder);
  const references = [':0.1.24', ...children.map((digest) => `@${digest}`)];
  return hosts.flatMap((host) =>
    references.map((reference) => ({
      program: binary(version === 'v3' ? 'cosign3' : 'cosign2'),
      args: [
        ...['verify', ...flags, '--offline'],
        ...['--allow-http-registry', `${host}/webdis/${name}${reference}`],
      ],
      env: { HOME: home },
    })),
  );
}
