/** What the transport of a run takes from options and the environment: certificates, and proxies with a password. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readOptions } from '../../src/options/library.ts';
import { rootUpdateOptions } from '../../src/options/trusted-root.ts';
import { connect, type Host } from '../../src/run/connection.ts';
import { temporaryFolder } from '../support/folder.ts';
import { serve } from '../support/scenario.ts';
import { certificate, key } from '../support/tls-certificate.ts';
import { rejection } from '../support/transport.ts';

const { path: folder } = temporaryFolder('connection');
const pem = join(folder, 'ca.pem');
writeFileSync(pem, certificate);

async function whole(t: TestContext): Promise<URL> {
  const site = await serve(t, (_, answer) => answer.end('whole'), { tls: true });
  return site.url('/');
}

const signal = new AbortController().signal;
const values = readOptions({ timeout: 5000 }, rootUpdateOptions);

async function get(url: URL, options: object, host: Partial<Host>) {
  const connection = await connect({ ...values, ...options }, { env: {}, signal, ...host });
  try {
    const { body } = await connection.client.transport.request({ method: 'GET', url }, 100);
    return Buffer.from(body).toString();
  } finally {
    connection.close();
  }
}

test('certificates of an authority: as text, from a file, both, or none', async (t) => {
  const address = await whole(t);
  assert.equal(await get(address, { certificates: [certificate] }, {}), 'whole');
  assert.equal(await get(address, { registryCacert: pem }, {}), 'whole');
  const both = { certificates: [certificate], registryCacert: pem };
  assert.equal(await get(address, both, {}), 'whole');
  const error = await rejection(get(address, {}, {}));
  assert.deepEqual([error.code, /certificate/.test(error.message)], ['E_NET', true]);
});

test('each request is a line of the trace', async (t) => {
  const address = await whole(t);
  const lines: string[] = [];
  const trace = (line: string) => void lines.push(line);
  await get(address, { certificates: [certificate] }, { trace });
  assert.deepEqual(lines, [`200 GET ${address.href}`]);
});

test('a file or a text without a certificate is refused, because Node would ignore it', async () => {
  const address = new URL('https://registry.test/');
  const empty = join(folder, 'empty.pem');
  writeFileSync(empty, 'not a certificate');
  await assert.rejects(get(address, { registryCacert: empty }, {}), {
    code: 'E_INPUT',
    message: /^registry-cacert: the file ".*empty\.pem": it contains no certificate in PEM$/,
  });
  await assert.rejects(get(address, { certificates: [certificate, key] }, {}), {
    code: 'E_INPUT',
    message: 'certificates: it contains no certificate in PEM',
  });
});

test('threat 115: the password of a proxy is masked before it is sent, in both of its forms, once', async () => {
  const secrets: string[] = [];
  const onSecret = (secret: string) => void secrets.push(secret);
  const proxied = { https_proxy: 'http://me:p%40ss%3Aword@127.0.0.1:1' };
  const connection = await connect(values, { env: proxied, signal, onSecret });
  for (const path of ['a', 'b']) {
    const url = new URL(`https://registry.test/${path}`);
    const { transport } = connection.client;
    const error = await rejection(transport.request({ method: 'GET', url }, 100));
    assert.equal(error.code, 'E_NET');
    assert.doesNotMatch(error.message, /p@ss|p%40ss/);
  }
  connection.close();
  assert.deepEqual(secrets, ['p@ss:word', Buffer.from('me:p@ss:word').toString('base64')]);
});

test('a proxy without a password has nothing to mask', async () => {
  const secrets: string[] = [];
  const onSecret = (secret: string) => void secrets.push(secret);
  const env = { https_proxy: 'http://me@127.0.0.1:1' };
  await rejection(get(new URL('https://registry.test/'), {}, { env, onSecret }));
  assert.deepEqual(secrets, []);
});
