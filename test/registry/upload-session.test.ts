/** Upload sessions: their locations, and the check for permission to push. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Transport } from '../../src/http/request.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import { alice, credentialsFor, FakeClock } from '../support/connection.ts';
import { type Reply, startScripted } from '../support/scripted.ts';
import { writer } from './support/writer.ts';

const bytes = Buffer.from('{"critical":{}}');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const digestQuery = `digest=${encodeURIComponent(blob.digest)}`;
const uploads = '/v2/nicolas/webdis/blobs/uploads/';

/** A registry that sends every upload to `location`, and takes what is put to itself. */
function sendingTo(t: TestContext, location: (host: string) => string) {
  return startScripted(t, ({ method, headers }) =>
    method === 'POST'
      ? { status: 202, headers: { location: location(headers.host ?? '') } }
      : { status: 201 },
  );
}

for (const [title, location, put] of [
  ['relative', () => `${uploads}7`, `${uploads}7?${digestQuery}`],
  ['relative to the request', () => '7?x', `${uploads}7?x&${digestQuery}`],
  ['absolute', (host: string) => `http://${host}/up/7`, `/up/7?${digestQuery}`],
  [
    // Written anew, %20 would become + and the signature would not hold.
    'signed',
    () => '/up?_state=a%2Bb%20c~&X-Amz-Signature=%2F',
    `/up?_state=a%2Bb%20c~&X-Amz-Signature=%2F&${digestQuery}`,
  ],
] as const) {
  test(`threat 111: a Location that is ${title}`, async (t) => {
    const server = await sendingTo(t, location);
    await writer(t)
      .repository(server)
      .putBlob(blob, () => bytes);
    assert.deepEqual(server.lines(), [`POST ${uploads}`, `PUT ${put}`]);
    assert.equal(server.received[1]?.body, bytes.toString());
  });
}

for (const location of [
  'https://169.254.169.254/latest/meta-data/',
  'http://169.254.169.254/latest/meta-data/',
  'https://metadata.google.internal/x',
  'https://10.0.0.1/x',
  'https://[fd00::1]/x',
  'http://registry.example/x',
  'https://alice:secret@registry.example/x',
  'file:///etc/passwd',
  'https://[',
]) {
  test(`threat 111: nothing is uploaded to ${location}`, async (t) => {
    const server = await sendingTo(t, () => location);
    const refused = writer(t)
      .repository(server)
      .putBlob(blob, () => bytes);
    await assert.rejects(refused, { code: 'E_NET' });
    assert.deepEqual(server.lines(), [`POST ${uploads}`], 'and it is not asked again');
  });
}

test('threat 111: a registry with a name does not lead to loopback', async (t) => {
  const inner = await startScripted(t, () => ({ status: 201 }));
  const server = await sendingTo(t, () => `${inner.origin}/up`);
  const named = { host: server.host.replace('127.0.0.1', 'registry.test') };
  const insecureHosts = new Set([named.host]);
  const refused = writer(t, { insecureHosts })
    .repository(named)
    .putBlob(blob, () => bytes);
  await assert.rejects(refused, { code: 'E_NET', message: /internal address/ });
  assert.equal(inner.received.length, 0);
});

test('threat 111: a PUT that is redirected to an internal address is not tried again', async (t) => {
  const server = await startScripted(t, ({ method }) => ({
    status: method === 'POST' ? 202 : 307,
    headers: { location: method === 'POST' ? '/up' : 'https://10.0.0.1/x' },
  }));
  await assert.rejects(
    writer(t)
      .repository(server)
      .putBlob(blob, () => bytes),
    { code: 'E_NET' },
  );
  assert.equal(server.received.length, 2);
});

test('an upload that is started without saying where is E_NET', async (t) => {
  const server = await startScripted(t, () => ({ status: 202 }));
  const refused = writer(t)
    .repository(server)
    .putBlob(blob, () => bytes);
  await assert.rejects(refused, { code: 'E_NET', message: /without a Location/ });
});

/** A registry that knows alice, and a storage host of another origin that takes its uploads. */
async function withStorage(t: TestContext, answer: Reply) {
  const storage = await startScripted(t, ({ method }) =>
    method === 'PUT' ? answer : { status: 500 },
  );
  const server = await startScripted(t, ({ headers }) =>
    headers.authorization === undefined
      ? { status: 401, headers: { 'www-authenticate': 'Basic realm="r"' } }
      : { status: 202, headers: { location: `${storage.origin}/up?signature=s3cr3t` } },
  );
  const credentials = credentialsFor({ [server.host]: alice });
  return { storage, server, repository: writer(t, { credentials }).repository(server) };
}

test('threat 107: an upload that continues elsewhere takes no authorization along', async (t) => {
  const { storage, server, repository } = await withStorage(t, { status: 201 });
  await repository.putBlob(blob, () => bytes);
  assert.deepEqual(
    server.received.map(({ headers }) => headers.authorization !== undefined),
    [false, true],
  );
  assert.equal(storage.received.length, 1);
  assert.equal(storage.received[0]?.headers.authorization, undefined);
  assert.equal(storage.received[0]?.body, bytes.toString());
});

test('threat 108: a challenge of the host that takes the upload is not answered', async (t) => {
  const headers = { 'www-authenticate': 'Basic realm="r", Bearer realm="http://127.0.0.1/token"' };
  const { storage, repository } = await withStorage(t, { status: 401, headers });
  const refused = repository.putBlob(blob, () => bytes);
  await assert.rejects(refused, { code: 'E_NET', message: /redirected to/ });
  assert.equal(storage.received.length, 1);
});

test('threat 115: the signed Location of an upload is in no error', async (t) => {
  for (const answer of [{ status: 503 }, { status: 403 }, { status: 404 }]) {
    const { repository } = await withStorage(t, answer);
    const error = await repository.putBlob(blob, () => bytes).catch((error: unknown) => error);
    assert.ok(error instanceof Error);
    assert.ok(!JSON.stringify([error, error.message, error.stack]).includes('s3cr3t'));
  }
});

for (const [registry, path, advice] of [
  [
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
    'nicolas/webdis',
    'aws ecr create-repository --region eu-west-1 --repository-name nicolas/webdis',
  ],
  [
    'public.ecr.aws',
    'nicolas/webdis',
    'aws ecr-public create-repository --region us-east-1 --repository-name webdis',
  ],
  ['registry.example', 'nicolas/webdis', 'create it on the registry first'],
] as const) {
  test(`a repository that is missing on ${registry} is E_NOTFOUND, and how to make it`, async () => {
    const refusal = { errors: [{ code: 'NAME_UNKNOWN', message: 'no such repository' }] };
    const repository = answering(404, refusal).target({ registry, path });
    for (const push of [
      () => repository.putBlob(blob, () => bytes),
      () => repository.putManifest('1', bytes, 'application/json'),
    ]) {
      await assert.rejects(push, {
        code: 'E_NOTFOUND',
        message: new RegExp(`NAME_UNKNOWN.*; .*${advice}$`),
      });
    }
  });
}

/** A client for which every registry answers so. */
function answering(status: number, document: unknown) {
  const body = Buffer.from(JSON.stringify(document));
  const token = Buffer.from('{"token":"t"}');
  const transport: Transport = {
    request: async ({ url }) =>
      url.pathname.startsWith('/token')
        ? { status: 200, headers: {}, url, body: token }
        : { status, headers: {}, url, body },
    open: () => Promise.reject(new Error('not asked for')),
    sent: 0,
    close: () => {},
  };
  return createWritingClient({
    transport,
    credentials: credentialsFor({}),
    insecureHosts: new Set(),
    clock: new FakeClock(),
    pause: async () => {},
  });
}
