/** Authorizes the requests of one registry: challenges, tokens, scopes and retries. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { connect } from '../registry/support/connect.ts';
import { indexOf, served } from '../registry/support/documents.ts';
import { alice, aliceBasic, credentialsFor } from '../support/connection.ts';
import { type Received, type Reply, type Scripted, startScripted } from '../support/scripted.ts';
import { rejection } from '../support/transport.ts';

const manifest = served(indexOf());

function unauthorized(server: Scripted, more = ''): Reply {
  const realm = `${server.origin}/token`;
  return {
    status: 401,
    headers: { 'www-authenticate': `Bearer realm="${realm}",service="s"${more}` },
  };
}

/** Tokens `t1`, `t2`, …, of which only the last is accepted. */
async function startBearer(t: TestContext) {
  let issued = 0;
  let valid = '';
  const server: Scripted = await startScripted(t, ({ path, headers }) => {
    if (path.startsWith('/token')) {
      issued += 1;
      valid = `t${issued}`;
      return { body: { token: valid } };
    }
    return headers.authorization === `Bearer ${valid}` ? manifest.reply : unauthorized(server);
  });
  const expire = () => {
    valid = 'none';
  };
  return { server, expire };
}

test('session: the first request is a real one, and its 401 teaches the scheme', async (t) => {
  const { server } = await startBearer(t);
  const repository = connect(t).repository(server);
  await repository.manifest('1');
  await repository.manifest('2');
  assert.deepEqual(server.lines(), [
    'GET /v2/nicolas/webdis/manifests/1',
    'GET /token?service=s&scope=repository%3Anicolas%2Fwebdis%3Apull',
    'GET /v2/nicolas/webdis/manifests/1',
    'GET /v2/nicolas/webdis/manifests/2',
  ]);
});

test('session: concurrent requests share one 401 and one token', async (t) => {
  const { server } = await startBearer(t);
  const repository = connect(t).repository(server);
  await Promise.all(['1', '2', '3', '4', '5'].map((tag) => repository.manifest(tag)));
  assert.equal(server.received.length, 5 + 2);
});

test('session: a list of tags that is asked for ahead does not wait for the first request', async (t) => {
  const { server } = await startBearer(t);
  const repository = connect(t).repository(server);
  const read = async () => {
    for await (const _ of repository.tags(true)) assert.fail('it has tags');
  };
  await Promise.all([repository.manifest('1'), read().catch(() => {})]);
  // Both are refused, and share a token.
  assert.deepEqual(server.lines().slice(0, 2).sort(), [
    'GET /v2/nicolas/webdis/manifests/1',
    'GET /v2/nicolas/webdis/tags/list?n=1000',
  ]);
  assert.equal(server.received.length, 2 + 1 + 2);
});

test('session: a first request that fails does not delay the others', async (t) => {
  let asked = 0;
  const server = await startScripted(t, () => {
    asked += 1;
    return asked === 1 ? { headers: { location: 'ftp://x' }, status: 302 } : manifest.reply;
  });
  const repository = connect(t).repository(server);
  const tags = ['1', '2', '3'].map((tag) => repository.manifest(tag));
  const results = await Promise.allSettled(tags);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  );
});

test('session: Basic only when it is requested, then at once', async (t) => {
  const server = await startScripted(t, ({ headers }) =>
    headers.authorization === aliceBasic
      ? manifest.reply
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="r"' } },
  );
  const repository = connect(t, {
    credentials: credentialsFor({ [server.host]: alice }),
  }).repository(server);
  await repository.manifest('1');
  await repository.manifest('2');
  const sent = server.received.map(({ headers }) => headers.authorization);
  assert.deepEqual(sent, [undefined, aliceBasic, aliceBasic]);
});

test('session: a registrytoken is sent unchanged', async (t) => {
  const server = await startScripted(t, () => manifest.reply);
  const credentials = credentialsFor({ [server.host]: { kind: 'bearer', token: 'abc' } });
  await connect(t, { credentials }).repository(server).manifest('1');
  assert.equal(server.received[0]?.headers.authorization, 'Bearer abc');
});

test('session: a registrytoken that is refused is not replaced by another token', async (t) => {
  const { server } = await startBearer(t);
  const credentials = credentialsFor({ [server.host]: { kind: 'bearer', token: 'abc' } });
  const { code } = await rejection(connect(t, { credentials }).repository(server).manifest('1'));
  assert.equal(code, 'E_AUTH');
  assert.deepEqual(server.lines(), ['GET /v2/nicolas/webdis/manifests/1']);
});

test('fault 13: a token that expires is renewed once, for all requests together', async (t) => {
  const { server, expire } = await startBearer(t);
  const repository = connect(t).repository(server);
  await repository.manifest('1');
  expire();
  const before = server.received.length;
  const found = await Promise.all(['2', '3', '4'].map((tag) => repository.manifest(tag)));
  assert.ok(found.every((manifest) => manifest !== undefined));
  const after = server.received.slice(before);
  assert.equal(after.filter(({ path }) => path.startsWith('/token')).length, 1);
  assert.equal(after.length, 3 + 1 + 3);
});

test('fault 13: a new token that is refused is not requested again', async (t) => {
  const server: Scripted = await startScripted(t, ({ path }) =>
    path.startsWith('/token') ? { body: { token: 'x' } } : unauthorized(server),
  );
  const repository = connect(t).repository(server);
  await assert.rejects(repository.manifest('1'), { code: 'E_AUTH' });
  assert.equal(server.received.length, 3);
  await assert.rejects(repository.manifest('2'), { code: 'E_AUTH' });
  assert.equal(server.received.length, 4);
});

test('fault 15: the scope of a new challenge is requested, once, and kept', async (t) => {
  const scopesOf = ({ path }: Received) => new URL(path, 'http://x').searchParams.getAll('scope');
  const server: Scripted = await startScripted(t, (request) => {
    if (request.path.startsWith('/token')) {
      return { body: { token: scopesOf(request).join('+').replaceAll('/', '.') } };
    }
    return request.headers.authorization?.includes('mirror')
      ? manifest.reply
      : unauthorized(server, ',error="insufficient_scope",scope="repository:mirror/webdis:pull"');
  });
  const repository = connect(t).repository(server);
  await repository.manifest('1');
  await repository.manifest('2');
  const tokens = server.received.filter(({ path }) => path.startsWith('/token')).map(scopesOf);
  assert.deepEqual(tokens, [
    ['repository:nicolas/webdis:pull'],
    ['repository:nicolas/webdis:pull', 'repository:mirror/webdis:pull'],
  ]);
  assert.equal(server.received.length, 2 + 3 + 1);
});

test('fault 15: insufficient_scope with a 403, as RFC 6750 has it', async (t) => {
  const server: Scripted = await startScripted(t, ({ path, headers }) => {
    if (path.startsWith('/token')) return { body: { token: path.includes('aws') ? 'wide' : 'x' } };
    if (headers.authorization === undefined) return unauthorized(server);
    if (headers.authorization === 'Bearer wide') return manifest.reply;
    return { ...unauthorized(server, ',scope="aws",error="insufficient_scope"'), status: 403 };
  });
  assert.ok(await connect(t).repository(server).manifest('1'));
});

test('fault 15: no challenge makes a reader ask for the right to write', async (t) => {
  const server: Scripted = await startScripted(t, ({ path }) =>
    path.startsWith('/token')
      ? { body: { token: 'x' } }
      : unauthorized(
          server,
          ',error="insufficient_scope",scope="repository:nicolas/webdis:pull,push registry:catalog:*"',
        ),
  );
  await assert.rejects(connect(t).repository(server).manifest('1'), { code: 'E_AUTH' });
  assert.equal(server.received.filter(({ path }) => /push|catalog/.test(path)).length, 0);
});

test('threat 108: a 401 from another origin after a redirect gets no token', async (t) => {
  const thief: Scripted = await startScripted(t, () => unauthorized(thief));
  const server: Scripted = await startScripted(t, ({ path, headers }) => {
    if (path.startsWith('/token')) return { body: { token: 'secret' } };
    if (headers.authorization === undefined) return unauthorized(server);
    return { status: 307, headers: { location: `${thief.origin}/v2/x` } };
  });
  const credentials = credentialsFor({ [server.host]: alice, [thief.host]: alice });
  const repository = connect(t, { credentials }).repository(server);
  await assert.rejects(repository.manifest('1'), { code: 'E_NET' });
  assert.deepEqual(thief.lines(), ['GET /v2/x']);
  assert.equal(thief.received[0]?.headers.authorization, undefined);
});

test('threats 11 and 112: credentials are for exactly one host, with its port', async (t) => {
  const { server } = await startBearer(t);
  const name = server.host.split(':')[0] ?? '';
  const credentials = credentialsFor({ [name]: alice, [`${server.host}0`]: alice });
  await connect(t, { credentials }).repository(server).manifest('1');
  assert.ok(server.received.every(({ headers }) => headers.authorization !== aliceBasic));
});

test('threat 109: a refused realm is not contacted', async (t) => {
  const server = await startScripted(t, () => ({
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="http://169.254.169.254/token"' },
  }));
  const credentials = credentialsFor({ [server.host]: alice });
  await assert.rejects(connect(t, { credentials }).repository(server).manifest('1'), {
    code: 'E_NET',
  });
  assert.equal(server.received.length, 1);
});

test('threat 109: tokens from another host are allowed, and noted', async (t) => {
  const auth = await startScripted(t, () => ({ body: { token: 'ok' } }));
  const server: Scripted = await startScripted(t, ({ headers }) =>
    headers.authorization === 'Bearer ok'
      ? manifest.reply
      : {
          status: 401,
          headers: {
            'www-authenticate': `Bearer realm="${auth.origin.replace('127.0.0.1', 'localhost')}/t"`,
          },
        },
  );
  const { notes, repository } = connect(t);
  await repository(server).manifest('1');
  assert.match(notes[0] ?? '', /has its tokens issued by localhost/);
});

test('session: credentials that are refused end in E_AUTH, not in anonymous reading', async (t) => {
  const server: Scripted = await startScripted(t, ({ path, headers }) => {
    if (!path.startsWith('/token')) return unauthorized(server);
    return headers.authorization === undefined ? { body: { token: 'anonymous' } } : { status: 401 };
  });
  const credentials = credentialsFor({ [server.host]: alice });
  await assert.rejects(connect(t, { credentials }).repository(server).manifest('1'), {
    code: 'E_AUTH',
    message: /refused the credentials.*log out to read anonymously/,
  });
});
