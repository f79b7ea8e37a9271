/** A signed image to another registry: ours, oras, regctl, and crane for the image alone. */

import { loadavg } from 'node:os';
import { loadCase, readCases } from '../test/interop/support/load.ts';
import { startDistribution3, startOlareg } from '../test/interop/support/registries.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { type Copier, copiers } from './copiers.ts';
import { benchMirrorLarge } from './mirror-large.ts';
import { runCommand } from './processes.ts';
import { methodsOf, purposesOf } from './requests.ts';
import { printRace, race } from './statistics.ts';
import { type DelayingProxy, startProxy, vectors } from './world.ts';

const cases = ['legacy-rekor-v1', 'bundle-rekor-v1'];
const delay = 20;
const MB = 1_000_000;

export async function benchMirror(rounds: number, { large }: { large: boolean }): Promise<void> {
  await benchSmall(rounds);
  await benchMirrorLarge(rounds, 600 * MB);
  if (large) await benchMirrorLarge(1, 6000 * MB);
}

/** From the Referrers API to fallback tags, the longer way; every request is delayed on both sides. */
async function benchSmall(rounds: number): Promise<void> {
  const registries = await Promise.all([startOlareg(), startDistribution3()]);
  const [from] = registries;
  const proxies = await Promise.all(registries.map(({ host }) => startProxy(host, delay)));
  const [source, target] = proxies;
  if (source === undefined || target === undefined) throw new Error('two proxies were started');
  const tools = copiers({ env: { HOME: temporaryFolder('bench').path } });
  for (const name of cases) {
    const one = readCases(vectors).get(name);
    if (one === undefined) throw new Error(`the vectors lack ${name}`);
    await loadCase(vectors, one, from, name);
    const image = `${source.host}/${name}:0.1.24`;
    let copies = 0;
    const fresh = (): string => {
      copies += 1;
      return `${target.host}/${name}-${copies}:0.1.24`;
    };
    const cold = tools.map((tool) => ({
      name: tool.name,
      run: () => runCommand(tool.command(image, fresh())),
    }));
    const load = loadavg()[0]?.toFixed(1);
    printRace(
      `mirror, nothing there yet, ${name}, ${delay} ms (load ${load})`,
      await race(cold, rounds),
    );

    const copied = await printRequests(tools, image, fresh, [source, target]);
    const warm = tools.map((tool) => ({
      name: tool.name,
      run: () => runCommand(tool.command(image, copied.get(tool) ?? fresh())),
    }));
    printRace(`mirror, nothing to do, ${name}, ${delay} ms`, await race(warm, rounds));
  }
  for (const proxy of proxies) proxy.stop();
  await Promise.all(registries.map((registry) => registry.stop()));
}

/** Of a first run and a second one. Where each has copied to comes back. */
async function printRequests(
  tools: readonly Copier[],
  image: string,
  fresh: () => string,
  proxies: readonly [DelayingProxy, DelayingProxy],
): Promise<ReadonlyMap<Copier, string>> {
  const copied = new Map<Copier, string>();
  for (const run of ['nothing there yet', 'nothing to do']) {
    process.stdout.write(`\nrequests, ${run}: source + target (copy, probes, read-back)\n`);
    for (const tool of tools) {
      const target = copied.get(tool) ?? fresh();
      copied.set(tool, target);
      const [source, there] = proxies;
      await Promise.all([source.count(), there.count()]);
      await runCommand(tool.command(image, target));
      const [read, asked] = await Promise.all([source.count(), there.count()]);
      const { copy, probes, readBack } = purposesOf(read.answers, asked.answers);
      process.stdout.write(
        `  ${tool.name.padEnd(36)} ${read.requests} + ${asked.requests} (${copy}, ${probes}, ${readBack})` +
          `  source ${methodsOf(read.answers)}; target ${methodsOf(asked.answers)}\n`,
      );
    }
  }
  return copied;
}
