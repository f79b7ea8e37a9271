/** Requests through HTTP proxies and tunnels. */

import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { inspect } from 'node:util';
import { TrustError } from '../../src/error.ts';
import { proxyFromVariables } from '../../src/http/proxy.ts';
import { atEnd } from '../support/at-end.ts';
import { listening, type Site, serve } from '../support/scenario.ts';
import { certificate, key } from '../support/tls-certificate.ts';
import { rejection, rig } from '../support/transport.ts';

const soon = { timeout: 60_000 };

interface Proxy {
  readonly url: URL;
  /** request lines and credentials as they came in */
  readonly seen: string[];
}

/** A proxy with credentials; every tunnel ends at `site`, wherever it was to lead. */
async function proxy(
  t: TestContext,
  site: Site,
  tunnel?: (client: Socket) => void,
  tls = false,
): Promise<Proxy> {
  const seen: string[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization']}`);
    response.end(`for ${request.headers.host}`);
  };
  const server = tls
    ? createTlsServer({ key, cert: certificate }, listener)
    : createServer(listener);
  server.on('connect', (request, client: Socket) => {
    seen.push(`CONNECT ${request.url} ${request.headers['proxy-authorization']}`);
    client.on('error', () => {});
    atEnd(t, () => client.destroy());
    if (tunnel !== undefined) {
      tunnel(client);
      return;
    }
    const upstream = connect(site.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await listening(t, server);
  const { port } = server.address() as AddressInfo;
  const scheme = tls ? 'https' : 'http';
  return { url: new URL(`${scheme}://user:pa%20ss@127.0.0.1:${port}`), seen };
}

const credentials = `Basic ${btoa('user:pa ss')}`;

test('http goes through a proxy with the whole URL in its request line', async (t) => {
  const site = await serve(t, (_, response) => response.end('never'));
  const { url, seen } = await proxy(t, site);
  const insecureHosts = new Set(['registry.test']);
  const transport = rig(t, { proxyFor: () => url, insecureHosts });
  const target = new URL('http://registry.test/v2/?n=1');
  assert.equal(await transport.text(target), 'for registry.test');
  assert.deepEqual(seen, [`GET http://registry.test/v2/?n=1 ${credentials}`]);
  assert.equal(site.seen.length, 0);
});

test('https goes through a tunnel, which is kept', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'), { tls: true });
  const { url, seen } = await proxy(t, site);
  const transport = rig(t, { proxyFor: () => url, ca: [certificate] });
  for (let i = 0; i < 3; i++) {
    assert.equal(await transport.text(new URL('https://registry.test/v2/')), 'good');
  }
  assert.deepEqual(seen, [`CONNECT registry.test:443 ${credentials}`]);
  assert.equal(site.seen[0]?.headers['proxy-authorization'], undefined);
});

test('a tunnel to an IPv6 address has it in brackets', async (t) => {
  const site = await serve(t, () => {}, { tls: true });
  const { url, seen } = await proxy(t, site);
  const transport = rig(t, { proxyFor: () => url, ca: [certificate] });
  await rejection(transport.text(new URL('https://[fd00::1]:8443/')));
  assert.equal(seen[0], `CONNECT [fd00::1]:8443 ${credentials}`);
});

for (const [userinfo, sent] of [
  ['', 'undefined'],
  ['user@', `Basic ${btoa('user:')}`],
  [':word@', `Basic ${btoa(':word')}`],
  ['user:word@', `Basic ${btoa('user:word')}`],
] as const) {
  test(`a proxy gets the credentials of its URL: ${userinfo || 'none'}`, async (t) => {
    const site = await serve(t, () => {});
    const { url, seen } = await proxy(t, site);
    const insecureHosts = new Set(['registry.test']);
    const proxyFor = () => new URL(`http://${userinfo}${url.host}`);
    await rig(t, { proxyFor, insecureHosts }).text(new URL('http://registry.test/'));
    assert.deepEqual(seen, [`GET http://registry.test/ ${sent}`]);
  });
}

test('a proxy may have TLS, and its certificate is verified', async (t) => {
  const plain = await serve(t, (_, response) => response.end('never'));
  const secure = await serve(t, (_, response) => response.end('tunneled'), { tls: true });
  const { url, seen } = await proxy(t, secure, undefined, true);
  const insecureHosts = new Set(['registry.test']);
  const http = new URL('http://registry.test/v2/');
  const transport = rig(t, { proxyFor: () => url, insecureHosts, ca: [certificate] });
  assert.equal(await transport.text(http), 'for registry.test');
  assert.equal(await transport.text(new URL('https://registry.test/')), 'tunneled');
  assert.deepEqual(seen, [
    `GET http://registry.test/v2/ ${credentials}`,
    `CONNECT registry.test:443 ${credentials}`,
  ]);
  for (const target of [http, new URL('https://registry.test/')]) {
    const error = await rejection(rig(t, { proxyFor: () => url, insecureHosts }).text(target));
    assert.equal(error.code, 'E_NET');
    assert.match(error.message, /self-signed|SELF_SIGNED/);
  }
  assert.equal(seen.length, 2);
  assert.equal(plain.seen.length, 0);
});

test('only what is to go through a proxy does', async (t) => {
  const site = await serve(t, (_, response) => response.end('direct'));
  const { url, seen } = await proxy(t, site);
  const transport = rig(t, {
    proxyFor: ({ hostname }) => (hostname === '127.0.0.1' ? undefined : url),
  });
  assert.equal(await transport.text(site.url('/')), 'direct');
  assert.deepEqual(seen, []);
});

test('threat 117: a hostile proxy gets neither the token nor to speak for the registry', async (t) => {
  const site = await serve(t, (_, response) => response.end('forged'), { tls: true });
  const { url, seen } = await proxy(t, site);
  const transport = rig(t, { proxyFor: () => url });
  const headers = { authorization: 'Bearer secret' };
  const error = await rejection(transport.text(new URL('https://registry.test/'), { headers }));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /^TLS with registry.test failed/);
  assert.equal(site.seen.length, 0);
  assert.doesNotMatch(seen.join(), /secret/);
});

test('threat 117: a proxy that refuses is E_NET, without its credentials in it', async (t) => {
  const site = await serve(t, () => {});
  const refuse = (client: Socket) => void client.end('HTTP/1.1 407 No\r\nx: y\r\n\r\n');
  const { url } = await proxy(t, site, refuse);
  const transport = rig(t, { proxyFor: () => url });
  const error = await rejection(transport.text(new URL('https://registry.test/')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /the proxy 127\.0\.0\.1:\d+ answered 407(?! and more)/);
  assert.doesNotMatch(inspect([error, transport.events], { depth: 9 }), /pa(%20| )ss|dXNlcjpw/);
  assert.equal(transport.sent, 1);
});

test('threat 117: a proxy that says nothing is given up', soon, async (t) => {
  const site = await serve(t, () => {});
  const left = Promise.withResolvers<void>();
  const { url } = await proxy(t, site, (client) => void client.resume().once('end', left.resolve));
  const transport = rig(t, { proxyFor: () => url, timeouts: { connect: 300 } });
  const error = await rejection(transport.text(new URL('https://registry.test/')));
  assert.match(error.message, /the proxy .*: no tunnel within 300 ms \(5 tries\)$/);
  await left.promise;
});

test('threat 117: a proxy that says nothing is left with the run', soon, async (t) => {
  const site = await serve(t, () => {});
  const asked = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const { url } = await proxy(t, site, (client) => {
    client.resume().once('end', left.resolve);
    asked.resolve();
  });
  const transport = rig(t, { proxyFor: () => url });
  const pending = rejection(transport.text(new URL('https://registry.test/')));
  await asked.promise;
  transport.run.abort();
  assert.equal((await pending).code, 'E_LIMIT');
  await left.promise;
});

test('a proxy that does not exist is E_NET', async (t) => {
  const url = new URL('http://user:secret@127.0.0.1:1');
  const transport = rig(t, { proxyFor: () => url });
  const error = await rejection(transport.text(new URL('https://registry.test/')));
  assert.match(error.message, /ECONNREFUSED/);
  assert.doesNotMatch(inspect(error), /secret/);
});

test('variables name proxies as curl and Go read them', () => {
  const proxyFor = proxyFromVariables({
    HTTPS_PROXY: 'http://secure.proxy:1',
    https_proxy: 'lower.proxy:2',
    HTTP_PROXY: 'http://plain.proxy:3',
    NO_PROXY:
      'direct.example, .suffix.example,*.star.example port.example:5000,10.0.0.1,[fd00::1],192.168.0.0/16,fd99::/16,1/2,10.0.0.0/99,' +
      '10.3.0.1/32,10.4.0.1/33,fd88::1/128,fd77::1/129,' +
      'odd.example:x,x:odd.test,10.1.0.0/16x,x10.2.0.0/16,default.example:443,default.test:80',
  });
  for (const [url, proxy] of [
    ['https://registry.example/', 'http://lower.proxy:2/'],
    ['http://registry.example/', 'http://plain.proxy:3/'],
    ['https://direct.example/', undefined],
    ['https://sub.direct.example/', undefined],
    ['https://notdirect.example/', 'http://lower.proxy:2/'],
    ['https://a.suffix.example/', undefined],
    ['https://a.star.example/', undefined],
    ['https://port.example:5000/', undefined],
    ['https://port.example/', 'http://lower.proxy:2/'],
    ['https://default.example/', undefined],
    ['http://default.example/', 'http://plain.proxy:3/'],
    ['http://default.test/', undefined],
    ['https://default.test/', 'http://lower.proxy:2/'],
    ['https://10.0.0.1/', undefined],
    ['https://10.0.0.10/', 'http://lower.proxy:2/'],
    ['https://[fd00::1]/', undefined],
    ['https://192.168.9.9/', undefined],
    ['https://192.169.9.9/', 'http://lower.proxy:2/'],
    ['https://[fd99::5]/', undefined],
    ['https://10.3.0.1/', undefined],
    ['https://10.3.0.2/', 'http://lower.proxy:2/'],
    ['https://10.4.0.1/', 'http://lower.proxy:2/'],
    ['https://[fd88::1]/', undefined],
    ['https://[fd77::1]/', 'http://lower.proxy:2/'],
    // Exceptions in no form that is known except nothing.
    ['https://odd.example/', 'http://lower.proxy:2/'],
    ['https://odd.test/', 'http://lower.proxy:2/'],
    ['https://10.1.0.1/', 'http://lower.proxy:2/'],
    ['https://10.2.0.1/', 'http://lower.proxy:2/'],
    ['https://localhost:5000/', undefined],
    ['http://127.0.0.1:5000/', undefined],
    ['http://[::1]:5000/', undefined],
  ] as const) {
    assert.equal(proxyFor(new URL(url))?.href, proxy, url);
  }
});

test('threat 117: a variable that names no proxy is refused, without its password in it', () => {
  for (const text of ['http://u:s3cr3t@[', 'socks5://u:s3cr3t@proxy:1', 'ftp://proxy']) {
    const refused = (error: unknown) =>
      error instanceof TrustError && error.code === 'E_INPUT' && !inspect(error).includes('s3cr3t');
    assert.throws(() => proxyFromVariables({ HTTPS_PROXY: text }), refused, text);
    for (const name of ['https_proxy', 'http_proxy']) {
      const message = `${name} is not the URL of an http or https proxy`;
      assert.throws(() => proxyFromVariables({ [name]: text }), { code: 'E_INPUT', message });
    }
  }
});

test('no variables, or NO_PROXY=*, mean no proxy', () => {
  const url = new URL('https://registry.example/');
  assert.equal(proxyFromVariables({})(url), undefined);
  assert.equal(proxyFromVariables({})(new URL('http://registry.example/')), undefined);
  assert.equal(proxyFromVariables({ https_proxy: 'p:1' })(url)?.host, 'p:1', 'no exceptions');
  assert.equal(proxyFromVariables({ https_proxy: 'p:1', no_proxy: '*' })(url), undefined);
});
