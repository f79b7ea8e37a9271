// A proxy in front of a registry or a service that writes down what is asked of it.
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
}

export interface Recorder {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly requests: Asked[];
  /** Those that may change something. */
  writes(): readonly Asked[];
  stop(): void;
}

export async function startRecorder(upstream: string): Promise<Recorder> {
  const [host, port] = upstream.split(':');
  const agent = new Agent({ keepAlive: true });
  const requests: Asked[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    requests.push({ method, path });
    // With the Host that was asked for, so that locations lead back here.
    const onward = request({ host, port, method, path, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    writes: () => requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
    stop: () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
