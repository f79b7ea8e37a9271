/** Mirrors a small signed image to one registry, and to two: this tool, oras, regctl, and crane (image only). */

import { loadCase, readCases } from '../test/interop/support/load.ts';
import { startDistribution3, startOlareg } from '../test/interop/support/registries.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { copiers, mirror } from './copiers.ts';
import { benchMirrorLarge, benchMirrorLocal } from './mirror-large.ts';
import { type Command, runAll, runCommand } from './processes.ts';
import { race } from './statistics.ts';
import type { Show } from './table.ts';
import { startProxy, vectors } from './world.ts';

const cases = ['legacy-rekor-v1', 'bundle-rekor-v1'];
const delay = 20;
const MB = 1_000_000;

export async function benchMirror(
  rounds: number,
  show: Show,
  { large }: { large: boolean },
): Promise<void> {
  await benchSmall(rounds, show);
  await benchMirrorLarge(rounds, 600 * MB, show);
  await benchMirrorLocal(rounds, 600 * MB, show);
  if (large) await benchMirrorLarge(1, 6000 * MB, show);
}

/** From the Referrers API to fallback tags, the longer way; every request is delayed on both sides. */
async function benchSmall(rounds: number, show: Show): Promise<void> {
  const registries = await Promise.all([startOlareg(), startDistribution3(), startDistribution3()]);
  const [from] = registries;
  const proxies = await Promise.all(registries.map(({ host }) => startProxy(host, delay)));
  const [source, target, second] = proxies;
  if (source === undefined || target === undefined || second === undefined) {
    throw new Error('three proxies were started');
  }
  const env = { HOME: temporaryFolder('bench').path };
  const tools = copiers({ env });
  for (const name of cases) {
    const one = readCases(vectors).get(name);
    if (one === undefined) throw new Error(`the vectors lack ${name}`);
    await loadCase(vectors, one, from, name);
    const image = `${source.host}/${name}:0.1.24`;
    let copies = 0;
    const fresh = () => {
      copies += 1;
      return `${name}-${copies}:0.1.24`;
    };

    const cold = tools.map((tool) => ({
      name: tool.name,
      run: () => runCommand(tool.command(image, `${target.host}/${fresh()}`)),
    }));
    const title = `${name}, ${delay} ms`;
    show(await race(`mirror, nothing there yet, ${title}`, cold, rounds, [source, target]));

    const warm = [];
    for (const tool of tools) {
      const again = tool.command(image, `${target.host}/${fresh()}`);
      await runCommand(again);
      warm.push({ name: tool.name, run: () => runCommand(again) });
    }
    show(await race(`mirror, nothing to do, ${title}`, warm, rounds, [source, target]));

    const [, ...others] = tools;
    const both = () => {
      const copy = fresh();
      return [`${target.host}/${copy}`, `${second.host}/${copy}`];
    };
    const toBoth = [
      {
        name: 'webdis-trust, one process',
        run: () => runCommand(mirror([image, ...both()], { env })),
      },
      ...others.map((tool) => ({
        name: `${tool.name}, 2 concurrently`,
        run: () =>
          runAll(
            both().map((copy): Command => tool.command(image, copy)),
            2,
          ),
      })),
    ];
    show(await race(`mirror to two registries, ${title}`, toBoth, rounds, proxies));
  }
  for (const proxy of proxies) proxy.stop();
  await Promise.all(registries.map((registry) => registry.stop()));
}
