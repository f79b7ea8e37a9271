/** Registries on loopback speak http or https, and are not distinguished by their port. */

import assert from 'node:assert/strict';
import { type AddressInfo, connect, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createRegistryClient } from '../../src/registry/client.ts';
import { served } from '../registry/support/documents.ts';
import { atEnd } from '../support/at-end.ts';
import { type Site, serve } from '../support/scenario.ts';
import { certificate } from '../support/tls-certificate.ts';
import { rejection, rig } from '../support/transport.ts';

const manifest = served({ schemaVersion: 2 });

function registry(t: TestContext, tls: boolean): Promise<Site> {
  return serve(t, (_, response) => void response.end(manifest.bytes), { tls });
}

function client(
  t: TestContext,
  { host }: Pick<Site, 'host'>,
  trusted = true,
  insecure: string[] = [],
) {
  const insecureHosts = new Set(insecure);
  const transport = rig(t, { insecureHosts, ...(trusted ? { ca: [certificate] } : {}) });
  const client = createRegistryClient({
    transport,
    insecureHosts,
    clock: transport.clock,
    credentials: { find: async () => undefined },
  });
  return { transport, repository: client.repository({ registry: host, path: 'a/b' }) };
}

test('a registry with TLS on loopback is contacted over https only, once that is known', async (t) => {
  const site = await registry(t, true);
  const { transport, repository } = client(t, site);
  for (let i = 0; i < 3; i++) {
    assert.equal((await repository.manifest('1'))?.digest, manifest.digest);
  }
  const size = manifest.bytes.byteLength;
  assert.ok(await repository.blob({ digest: manifest.digest, size }, 100));
  const asked = transport.events.filter(({ kind }) => kind === 'sent').map(({ url }) => url);
  assert.deepEqual(
    asked.map((url) => new URL(url).protocol),
    ['http:', 'https:', 'https:', 'https:', 'https:'],
  );
  assert.deepEqual(transport.clock.slept, [], 'no failure was waited for');
});

/** TLS to `site`; a client that speaks http gets a 400 with these words. */
async function talking(t: TestContext, site: Site, words: string): Promise<{ host: string }> {
  const server = createServer((client) => {
    client.on('error', () => {});
    atEnd(t, () => client.destroy());
    client.once('data', (hello) => {
      if (hello[0] !== 0x16) {
        client.end(`HTTP/1.0 400 Bad Request\r\nContent-Length: ${words.length}\r\n\r\n${words}`);
        return;
      }
      const upstream = connect(site.port, '127.0.0.1');
      upstream.on('error', () => client.destroy());
      upstream.write(hello);
      upstream.pipe(client).pipe(upstream);
    });
  });
  atEnd(t, () => server.close());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('so is one that says in words what it wants, as Go and nginx do', async (t) => {
  for (const words of [
    'Client sent an HTTP request to an HTTPS server.\n',
    '<center>The plain HTTP request was sent to HTTPS port</center>',
  ]) {
    const { repository } = client(t, await talking(t, await registry(t, true), words));
    assert.equal((await repository.manifest('1'))?.digest, manifest.digest, words);
  }
});

test('threat 116: a certificate that is not trusted is an error, and no reason for http', async (t) => {
  const site = await registry(t, true);
  const { transport, repository } = client(t, site, false);
  const error = await rejection(repository.manifest('1'));
  assert.match(error.message, /^TLS with 127\.0\.0\.1:\d+ failed/);
  await rejection(repository.manifest('1'));
  const schemes = transport.events
    .filter(({ kind }) => kind === 'sent')
    .map(({ url }) => new URL(url).protocol);
  assert.deepEqual(schemes, ['http:', 'https:', 'https:']);
});

test('fault 5: a plain registry whose first connection breaks is asked again, by http', async (t) => {
  let first = true;
  const site = await serve(t, ({ socket }, response) => {
    if (first) socket.resetAndDestroy();
    else response.end(manifest.bytes);
    first = false;
  });
  const { repository } = client(t, site);
  assert.equal((await repository.manifest('1'))?.digest, manifest.digest);
});

test('a host that was named for plain http is contacted over plain http only', async (t) => {
  const site = await registry(t, true);
  const { transport, repository } = client(t, site, true, [site.host]);
  assert.equal((await rejection(repository.manifest('1'))).code, 'E_NET');
  assert.ok(transport.events.every(({ url }) => url.startsWith('http://')));
});

test('threat 116: no other host is contacted over plain http, on any port', async (t) => {
  const site = await registry(t, false);
  const { transport, repository } = client(t, { host: `registry.test:${site.port}` });
  assert.match((await rejection(repository.manifest('1'))).message, /^TLS with registry\.test/);
  assert.ok(transport.events.every(({ url }) => url.startsWith('https://')));
});
