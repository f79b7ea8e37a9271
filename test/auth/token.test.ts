/** Exchanges credentials for tokens, and renews them. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Credentials } from '../../src/auth/credentials.ts';
import { connect } from '../registry/support/connect.ts';
import { indexOf, served } from '../registry/support/documents.ts';
import { alice, aliceBasic, credentialsFor } from '../support/connection.ts';
import { type Reply, type Script, type Scripted, startScripted } from '../support/scripted.ts';

const manifest = served(indexOf());

/** A registry that wants a token, any token, and a script for the place that issues them. */
async function start(t: TestContext, issue: Script): Promise<Scripted> {
  const server: Scripted = await startScripted(t, (request) => {
    if (request.path.startsWith('/token')) return issue(request);
    if (request.headers.authorization?.startsWith('Bearer ')) return manifest.reply;
    const realm = `${server.origin}/token?tenant=1`;
    const challenge = `Bearer realm="${realm}",service="the service"`;
    return { status: 401, headers: { 'www-authenticate': challenge } };
  });
  return server;
}

function issuing(body: object): () => Reply {
  return () => ({ body });
}

test('token: the realm keeps its query; Basic and account for name and password', async (t) => {
  const server = await start(t, issuing({ token: 'x' }));
  const credentials = credentialsFor({ [server.host]: alice });
  await connect(t, { credentials }).repository(server).manifest('1');
  const asked = server.received[1];
  assert.equal(
    asked?.path,
    '/token?tenant=1&service=the+service&scope=repository%3Anicolas%2Fwebdis%3Apull&account=alice',
  );
  assert.equal(asked?.headers.authorization, aliceBasic);
});

test('token: `access_token` counts as well', async (t) => {
  const server = await start(t, issuing({ token: '', access_token: 'second' }));
  await connect(t).repository(server).manifest('1');
  assert.equal(server.received[2]?.headers.authorization, 'Bearer second');
});

const tokensIn = (server: Scripted) =>
  server.received.filter(({ path }) => path.startsWith('/token')).length;

for (const [title, answer, seconds] of [
  ['60 s where the issuer does not say', {}, 60],
  ['as long as the issuer says', { expires_in: 300 }, 300],
  ['60 s where the issuer says nonsense', { expires_in: -5 }, 60],
  ['60 s where the issuer says more than a number holds', { expires_in: 2 ** 63 }, 60],
] as const) {
  test(`token: lives ${title}, and is renewed at 80 % of that`, async (t) => {
    const server = await start(t, issuing({ token: 'x', ...answer }));
    const { clock, repository } = connect(t);
    await repository(server).manifest('1');
    clock.time += seconds * 800 - 1;
    await repository(server).manifest('2');
    assert.equal(tokensIn(server), 1);
    clock.time += 1;
    await Promise.all([repository(server).manifest('3'), repository(server).manifest('4')]);
    assert.equal(tokensIn(server), 2);
  });
}

test('token: one for each repository', async (t) => {
  const server = await start(t, issuing({ token: 'x' }));
  const { repository } = connect(t);
  await repository(server, 'a/b').manifest('1');
  await repository(server, 'a/c').manifest('1');
  assert.equal(tokensIn(server), 2);
});

test('token: a failed exchange is not remembered', async (t) => {
  let asked = 0;
  const server = await start(t, () => (++asked === 1 ? { status: 403 } : { body: { token: 'x' } }));
  const { repository } = connect(t);
  await assert.rejects(repository(server).manifest('1'), { code: 'E_AUTH' });
  assert.ok(await repository(server).manifest('1'));
});

test('token: a refusal is E_AUTH, with 400 as well; any other status is E_NET', async (t) => {
  for (const [status, code] of [
    [400, 'E_AUTH'],
    [401, 'E_AUTH'],
    [403, 'E_AUTH'],
    [402, 'E_NET'],
    [404, 'E_NET'],
  ] as const) {
    const server = await start(t, () => ({ status }));
    await assert.rejects(connect(t).repository(server).manifest('1'), { code }, `${status}`);
  }
});

const identity: Credentials = { kind: 'identity', token: 'refresh+me', username: 'bob' };

test('token: an identity token is exchanged by POST', async (t) => {
  const server = await start(t, issuing({ access_token: 'x' }));
  const credentials = credentialsFor({ [server.host]: identity });
  await connect(t, { credentials }).repository(server).manifest('1');
  const asked = server.received[1];
  assert.equal(asked?.method, 'POST');
  assert.deepEqual(Object.fromEntries(new URLSearchParams(asked?.body)), {
    grant_type: 'refresh_token',
    client_id: 'webdis-verify',
    service: 'the service',
    scope: 'repository:nicolas/webdis:pull',
    refresh_token: 'refresh+me',
  });
  assert.equal(asked?.path, '/token?tenant=1', 'never in the URL, which is logged');
});

test('token: an issuer without OAuth2 gets the identity token as a password', async (t) => {
  const server = await start(t, ({ method }) =>
    method === 'POST' ? { status: 404 } : { body: { token: 'x' } },
  );
  const credentials = credentialsFor({ [server.host]: identity });
  await connect(t, { credentials }).repository(server).manifest('1');
  const basic = `Basic ${Buffer.from('bob:refresh+me').toString('base64')}`;
  assert.equal(server.received[2]?.headers.authorization, basic);
});

test('threat 114: a token answer beyond 64 KiB is not read', async (t) => {
  const server = await start(t, issuing({ token: 'x'.repeat(70_000) }));
  await assert.rejects(connect(t).repository(server).manifest('1'), { code: 'E_LIMIT' });
});

test('threat 114: an error body of any length does not take its status back', async (t) => {
  const server = await start(t, () => ({ status: 403, body: 'x'.repeat(200_000) }));
  await assert.rejects(connect(t).repository(server).manifest('1'), { code: 'E_AUTH' });
});

for (const body of ['{}', 'no JSON', '[]', '{"token":7}', '{"token":"a\\nb"}', '{"token":"ü"}']) {
  test(`token: ${body} is not a token`, async (t) => {
    const server = await start(t, () => ({ body }));
    await assert.rejects(connect(t).repository(server).manifest('1'), {
      code: 'E_AUTH',
      message: `${server.host} did not answer with a token`,
    });
  });
}

test('threat 115: tokens and passwords are reported for masking, and are in no error', async (t) => {
  const server: Scripted = await startScripted(t, ({ path, headers }) => {
    if (path.startsWith('/token')) return { body: { token: 'top-secret' } };
    const realm = `${server.origin}/token`;
    return {
      status: headers.authorization === undefined ? 401 : 403,
      headers: { 'www-authenticate': `Bearer realm="${realm}"` },
    };
  });
  const credentials = credentialsFor({ [server.host]: alice });
  const { repository, secrets, notes } = connect(t, { credentials });
  const error = await repository(server)
    .manifest('1')
    .catch((error: unknown) => error);
  const shown = JSON.stringify([error, String((error as Error).stack), notes]);
  assert.deepEqual(secrets, ['top-secret']);
  for (const secret of ['top-secret', 'pass:word', aliceBasic.slice(6)]) {
    assert.ok(!shown.includes(secret));
  }
});
