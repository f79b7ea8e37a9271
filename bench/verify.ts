/** Index and four children on two registries: one process of ours, one of cosign's for each digest. */

import { binary } from '../test/interop/support/binaries.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { type Command, runAll, runCommand } from './processes.ts';
import { printRace, race } from './statistics.ts';
import {
  cli,
  type DelayingProxy,
  digestsOf,
  key,
  startProxy,
  startTwo,
  trustedRoot,
} from './world.ts';

const cases = ['legacy-rekor-v1', 'bundle-rekor-v1'];
const home = temporaryFolder('bench').path;

export async function benchVerify(rounds: number): Promise<void> {
  const registries = await startTwo(cases);
  for (const delay of [0, 20]) {
    const proxies = await Promise.all(registries.map(({ host }) => startProxy(host, delay)));
    const hosts =
      delay === 0 ? registries.map(({ host }) => host) : proxies.map(({ host }) => host);
    for (const name of cases) {
      if (delay === 0) await printRequests(name, proxies);
      const title = `verify index + 4 children on two registries, ${name}, ${delay} ms`;
      printRace(title, await race(contestants(name, hosts), rounds));
    }
    for (const proxy of proxies) proxy.stop();
  }
  await Promise.all(registries.map((registry) => registry.stop()));
}

function contestants(name: string, hosts: readonly string[]) {
  return [
    { name: 'webdis-trust, one process', run: () => runCommand(ours(name, hosts)) },
    {
      name: 'cosign v3, one after the other',
      run: () => runAll(cosign('cosign3', name, hosts), 1),
    },
    { name: 'cosign v3, xargs -P 10', run: () => runAll(cosign('cosign3', name, hosts), 10) },
    {
      name: 'cosign v2, one after the other',
      run: () => runAll(cosign('cosign2', name, hosts), 1),
    },
  ];
}

function ours(name: string, hosts: readonly string[]): Command {
  const images = hosts.map((host) => `${host}/webdis/${name}:0.1.24`);
  const flags = ['--quiet', '--key', key, '--trusted-root', trustedRoot];
  // A legacy payload names the registry where it was signed. That is one of the images of the run, as
  // with Webdis, or it is given; then payloads are rebuilt and not fetched. These were signed elsewhere.
  if (name.startsWith('legacy')) flags.push('--expected-reference', signedAs(name));
  return {
    program: process.execPath,
    args: [cli, 'verify', ...flags, ...images],
    env: { HOME: home },
  };
}

/** By tag for the index and by digest for each child, as a careful user would have to. */
function cosign(program: string, name: string, hosts: readonly string[]): readonly Command[] {
  const [, ...children] = digestsOf(name);
  const references = [':0.1.24', ...children.map((digest) => `@${digest}`)];
  const flags = ['--key', key, '--trusted-root', trustedRoot, '--offline'];
  return hosts.flatMap((host) =>
    references.map((reference) => ({
      program: binary(program),
      args: ['verify', ...flags, '--allow-http-registry', `${host}/webdis/${name}${reference}`],
      env: { HOME: home },
    })),
  );
}

async function printRequests(name: string, proxies: readonly DelayingProxy[]): Promise<void> {
  const [proxy] = proxies;
  if (proxy === undefined) return;
  await proxy.count();
  await runCommand(ours(name, [proxy.host]));
  const mine = await proxy.count();
  await runAll(cosign('cosign3', name, [proxy.host]), 1);
  const theirs = await proxy.count();
  process.stdout.write(
    `\nrequests for one registry, ${name}: webdis-trust ${mine.requests}, cosign v3 ${theirs.requests}\n`,
  );
}

/** The reference in the payloads of a vector. */
function signedAs(name: string): string {
  return `127.0.0.1:5111/${name}/webdis`;
}
