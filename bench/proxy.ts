/**
 * A proxy in its own process, between a client and a server: it counts requests and delays each of them.
 * Prints its port, then answers `count` lines on stdin with the requests since the last one.
 */

import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';

const [upstream = '', delayText = '0'] = process.argv.slice(2);
const delay = Number(delayText);
const [host, port] = upstream.split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let requests = 0;

const server = createServer((incoming, outgoing) => {
  requests += 1;
  if (delay === 0) forward(incoming, outgoing);
  else setTimeout(() => forward(incoming, outgoing), delay);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});

function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url: path, headers } = incoming;
  const onward = request({ host, port, method, path, headers, agent }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

createInterface({ input: process.stdin }).on('line', () => {
  process.stdout.write(`${requests}\n`);
  requests = 0;
});
process.stdin.on('end', () => process.exit(0));
