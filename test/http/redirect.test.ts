/** Follows redirects without credentials, and refuses unsafe ones. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenario, serve } from '../support/scenario.ts';
import { certificate } from '../support/tls-certificate.ts';
import { rejection, rig } from '../support/transport.ts';

const secrets = { authorization: 'Bearer secret', cookie: 'secret', 'x-api-key': 'secret' };
const absent = { authorization: undefined, cookie: undefined, 'x-api-key': undefined };

test('threat 107: nothing secret follows a redirect to another origin', async (t) => {
  const storage = await scenario(t, [
    {
      expect: 'GET /blob?sig=1',
      headers: { ...absent, range: 'bytes=5-', accept: 'text/plain', 'user-agent': 'test' },
      answer: { status: 206, body: 'blob' },
    },
  ]);
  const location = storage.url('/blob?sig=1').href;
  const registry = await scenario(t, [
    { expect: 'GET /v2/blob', headers: secrets, answer: { status: 307, headers: { location } } },
  ]);
  const headers = { ...secrets, range: 'bytes=5-', accept: 'text/plain' };
  assert.equal(await rig(t).text(registry.url('/v2/blob'), { headers }), 'blob');
});

test('threat 107: another host on the same port is another origin', async (t) => {
  const location = () => site.url('/there', 'storage.test').href;
  const site = await serve(t, (request, response) => {
    if (request.url === '/here') response.writeHead(302, { location: location() }).end();
    else response.end(String(request.headers.authorization));
  });
  const insecureHosts = new Set(['registry.test', 'storage.test']);
  const transport = rig(t, { insecureHosts });
  const url = site.url('/here', 'registry.test');
  assert.equal(await transport.text(url, { headers: secrets }), 'undefined');
});

test('threat 107: within the origin all headers are kept', async (t) => {
  const site = await scenario(t, [
    { expect: 'GET /a', answer: { status: 301, headers: { location: '/b' } } },
    { expect: 'GET /b', headers: secrets, answer: { status: 200, body: 'b' } },
  ]);
  assert.equal(await rig(t).text(site.url('/a'), { headers: secrets }), 'b');
});

test('threat 108: a way home through another origin brings nothing back', async (t) => {
  const back = { status: 307, headers: { location: '' } };
  const away = await scenario(t, [{ expect: 'GET /away', answer: back }]);
  const home = await scenario(t, [
    {
      expect: 'GET /out',
      answer: { status: 307, headers: { location: away.url('/away').href } },
    },
    { expect: 'GET /in', headers: absent, answer: { status: 200, body: 'in' } },
  ]);
  back.headers.location = home.url('/in').href;
  assert.equal(await rig(t).text(home.url('/out'), { headers: secrets }), 'in');
});

test('threat 110: a redirect from https to http is refused', async (t) => {
  const plain = await scenario(t, []);
  const answer = { status: 307, headers: { location: plain.url('/blob').href } };
  const secure = await scenario(t, [{ expect: 'GET /', answer }], { tls: true });
  const transport = rig(t, { ca: [certificate], insecureHosts: new Set(['127.0.0.1']) });
  const error = await rejection(transport.text(secure.url('/')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /leave https for http/);
});

test('threat 111: a redirect to the metadata service is refused', async (t) => {
  const answer = { status: 307, headers: { location: 'https://169.254.169.254/latest' } };
  const site = await scenario(t, [{ expect: 'GET /', answer }]);
  const transport = rig(t);
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /internal address/);
  assert.equal(transport.sent, 1);
});

test('threat 111: a redirect of a registry with a name to loopback is refused', async (t) => {
  const inner = await scenario(t, []);
  const answer = { status: 307, headers: { location: inner.url('/').href } };
  const site = await scenario(t, [{ expect: 'GET /', answer }]);
  const transport = rig(t, { insecureHosts: new Set([`registry.test:${site.port}`]) });
  const error = await rejection(transport.text(site.url('/', 'registry.test')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /internal address/);
  assert.equal(transport.sent, 1);
});

test('fault 25: a 403 of the storage comes back with the URL that it came from', async (t) => {
  const storage = await scenario(t, [
    { expect: 'GET /blob', answer: { status: 403, body: 'expired' } },
  ]);
  const location = storage.url('/blob').href;
  const registry = await scenario(t, [
    { expect: 'GET /', answer: { status: 307, headers: { location } } },
  ]);
  const answer = await rig(t).request({ method: 'GET', url: registry.url('/') }, 10);
  assert.equal(answer.status, 403);
  assert.equal(answer.url.href, location);
});

test('fault 26: a loop of redirects ends at once', async (t) => {
  const to = (location: string) => ({ status: 302, headers: { location } });
  const site = await scenario(t, [
    { expect: 'GET /a', answer: to('/b') },
    { expect: 'GET /b', answer: to('/a') },
  ]);
  const error = await rejection(rig(t).text(site.url('/a')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /in a loop/);
});

test('fault 26: ten redirects are followed, eleven are not', async (t) => {
  const site = await serve(t, (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('there');
    else response.writeHead(307, { location: `/${left - 1}` }).end();
  });
  assert.equal(await rig(t).text(site.url('/10')), 'there');
  const transport = rig(t);
  const error = await rejection(transport.text(site.url('/11')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /more than 10 times/);
  assert.equal(transport.sent, 11);
});

test('a write follows 307 with its method and body', async (t) => {
  const put = { body: 'layer', headers: { 'content-length': '5' } };
  const site = await scenario(t, [
    { ...put, expect: 'PUT /a', answer: { status: 307, headers: { location: '/b' } } },
    { ...put, expect: 'PUT /b', answer: { status: 201 } },
  ]);
  const body = () => Buffer.from('layer');
  const answer = await rig(t).request({ method: 'PUT', url: site.url('/a'), body }, 10);
  assert.equal(answer.status, 201);
});

test('a write does not follow 302, which would make it a read', async (t) => {
  const answer = { status: 302, headers: { location: '/login' } };
  const site = await scenario(t, [{ expect: 'POST /', answer }]);
  const { status } = await rig(t).request({ method: 'POST', url: site.url('/') }, 10);
  assert.equal(status, 302);
});

test('which answers are redirects, for reads and for writes', async (t) => {
  const there = { status: 204 };
  for (const [method, statuses] of [
    ['GET', [301, 302, 303, 307, 308]],
    ['HEAD', [301, 302, 303, 307, 308]],
    ['PUT', [307, 308]],
    ['POST', [307, 308]],
    ['PATCH', [307, 308]],
  ] as const) {
    for (const status of [201, 202, 300, 301, 302, 303, 304, 305, 306, 307, 308, 309]) {
      const isFollowed = (statuses as readonly number[]).includes(status);
      const site = await scenario(t, [
        { expect: `${method} /a`, answer: { status, headers: { location: '/b' } } },
        ...(isFollowed ? [{ expect: `${method} /b`, answer: there }] : []),
      ]);
      const answer = await rig(t).request({ method, url: site.url('/a') }, 10);
      assert.equal(answer.status, isFollowed ? 204 : status, `${method} ${status}`);
    }
  }
});

test('what describes the body follows a write to another origin', async (t) => {
  const kept = { 'content-type': 'text/plain', 'content-range': '0-4', 'content-length': '5' };
  const storage = await scenario(t, [
    { expect: 'PATCH /there', body: 'layer', headers: kept, answer: { status: 202 } },
  ]);
  const location = storage.url('/there').href;
  const registry = await scenario(t, [
    { expect: 'PATCH /', answer: { status: 307, headers: { location } } },
  ]);
  const headers = { 'content-type': 'text/plain', 'content-range': '0-4' };
  const body = () => Buffer.from('layer');
  const url = registry.url('/');
  const { status } = await rig(t).request({ method: 'PATCH', url, headers, body }, 10);
  assert.equal(status, 202);
});

test('a redirect without a location is an answer', async (t) => {
  const site = await scenario(t, [{ expect: 'GET /', answer: { status: 307 } }]);
  const { status } = await rig(t).request({ method: 'GET', url: site.url('/') }, 10);
  assert.equal(status, 307);
});
