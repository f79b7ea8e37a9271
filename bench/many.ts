/** Verifies many images in one run: measures the time for each, and whether memory use stays constant. */

import { loadCase } from '../sandbox/images.ts';
import { startRegistry } from '../sandbox/registry/index.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { runCommand } from './processes.ts';
import { mebibytes, seconds } from './statistics.ts';
import type { Show } from './table.ts';
import { cli, key, trustedRoot } from './world.ts';

export async function benchMany(show: Show): Promise<void> {
  const registry = await startRegistry();
  const home = temporaryFolder('bench').path;
  const rows: string[][] = [];
  for (const count of [10, 50, 200]) {
    const images = Array.from({ length: count }, (_, at) => {
      const name = at % 2 === 0 ? 'legacy-rekor-v1' : 'bundle-rekor-v1';
      loadCase(registry, `many/image-${at}`, name);
      return `${registry.host}/many/image-${at}:0.1.24`;
    });
    const flags = ['--quiet', '--parity', 'false', '--key', key, '--trusted-root', trustedRoot];
    const { time, cpu, memory } = await runCommand({
      program: process.execPath,
      args: [cli, 'verify', ...flags, ...images],
      env: { HOME: home },
    });
    const each = `${(time / count).toFixed(1)} ms`;
    rows.push([`${count} images`, each, seconds(time), seconds(cpu), mebibytes(memory)]);
  }
  show({
    title: 'many images in one run, five manifests each, legacy and bundles in turn',
    columns: ['', 'time of each', 'time', 'CPU time', 'memory'],
    rows,
  });
  await registry.stop();
}
