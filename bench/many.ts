/** Many images in one run: the time for each, and whether memory stays flat. */

import { loadCase } from '../sandbox/images.ts';
import { startRegistry } from '../sandbox/registry/index.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { runCommand } from './processes.ts';
import { cli, key, trustedRoot } from './world.ts';

export async function benchMany(): Promise<void> {
  const registry = await startRegistry();
  const home = temporaryFolder('bench').path;
  process.stdout.write(
    '\nmany images in one run, five manifests each, legacy and bundles in turn\n',
  );
  for (const count of [10, 50, 200]) {
    const images = Array.from({ length: count }, (_, at) => {
      const name = at % 2 === 0 ? 'legacy-rekor-v1' : 'bundle-rekor-v1';
      loadCase(registry, `many/image-${at}`, name);
      return `${registry.host}/many/image-${at}:0.1.24`;
    });
    const flags = ['--quiet', '--parity', 'false', '--key', key, '--trusted-root', trustedRoot];
    const { time, memory } = await runCommand({
      program: process.execPath,
      args: [cli, 'verify', ...flags, ...images],
      env: { HOME: home },
    });
    process.stdout.write(
      `  ${String(count).padStart(4)} images  ${(time / count).toFixed(1).padStart(6)} ms for each  ${memory.toFixed(0)} MiB\n`,
    );
  }
  await registry.stop();
}
