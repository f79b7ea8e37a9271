/** TLS certificates, and connections that are kept open. */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { atEnd } from '../support/at-end.ts';
import { scenario, serve } from '../support/scenario.ts';
import { certificate } from '../support/tls-certificate.ts';
import { rejection, rig } from '../support/transport.ts';

const tls = { tls: true };
const trusted = { ca: [certificate] };

test('a server is believed by a certificate that was added', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'), tls);
  const transport = rig(t, trusted);
  assert.equal(await transport.text(site.url('/')), 'good');
  assert.equal(await transport.text(site.url('/', 'localhost')), 'good');
  assert.equal(await transport.text(site.url('/', 'registry.test')), 'good');
});

test('connections are kept', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'), tls);
  const transport = rig(t, trusted);
  for (let i = 0; i < 5; i++) await transport.text(site.url('/'));
  assert.equal(site.connections, 1);
});

test('fault 12: an unknown issuer is E_NET, said clearly, and not tried again', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'), tls);
  const transport = rig(t);
  const error = await rejection(transport.text(site.url('/')));
  assert.equal(error.code, 'E_NET');
  assert.match(error.message, /^TLS with 127\.0\.0\.1:\d+ failed: .*self-signed certificate/);
  assert.equal(transport.sent, 1);
  assert.equal(site.seen.length, 0);
});

test('fault 12: a certificate for another name is E_NET, and not tried again', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'), tls);
  const transport = rig(t, trusted);
  const error = await rejection(transport.text(site.url('/', 'evil.test')));
  assert.match(error.message, /^TLS with evil\.test:\d+ failed: .*altnames/);
  assert.equal(transport.sent, 1);
});

test('fault 12: a server without TLS is E_NET, and not tried again', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'));
  const transport = rig(t);
  const error = await rejection(transport.text(new URL(`https://${site.host}/`)));
  assert.match(error.message, /^TLS with/);
  assert.equal(transport.sent, 1);
});

test('threat 116: http to a host that was not named is refused before anything is sent', async (t) => {
  const site = await scenario(t, []);
  const transport = rig(t);
  const error = await rejection(transport.text(site.url('/', 'registry.test')));
  assert.equal(error.code, 'E_INPUT');
  assert.equal(transport.sent, 0);
});

test('threat 116: http to a host that was named is used', async (t) => {
  const site = await scenario(t, [{ expect: 'GET /', answer: { status: 200, body: 'plain' } }]);
  const transport = rig(t, { insecureHosts: new Set([`registry.test:${site.port}`]) });
  assert.equal(await transport.text(site.url('/', 'registry.test')), 'plain');
});

test('threat 116: http that meets TLS is an error, not a reason for another scheme', async (t) => {
  const connections: string[] = [];
  const server = createServer((socket) => {
    connections.push('tls');
    // What a TLS server says to anything else: an alert.
    socket.end(Buffer.from('15030100020246', 'hex'));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const error = await rejection(rig(t).text(new URL(`http://127.0.0.1:${address.port}/`)));
  assert.equal(error.code, 'E_NET');
  assert.equal(connections.length, 1);
});

test('threat 116: NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', async (t) => {
  const site = await serve(t, (_, response) => response.end('good'), tls);
  withoutVerification(t);
  const error = await rejection(rig(t).text(site.url('/')));
  assert.match(error.message, /^TLS with/);
});

function withoutVerification(t: TestContext): void {
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  const before = process.env[name];
  const warn = t.mock.method(process, 'emitWarning', () => {});
  process.env[name] = '0';
  atEnd(t, () => {
    warn.mock.restore();
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}
