/** Mirrors large images: over TLS, to another repository of the same registry, and from and to layouts on disk. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCa } from '../test/interop/support/ca.ts';
import { startFront } from '../test/interop/support/nginx.ts';
import { startDistribution3, startDockerRegistry } from '../test/interop/support/registries.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { type Copier, copiers } from './copiers.ts';
import { pushGenerated } from './generated.ts';
import { runCommand } from './processes.ts';
import { race } from './statistics.ts';
import type { Show } from './table.ts';

/** Loopback is contacted over http, save on the port of https; no other program is on these. */
const addresses = ['127.0.43.1', '127.0.43.2'] as const;

/** Docker registry 2.8.2 to distribution 3, both behind nginx, without delay: in six layers, and in one. */
export async function benchMirrorLarge(rounds: number, bytes: number, show: Show): Promise<void> {
  const folder = temporaryFolder('bench').path;
  const ca = await createCa(folder);
  const certificate = await ca.issue(...addresses);
  const registries = await Promise.all([startDockerRegistry(), startDistribution3()]);
  const fronts = await Promise.all(
    registries.map(({ host }, at) => {
      const listen = { address: addresses[at] ?? '127.0.0.1', port: 443 };
      return startFront({ upstream: host, certificate, listen });
    }),
  );
  const env = { HOME: folder, NODE_EXTRA_CA_CERTS: ca.certificate, SSL_CERT_FILE: ca.certificate };
  const tools = copiers({ env, tls: true, unsigned: true });
  for (const layers of [6, 1]) {
    const repository = `large-${layers}`;
    await pushGenerated(registries[0].host, repository, { bytes, layers });
    const source = `${addresses[0]}:443/${repository}:latest`;
    const target = (copy: number) => `${addresses[1]}:443/${repository}-${copy}:latest`;
    const title = `mirror ${megabytes(bytes)} over TLS, ${layers === 1 ? '1 layer' : `${layers} layers`}, no delay`;
    show(await race(title, copying(tools, source, target), rounds));
  }
  await Promise.all([...fronts, ...registries].map((server) => server.stop()));
}

/** What moves on one machine: a mount in a registry, and layouts. */
export async function benchMirrorLocal(rounds: number, bytes: number, show: Show): Promise<void> {
  const folder = temporaryFolder('bench').path;
  const registry = await startDistribution3();
  await pushGenerated(registry.host, 'large', { bytes, layers: 6 });
  const source = `${registry.host}/large:latest`;
  const tools = copiers({ env: { HOME: folder }, unsigned: true });
  const withLayouts = tools.filter(({ name }) => !name.startsWith('crane'));
  const size = megabytes(bytes);

  const mounted = (copy: number) => `${registry.host}/mounted-${copy}:latest`;
  const mounts = copying(tools, source, mounted);
  show(await race(`mirror ${size} to another repository of the same registry`, mounts, rounds));

  const path = (copy: number) => join(folder, `layout-${copy}`);
  const layout = (copy: number) => {
    // Only the last copy stays on the disk.
    rmSync(path(copy - 1), { recursive: true, force: true });
    return `oci:${path(copy)}:latest`;
  };
  const down = copying(withLayouts, source, layout);
  show(await race(`mirror ${size} from a registry to a layout on disk`, down, rounds));

  const kept = `oci:${join(folder, 'kept')}:latest`;
  const [ours] = tools;
  if (ours !== undefined) await runCommand(ours.command(source, kept));
  const across = copying(withLayouts, kept, layout);
  show(await race(`mirror ${size} from a layout to a layout`, across, rounds));
  await registry.stop();
}

/** Every run copies to a target of its own. */
function copying(tools: readonly Copier[], source: string, target: (copy: number) => string) {
  let copies = 0;
  return tools.map(({ name, command }) => ({
    name,
    run: () => {
      copies += 1;
      return runCommand(command(source, target(copies)));
    },
  }));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
