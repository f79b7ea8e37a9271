// Docker Hub and ECR Public under their own names and over TLS, for the processes of a network namespace:
// nginx, which asks for tokens and redirects requests for blobs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from './binaries.ts';
import { type Certificate, createCa } from './ca.ts';
import { startServer } from './process.ts';
import type { Registry } from './registries.ts';

export interface Named {
  /** The certificate of the authority that issued theirs. */
  readonly ca: string;
  /** `host method path status authorization?` */
  requests(): readonly string[];
  stop(): Promise<void>;
}

/** Who serves what, as Hub and ECR Public divide it: API, tokens, blobs (registries.md §3.3, §2.5). */
const hub = {
  api: 'registry-1.docker.io',
  realm: 'https://auth.docker.io/token',
  service: 'registry.docker.io',
  storage: 'production.cloudflare.docker.com',
  token: 'hub-token',
};
const ecr = {
  api: 'public.ecr.aws',
  realm: 'https://public.ecr.aws/token/',
  service: 'public.ecr.aws',
  storage: 'd2glxqk2uabbnd.cloudfront.net',
  token: 'ecr-token',
};

/** All of them, the registries first. */
export const realNames = [hub.api, 'auth.docker.io', hub.storage, ecr.api, ecr.storage] as const;

export async function startNamed(
  folder: string,
  behindHub: Registry,
  behindEcr: Registry,
): Promise<Named> {
  const ca = await createCa(folder);
  const certificate = await ca.issue(...realNames);
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, config(certificate, folder, behindHub, behindEcr));
  const nginx = await startServer({
    name: 'nginx',
    command: binary('nginx'),
    args: ['-p', folder, '-e', 'stderr', '-c', file],
    port: 443,
  });
  return {
    ca: ca.certificate,
    requests: () => readFileSync(join(folder, 'access.log'), 'utf8').split('\n').filter(Boolean),
    stop: nginx.stop,
  };
}

function config(
  { certificate: chain, key }: Certificate,
  folder: string,
  behindHub: Registry,
  behindEcr: Registry,
): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join(' ');
  return `daemon off;
master_process off;
pid ${join(folder, 'nginx.pid')};
events { worker_connections 256; }
http {
  ${temporary}
  log_format request '$host $request_method $request_uri $status $http_authorization';
  access_log ${join(folder, 'access.log')} request;
  client_max_body_size 0;
  proxy_request_buffering off;
  proxy_http_version 1.1;
  ssl_certificate ${chain};
  ssl_certificate_key ${key};
  ${api(hub, behindHub)}
  ${storage(hub, behindHub)}
  ${tokens('auth.docker.io', '/token', hub.token)}
  ${api(ecr, behindEcr, tokenLocation('/token/', ecr.token))}
  ${storage(ecr, behindEcr)}
}
`;
}

/** 401 with a challenge until the token comes; blobs are elsewhere, and whether one exists is answered here. */
function api(
  { api: name, realm, service, storage: elsewhere, token }: typeof hub,
  registry: Registry,
  more = '',
) {
  const challenge = `if ($http_authorization != "Bearer ${token}") {
        add_header WWW-Authenticate 'Bearer realm="${realm}",service="${service}"' always;
        return 401 '{"errors":[{"code":"UNAUTHORIZED"}]}';
      }`;
  return `server {
    listen 127.0.0.1:443 ssl;
    server_name ${name};
    # Uploads continue where the Location says.
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-Proto https;
    ${more}
    location /v2/ {
      ${challenge}
      proxy_pass http://${registry.host};
    }
    location ~ ^/v2/.+/blobs/sha256: {
      ${challenge}
      if ($request_method = GET) { return 307 https://${elsewhere}$request_uri?signature=secret; }
      proxy_pass http://${registry.host};
    }
  }`;
}

/** As S3 does it: two mechanisms of authorization at once are refused. */
function storage({ storage: name }: typeof hub, registry: Registry) {
  return `server {
    listen 127.0.0.1:443 ssl;
    server_name ${name};
    location / {
      if ($http_authorization != "") { return 400; }
      if ($arg_signature != "secret") { return 403; }
      proxy_pass http://${registry.host}$uri;
    }
  }`;
}

function tokens(name: string, path: string, token: string) {
  return `server {
    listen 127.0.0.1:443 ssl;
    server_name ${name};
    ${tokenLocation(path, token)}
  }`;
}

function tokenLocation(path: string, token: string) {
  return `location = ${path} {
      default_type application/json;
      return 200 '{"token":"${token}","expires_in":300}';
    }`;
}
