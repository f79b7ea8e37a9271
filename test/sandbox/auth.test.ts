/** Authentication of the sandbox registry. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startRegistry } from '../../sandbox/registry/index.ts';

let now = 0;
const registry = await startRegistry({
  name: 'registry.test',
  users: { ada: 'secret' },
  identityTokens: { ada: 'long-lived' },
  now: () => now,
});
const tags = `${registry.url}/v2/a/b/tags/list`;
const basic = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`;

beforeEach(() => {
  registry.reset();
  registry.store
    .repository('a/b')
    .tags.set('1', registry.store.repository('a/b').putBlob(Buffer.from('')));
});
after(() => registry.stop());

const ask = (url: string, authorization?: string, method = 'GET') =>
  fetch(url, { method, ...(authorization && { headers: { authorization } }) });

async function token(scope: string, authorization?: string): Promise<string> {
  const answer = await ask(
    `${registry.url}/token?service=registry.test&scope=${scope}`,
    authorization,
  );
  assert.equal(answer.status, 200);
  return `Bearer ${((await answer.json()) as { token: string }).token}`;
}

test('basic: challenge, wrong password, right password', async () => {
  registry.settings.auth = 'basic';
  registry.settings.anonymousPull = false;
  const challenged = await ask(tags);
  assert.equal(challenged.status, 401);
  assert.equal(
    challenged.headers.get('www-authenticate'),
    `Basic realm="${registry.url}/",service="registry.test"`,
  );
  assert.equal((await ask(tags, basic('ada', 'wrong'))).status, 401);
  assert.equal((await ask(tags, basic('ada', 'secret'))).status, 200);
  registry.settings.permits = () => false;
  assert.equal((await ask(tags, basic('ada', 'secret'))).status, 403);
});

test('token: the challenge names realm, service and scope', async () => {
  registry.settings.auth = 'token';
  const pull = await ask(tags);
  assert.equal(pull.status, 401);
  const realm = `Bearer realm="${registry.url}/token",service="registry.test"`;
  assert.equal(pull.headers.get('www-authenticate'), `${realm},scope="repository:a/b:pull"`);
  const ping = await ask(`${registry.url}/v2/`);
  assert.equal(ping.headers.get('www-authenticate'), realm);
  const mount = await ask(
    `${registry.url}/v2/a/b/blobs/uploads/?mount=sha256:${'0'.repeat(64)}&from=c/d`,
    undefined,
    'POST',
  );
  assert.equal(
    mount.headers.get('www-authenticate'),
    `${realm},scope="repository:a/b:pull,push repository:c/d:pull"`,
  );
});

test('token: anonymous pulls, and no more', async () => {
  registry.settings.auth = 'token';
  const anonymous = await token('repository:a/b:pull,push');
  assert.equal((await ask(tags, anonymous)).status, 200);
  const push = await ask(`${registry.url}/v2/a/b/blobs/uploads/`, anonymous, 'POST');
  assert.equal(push.status, 401);
  assert.match(push.headers.get('www-authenticate') ?? '', /error="insufficient_scope"$/);
});

test('token: a private registry hands an anonymous client a token that is good for nothing', async () => {
  registry.settings.auth = 'token';
  registry.settings.anonymousPull = false;
  assert.equal((await ask(tags, await token('repository:a/b:pull'))).status, 401);
  const mine = await token('repository:a/b:pull', basic('ada', 'secret'));
  assert.equal((await ask(tags, mine)).status, 200);
  assert.equal((await ask(`${registry.url}/token`, basic('ada', 'wrong'))).status, 401);
});

test('token: it is good for its repository, its actions and its time', async () => {
  registry.settings.auth = 'token';
  const other = await token('repository:c/d:pull');
  assert.match(
    (await ask(tags, other)).headers.get('www-authenticate') ?? '',
    /error="insufficient_scope"$/,
  );
  const mine = await token('repository:a/b:pull');
  now += 299_999;
  assert.equal((await ask(tags, mine)).status, 200);
  now += 1;
  const late = await ask(tags, mine);
  assert.equal(late.status, 401);
  assert.match(late.headers.get('www-authenticate') ?? '', /error="invalid_token"$/);

  const next = await token('repository:a/b:pull');
  registry.expireTokens();
  assert.equal((await ask(tags, next)).status, 401);
});

test('token: several scopes in one, for the same repository too', async () => {
  registry.settings.auth = 'token';
  const scopes = 'repository:a/b:push&scope=repository:a/b:pull&scope=repository:c/d:pull';
  const mine = await token(scopes, basic('ada', 'secret'));
  assert.equal((await ask(`${registry.url}/v2/a/b/blobs/uploads/`, mine, 'POST')).status, 202);
  assert.equal((await ask(`${registry.url}/v2/c/d/tags/list`, mine)).status, 404);
});

test('token: by POST, for an identity token', async () => {
  registry.settings.auth = 'token';
  const post = (refresh: string) =>
    fetch(`${registry.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refresh,
        service: 'registry.test',
        scope: 'repository:a/b:pull,push',
      }),
    });
  assert.equal((await post('stolen')).status, 401);
  const answer = (await (await post('long-lived')).json()) as Record<string, unknown>;
  assert.equal(answer['expires_in'], 300);
  const mine = `Bearer ${answer['access_token']}`;
  assert.equal((await ask(`${registry.url}/v2/a/b/blobs/uploads/`, mine, 'POST')).status, 202);
});
