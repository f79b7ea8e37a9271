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
  /** Said instead of what the registry would say, as long as it is set; 0: nothing, the connection ends. */
  says: number | undefined;
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
    requests.push({ port: (server.address() as AddressInfo).port, method, path });
    if (recorder.says !== undefined) {
      if (recorder.says === 0) outgoing.destroy();
      else outgoing.writeHead(recorder.says, { 'retry-after': '86400' }).end();
      return;
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
    says: undefined,
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
