// nginx in front of a registry: TLS, and whatever a directive can do to a request.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import type { Certificate } from './ca.ts';
import { freePort, startServer } from './process.ts';

export interface FrontOptions {
  /** `127.0.0.1:PORT` of the registry behind it. */
  readonly upstream: string;
  /** Serve TLS with this certificate; plain http without. */
  readonly certificate?: Certificate;
  /** Where it listens; on any free port of 127.0.0.1 unless said otherwise. */
  readonly listen?: { readonly address: string; readonly port: number };
  /** Directives for the server block, such as `limit_rate 1m;` or further locations. */
  readonly directives?: string;
  /** Directives for the http block, such as `limit_req_zone …;`. */
  readonly httpDirectives?: string;
}

export interface Front {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** The access log, a line for each request: `METHOD URI STATUS`. */
  requests(): string[];
  log(): string;
  stop(): Promise<void>;
}

/** Starts nginx in the foreground; every file that it writes is in a temporary folder. */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { address, port } = options.listen ?? { address: '127.0.0.1', port: await freePort() };
  const folder = temporaryFolder('nginx');
  const file = (name: string): string => join(folder.path, name);
  writeFileSync(file('nginx.conf'), config(options, `${address}:${port}`, file));
  const args = ['-p', folder.path, '-e', 'stderr', '-c', file('nginx.conf')];
  const server = await startServer({
    name: 'nginx',
    command: binary('nginx'),
    args,
    port,
    address,
  });
  return {
    host: `${address}:${port}`,
    port,
    pid: server.pid,
    requests: () => readFileSync(file('access.log'), 'utf8').split('\n').filter(Boolean),
    log: server.log,
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

function config(options: FrontOptions, listen: string, file: (name: string) => string): string {
  const { upstream, certificate, directives = '', httpDirectives = '' } = options;
  const tls = certificate
    ? `ssl_certificate ${certificate.certificate}; ssl_certificate_key ${certificate.key};`
    : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${file(name)};`)
    .join(' ');
  return `daemon off;
master_process off;
pid ${file('nginx.pid')};
error_log stderr warn;
events { worker_connections 512; }
http {
  ${temporary}
  log_format request '$request_method $request_uri $status';
  access_log ${file('access.log')} request;
  client_max_body_size 0;
  proxy_buffering off;
  proxy_request_buffering off;
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-Proto $scheme;
  proxy_set_header Connection '';
  ${httpDirectives}
  upstream registry { server ${upstream}; keepalive 32; }
  server {
    listen ${listen}${certificate ? ' ssl' : ''};
    ${tls}
    ${directives}
    location / { proxy_pass http://registry; }
  }
}
`;
}
