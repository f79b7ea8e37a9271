/** The number of requests of the registry client. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError, TrustError } from '../../src/error.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../src/http/request.ts';
import { digestHex } from '../../src/oci/digest.ts';
import { alice, credentialsFor } from '../support/connection.ts';
import { startScripted } from '../support/scripted.ts';
import { connect } from './support/connect.ts';
import { descriptor, digestWith, emptyList, indexOf, served } from './support/documents.ts';

test('request economy: five manifests cost 15 requests and not one more', async (t) => {
  const children = ['1', '2', '3', '4'].map(digestWith);
  const index = served(indexOf(...children.map((digest) => descriptor(digest))));
  const signature = served(indexOf());
  const server = await startScripted(t, ({ path }) => {
    if (path.includes('/referrers/')) return emptyList;
    return path.endsWith('.sig') ? signature.reply : index.reply;
  });
  const { client, repository } = connect(t);
  const webdis = repository(server);
  const root = (await webdis.manifest('0.1.24')) ?? assert.fail();
  await Promise.all([
    ...[root.digest, ...children].flatMap((digest) => [
      webdis.manifest(`sha256-${digestHex(digest)}.sig`),
      webdis.referrers(digest),
    ]),
    ...children.map((digest) => webdis.manifestHead(digest)),
  ]);
  assert.equal(server.received.length, 1 + 2 * 5 + 4);
  assert.equal(client.sent, 1 + 2 * 5 + 4);
  assert.ok(!server.lines().includes('GET /v2/'));
});

/** Answers every request from the list, and keeps what was asked; nothing is sent. */
function recorded(answer: (request: HttpRequest) => Partial<HttpResponse>) {
  const asked: HttpRequest[] = [];
  const transport: Transport = {
    sent: 0,
    close: () => {},
    open: () => Promise.reject(new Error('not used')),
    request: async (request) => {
      asked.push(request);
      const defaults = { status: 200, headers: {}, url: request.url, body: new Uint8Array() };
      return { ...defaults, ...answer(request) };
    },
  };
  return { asked, transport };
}

const issueOr = (answer: Partial<HttpResponse>) => (request: HttpRequest) =>
  request.url.pathname.startsWith('/token') ? { body: Buffer.from('{"token":"x"}') } : answer;

for (const [registry, expected] of [
  [
    'docker.io',
    [
      'https://auth.docker.io/token?service=registry.docker.io&scope=repository%3Anicolas%2Fwebdis%3Apull',
      'https://registry-1.docker.io/v2/nicolas/webdis/manifests/1',
    ],
  ],
  [
    'ghcr.io',
    [
      'https://ghcr.io/token?service=ghcr.io&scope=repository%3Anicolas%2Fwebdis%3Apull',
      'https://ghcr.io/v2/nicolas/webdis/manifests/1',
    ],
  ],
  [
    'public.ecr.aws',
    [
      'https://public.ecr.aws/token/?service=public.ecr.aws&scope=repository%3Anicolas%2Fwebdis%3Apull',
      'https://public.ecr.aws/v2/nicolas/webdis/manifests/1',
    ],
  ],
  ['xghcr.io', ['https://xghcr.io/v2/nicolas/webdis/manifests/1']],
  ['public.ecr.aws.example', ['https://public.ecr.aws.example/v2/nicolas/webdis/manifests/1']],
] as const) {
  test(`request economy: ${registry} in ${expected.length} requests`, async (t) => {
    const { asked, transport } = recorded(issueOr({}));
    const { client } = connect(t, { transport });
    await client.repository({ registry, path: 'nicolas/webdis' }).manifest('1');
    assert.deepEqual(
      asked.map(({ url }) => url.href),
      expected,
    );
  });
}

test('request economy: private ECR gets Basic at once, and no other registry does', async (t) => {
  const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  for (const [registry, sent] of [
    [ecr, true],
    [`${ecr}.example`, false],
    [`x${ecr}`, false],
    ['registry.example', false],
  ] as const) {
    const { asked, transport } = recorded(() => ({}));
    const credentials = credentialsFor({ [registry]: alice });
    const { client } = connect(t, { transport, credentials });
    await client.repository({ registry, path: 'a' }).manifest('1');
    assert.equal(asked[0]?.headers?.['authorization'] !== undefined, sent, registry);
  }
});

test('client: a registry that is known is believed when it asks otherwise', async (t) => {
  const challenge = 'Bearer realm="https://other.example/token",service="new"';
  const { asked, transport } = recorded((request) => {
    if (request.url.host === 'other.example') return { body: Buffer.from('{"token":"new"}') };
    if (request.url.pathname.startsWith('/token')) return { body: Buffer.from('{"token":"x"}') };
    return request.headers?.['authorization'] === 'Bearer new'
      ? {}
      : { status: 401, headers: { 'www-authenticate': challenge } };
  });
  const { client, notes } = connect(t, { transport });
  assert.ok(await client.repository({ registry: 'docker.io', path: 'a/b' }).manifest('1'));
  assert.equal(asked.length, 4);
  assert.match(notes[0] ?? '', /issued by other\.example/);
});

test('fault 2: a rate limit that outlasts the retries advises anonymous users to log in', async (t) => {
  for (const [registry, advice] of [
    ['docker.io', true],
    ['registry.example', false],
  ] as const) {
    const { transport } = recorded((request) => {
      if (request.url.pathname.startsWith('/token')) return { body: Buffer.from('{"token":"x"}') };
      throw new TrustError('E_RATE', 'too many requests', { status: 429 });
    });
    const { client } = connect(t, { transport });
    const error = await client
      .repository({ registry, path: 'a/b' })
      .manifest('1')
      .catch((error: unknown) => error);
    assert.ok(isTrustError(error, 'E_RATE'));
    assert.equal(/log in to docker\.io/.test(error.message), advice);
    assert.equal(error.details.status, 429);
  }
});

test('fault 44: reading contacts no host but the registry and its realm', async (t) => {
  const { asked, transport } = recorded(issueOr({ status: 404 }));
  const { client } = connect(t, { transport });
  const repository = client.repository({ registry: 'docker.io', path: 'nicolas/webdis' });
  await repository.manifest('1');
  await repository.manifestHead(digestWith('1'));
  await repository.referrers(digestWith('1'));
  const hosts = new Set(asked.map(({ url }) => url.host));
  assert.deepEqual([...hosts], ['auth.docker.io', 'registry-1.docker.io']);
});

test('threat 12: a repository made by hand brings no path of its own', (t) => {
  const { client } = connect(t);
  for (const name of [
    { registry: 'a.example', path: '../x' },
    { registry: 'a.example', path: 'x?y' },
    { registry: 'a.example', path: 'x/../../y' },
    { registry: 'a.example/v2', path: 'X' },
    { registry: 'u@a.example', path: 'x' },
  ]) {
    assert.throws(() => client.repository(name), { code: 'E_REF' });
  }
});

test('client: one repository is one object, which remembers what it learned', (t) => {
  const { client } = connect(t);
  const name = { registry: 'a.example', path: 'x' };
  assert.equal(client.repository(name), client.repository({ ...name }));
});

test('threat 116: plain http to a host that was not named for it is not sent', async (t) => {
  const { asked, transport } = recorded(() => ({}));
  const { client } = connect(t, { transport });
  await client.repository({ registry: 'a.example:5000', path: 'x' }).manifest('1');
  assert.equal(asked[0]?.url.protocol, 'https:');
});
