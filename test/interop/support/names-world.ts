// Docker Hub and ECR Public under their own names, for the process of a network namespace: started by
// names.test.ts, which reads the JSON that this prints.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAction } from '../../e2e/support/action.ts';
import { binary } from './binaries.ts';
import { type Certificate, createCa } from './ca.ts';
import { temporaryFolder } from './folder.ts';
import { loadCase, readCases, type VectorCase } from './load.ts';
import { startServer } from './process.ts';
import { type Registry, startDistribution3, startOlareg } from './registries.ts';

/** What the test asserts about. */
export interface WorldResult {
  readonly own: Observed;
  readonly ownBundles: Observed;
  readonly defaults: Observed;
  /** `host method path status authorization?` */
  readonly requests: readonly string[];
}

interface Observed {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly stdout: string;
}

const vectors = fileURLToPath(new URL('../../vectors/cosign-made', import.meta.url));

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

const folder = temporaryFolder('names');
const ca = await createCa(folder.path);
const certificate = await ca.issue(hub.api, 'auth.docker.io', hub.storage, ecr.api, ecr.storage);
/** What the tag `latest` is; its payloads can be rebuilt, so that no blob is fetched. */
const legacy = tagged('legacy-hub-identity', 'latest');
/** Bundles are blobs, which come from elsewhere. */
const bundles = tagged('bundle-rekor-v2', 'bundles');
const [behindHub, behindEcr] = await Promise.all([startOlareg(), startDistribution3()]);
for (const registry of [behindHub, behindEcr]) {
  await loadCase(vectors, legacy, registry, 'nicolas/webdis');
  await loadCase(vectors, bundles, registry, 'nicolas/webdis');
}
const log = join(folder.path, 'access.log');
writeFileSync(join(folder.path, 'nginx.conf'), config(certificate));
const nginx = await startServer({
  name: 'nginx',
  command: binary('nginx'),
  args: ['-p', folder.path, '-e', 'stderr', '-c', join(folder.path, 'nginx.conf')],
  port: 443,
});

const env = { NODE_EXTRA_CA_CERTS: ca.certificate, HOME: folder.path };
const inputs = {
  key: `${vectors}/signer.pub`,
  'trusted-root': `${vectors}/trusted-root.json`,
  parity: 'true',
};
const own = await runAction(inputs, { env });
const ownBundles = await runAction({ ...inputs, tag: 'bundles' }, { env });
const defaults = await runAction({}, { env });
const requests = readFileSync(log, 'utf8').split('\n').filter(Boolean);
const observed = ({ exitCode, outputs, stdout }: typeof own): Observed => ({
  exitCode,
  outputs,
  stdout,
});
const result: WorldResult = {
  own: observed(own),
  ownBundles: observed(ownBundles),
  defaults: observed(defaults),
  requests,
};
process.stdout.write(JSON.stringify(result));
await Promise.all([nginx.stop(), behindHub.stop(), behindEcr.stop()]);
folder.remove();

function tagged(name: string, tag: string): VectorCase {
  const one = readCases(vectors).get(name);
  if (one === undefined) throw new Error(`the vectors lack ${name}`);
  return { ...one, tags: { ...one.tags, [tag]: one.digest } };
}

function config({ certificate: chain, key }: Certificate): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder.path, name)};`)
    .join(' ');
  return `daemon off;
master_process off;
pid ${join(folder.path, 'nginx.pid')};
events { worker_connections 256; }
http {
  ${temporary}
  log_format request '$host $request_method $request_uri $status $http_authorization';
  access_log ${log} request;
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

/** 401 with a challenge until the token comes; blobs are elsewhere. */
function api(
  { api: name, realm, service, storage: elsewhere, token }: typeof hub,
  registry: Registry,
  more = '',
) {
  return `server {
    listen 127.0.0.1:443 ssl;
    server_name ${name};
    ${more}
    location /v2/ {
      if ($http_authorization != "Bearer ${token}") {
        add_header WWW-Authenticate 'Bearer realm="${realm}",service="${service}"' always;
        return 401 '{"errors":[{"code":"UNAUTHORIZED"}]}';
      }
      location ~ ^/v2/.+/blobs/sha256: { return 307 https://${elsewhere}$request_uri?signature=secret; }
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
