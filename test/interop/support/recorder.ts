// A proxy in front of a registry or a service that writes down what is asked of it.
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  /** Port of the recorder. */
  readonly port: number;
  readonly method: string;
  readonly path: string;
}

export interface Recorder {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly requests: Asked[];
  /** A status to answer with in the registry's place; 0: nothing, the connection ends. Asked before each request. */
  says: (asked: Asked) => number | undefined;
  /** Those that may change something. */
  writes(): readonly Asked[];
  stop(): void;
}

/** Several may write into one list, in the order in which all of them were asked. */
export async function startRecorder(upstream: string, requests: Asked[] = []): Promise<Recorder> {
  const [host, port] = upstream.split(':');
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const asked = { port: (server.address() as AddressInfo).port, method, path };
    requests.push(asked);
    const status = recorder.says(asked);
    if (status === 0) return void outgoing.destroy();
    if (status !== undefined) {
      return void outgoing.writeHead(status, { 'retry-after': '86400' }).end();
    }
    // With the Host that was asked for, so that locations lead back here.
    const onward = request({ host, port, method, path, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const recorder: Recorder = {
    says: () => undefined,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    writes: () => requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
    stop: () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
  return recorder;
}
