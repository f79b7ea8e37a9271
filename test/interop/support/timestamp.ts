// The timestamp authority of sigstore, with a certificate chain that lives as long as it does.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import { freePort, startServer } from './process.ts';

export interface TimestampServer {
  /** Where timestamps are asked for. */
  readonly url: string;
  /** PEM, the leaf first. */
  readonly certificates: string;
  stop(): Promise<void>;
}

/**
 * It insists on port 2112 of every interface, for its metrics, and dies if another client has it (Rekor
 * v1 wants it too). So it runs in a network of its own, and answers by a Unix socket.
 */
export async function startTimestampServer(): Promise<TimestampServer> {
  const folder = temporaryFolder('timestamp');
  const socket = join(folder.path, 'socket');
  const port = await freePort();
  const isolated = process.getuid?.() === 0 ? ['--net'] : ['--map-root-user', '--net'];
  const listen = ['--scheme', 'unix', '--socket-path', socket];
  const server = await startServer({
    name: 'timestamp-server',
    command: 'unshare',
    args: [
      ...[...isolated, binary('timestamp-server'), 'serve', ...listen],
      // Its clock would be compared with servers on the internet.
      ...['--timestamp-signer', 'memory', '--disable-ntp-monitoring'],
    ],
    port,
    socket,
  });
  const front = createServer((client) => {
    const onward = connect(socket);
    for (const [from, to] of [[client, onward] as const, [onward, client] as const]) {
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  }).listen(port, '127.0.0.1');
  front.unref();
  await once(front, 'listening');
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/timestamp/certchain`);
  return {
    url: `http://127.0.0.1:${port}/api/v1/timestamp`,
    certificates: await answer.text(),
    stop: async () => {
      front.close();
      await server.stop();
      folder.remove();
    },
  };
}
