/** A large image over TLS without delay: Docker registry 2.8.2 to distribution 3, both behind nginx. */

import { loadavg } from 'node:os';
import { createCa } from '../test/interop/support/ca.ts';
import { startFront } from '../test/interop/support/nginx.ts';
import { startDistribution3, startDockerRegistry } from '../test/interop/support/registries.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { copiers } from './copiers.ts';
import { pushGenerated } from './generated.ts';
import { runCommand } from './processes.ts';
import { printRace, race } from './statistics.ts';

/** Loopback is spoken to over http, save on the port of https; no other program is on these. */
const addresses = ['127.0.43.1', '127.0.43.2'] as const;

export async function benchMirrorLarge(rounds: number, bytes: number): Promise<void> {
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
  await pushGenerated(registries[0].host, 'large', bytes);

  const env = { HOME: folder, NODE_EXTRA_CA_CERTS: ca.certificate, SSL_CERT_FILE: ca.certificate };
  const image = `${addresses[0]}:443/large:latest`;
  let copies = 0;
  const contestants = copiers({ env, tls: true, unsigned: true }).map(({ name, command }) => ({
    name,
    run: () => {
      copies += 1;
      return runCommand(command(image, `${addresses[1]}:443/large-${copies}:latest`));
    },
  }));
  const title = `mirror ${(bytes / 1_000_000).toFixed(0)} MB over TLS, no delay`;
  const load = loadavg()[0]?.toFixed(1);
  printRace(`${title} (load ${load})`, await race(contestants, rounds));
  await Promise.all([...fronts, ...registries].map((server) => server.stop()));
}
