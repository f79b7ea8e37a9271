/** Where identity tokens come from: options, variables, GitHub Actions and Buildkite. */

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readIdentityToken, type TokenOptions } from '../../src/host/identity-token.ts';
import type { HttpRequest, Transport } from '../../src/http/request.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import {
  actionsEnvironment,
  bearer,
  startIdentityServices,
  tokenOf,
  workflow,
} from '../identity/services.ts';
import { rejection, rig } from '../support/transport.ts';

async function services(t: TestContext) {
  const started = await startIdentityServices();
  t.after(() => started.stop());
  return started;
}

function read(t: TestContext, options: Partial<TokenOptions>) {
  const defaults = { env: {}, transport: rig(t), audience: 'sigstore', given: undefined };
  return readIdentityToken({ ...defaults, ...options });
}

test('threat 154: a job of GitHub Actions; the audience is requested, with the token of the runner', async (t) => {
  const started = await services(t);
  const env = actionsEnvironment(started);
  const secrets: string[] = [];
  const token = await read(t, { env, onSecret: (secret) => secrets.push(secret) });
  assert.deepEqual(token.names, [workflow]);
  assert.deepEqual(secrets, [token.text]);
  const [request] = started.requests;
  assert.match(request?.path ?? '', /^\/token\?api-version=2\.0&audience=sigstore$/);
  assert.equal((await read(t, { env, audience: 'own' })).names[0], workflow);
});

test('a job of GitHub Actions without the permission: the error names the one it needs', async (t) => {
  for (const env of [
    { GITHUB_ACTIONS: 'true' },
    { GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x' },
    { GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' },
  ]) {
    const error = await rejection(read(t, { env }));
    assert.equal(error.code, 'E_INPUT');
    assert.match(error.message, /permissions: id-token: write/);
  }
});

test('a job of Buildkite asks its agent API', async (t) => {
  const started = await services(t);
  const env = {
    BUILDKITE_AGENT_ACCESS_TOKEN: bearer,
    BUILDKITE_JOB_ID: 'a job',
    BUILDKITE_AGENT_ENDPOINT: `${started.url}/v3/`,
  };
  assert.deepEqual((await read(t, { env })).names, [workflow]);
});

test('the services are asked for JSON, and Buildkite at its public address if no other is set', async (t) => {
  const asked: HttpRequest[] = [];
  const request = async (one: HttpRequest) => {
    asked.push(one);
    const body = Buffer.from(JSON.stringify({ value: tokenOf(), token: tokenOf() }));
    return { status: 200, url: one.url, headers: {}, body };
  };
  const transport = { request } as unknown as Transport;
  const buildkite = { BUILDKITE_AGENT_ACCESS_TOKEN: 'x', BUILDKITE_JOB_ID: 'a job' };
  await read(t, { env: buildkite, transport });
  await read(t, { env: actionsEnvironment({ url: 'https://actions.example' }), transport });
  assert.deepEqual(
    asked.map(({ url, headers }) => [url.origin + url.pathname, headers?.['accept']]),
    [
      ['https://agent.buildkite.com/v3/jobs/a%20job/oidc/tokens', 'application/json'],
      ['https://actions.example/token', 'application/json'],
    ],
  );
});

test('a token of Buildkite needs a job and its token', async (t) => {
  for (const env of [{ BUILDKITE_AGENT_ACCESS_TOKEN: 'x' }, { BUILDKITE_JOB_ID: 'a job' }]) {
    const error = await rejection(read(t, { env }));
    assert.match(error.message, /there is no identity token: give identity-token/);
  }
});

test('a token that cannot be used is named by where it came from', async (t) => {
  const expired = 'eyJx.e30.x';
  const path = join(temporaryFolder(), 'token.jwt');
  writeFileSync(path, expired);
  for (const [options, name] of [
    [{ given: expired }, 'identity-token'],
    [{ given: path }, `identity-token: ${JSON.stringify(path)}`],
    [{ given: 'env://T', env: { T: expired } }, 'identity-token: env://T'],
    [{ env: { SIGSTORE_ID_TOKEN: expired } }, 'SIGSTORE_ID_TOKEN'],
  ] as const) {
    const { message } = await rejection(read(t, options));
    assert.ok(message.startsWith(`${name} is not a usable identity token`), message);
  }
});

test('an option comes first, then SIGSTORE_ID_TOKEN, then the CI service', async (t) => {
  const folder = temporaryFolder();
  const path = join(folder, 'token.jwt');
  writeFileSync(path, `${tokenOf({ sub: 'of the file' })}\n`);
  const odd = join(folder, 'env:', 'OTHER');
  mkdirSync(dirname(odd));
  writeFileSync(odd, tokenOf({ sub: 'of the file' }));
  const env = {
    ...actionsEnvironment({ url: 'http://127.0.0.1:1' }),
    SIGSTORE_ID_TOKEN: tokenOf({ sub: 'of the variable' }),
    OTHER: tokenOf({ sub: 'of another' }),
  };
  const subjects = new Map([
    [undefined, 'of the variable'],
    ['env://OTHER', 'of another'],
    [path, 'of the file'],
    [`${folder}/env://OTHER`, 'of the file'],
    [tokenOf({ sub: 'in words' }), 'in words'],
  ]);
  for (const [given, subject] of subjects) {
    assert.equal((await read(t, { env, given })).subject, subject);
  }
});

test('threat 154: nothing to be had, and nothing usable, never with the token', async (t) => {
  const folder = temporaryFolder();
  const large = join(folder, 'large');
  writeFileSync(large, 'x'.repeat(100_000));
  const cases: readonly (readonly [Partial<TokenOptions>, string, RegExp])[] = [
    [
      {},
      'E_INPUT',
      /^keyless: there is no identity token: give identity-token or SIGSTORE_ID_TOKEN/,
    ],
    [{ given: 'env://NONE' }, 'E_INPUT', /identity-token: env:\/\/NONE is not set, or empty/],
    [{ given: join(folder, 'none') }, 'E_INPUT', /identity-token: the file .* does not exist/],
    [{ given: large }, 'E_INPUT', /has more than 16384 bytes/],
    [
      { env: { SIGSTORE_ID_TOKEN: 'hidden-text' } },
      'E_INPUT',
      /^SIGSTORE_ID_TOKEN is not a usable/,
    ],
    [
      { env: { ...actionsEnvironment({ url: 'x' }), ACTIONS_ID_TOKEN_REQUEST_URL: 'no url' } },
      'E_INPUT',
      /^ACTIONS_ID_TOKEN_REQUEST_URL is not a URL/,
    ],
    [
      { env: actionsEnvironment({ url: 'http://tokens.example' }) },
      'E_INPUT',
      /contact over plain HTTP/,
    ],
  ];
  for (const [options, code, says] of cases) {
    const error = await rejection(read(t, options));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says);
    assert.doesNotMatch(error.message, /hidden-text|runner-token/);
  }
});

test('token services that refuse, fail, or answer something else', async (t) => {
  const started = await services(t);
  const env = actionsEnvironment(started);
  const always = { times: Number.POSITIVE_INFINITY };
  const cases = [
    [
      { status: 401, body: `no: ${bearer}` },
      'E_AUTH',
      /GitHub Actions 127\S+ rejected the request/,
    ],
    [{ status: 403 }, 'E_AUTH', /rejected the request \(403\)/],
    [{ status: 404 }, 'E_NET', /is not available \(404\)/],
    [{ status: 500 }, 'E_NET', /GitHub Actions/],
    [{ status: 200, body: 'x' }, 'E_NET', /did not return a token/],
    [{ status: 200, body: '{"value":7}' }, 'E_NET', /did not return a token/],
    [{ status: 200, body: '{"value":"x"}' }, 'E_INPUT', /not a JSON Web Token/],
  ] as const;
  for (const [fault, code, says] of cases) {
    started.faults.clear();
    started.faults.add({ when: always, do: fault });
    const error = await rejection(read(t, { env }));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says);
    assert.doesNotMatch(error.message, new RegExp(bearer));
  }
});

test("threat 154: the runner's token does not follow a redirect", async (t) => {
  const [started, other] = await Promise.all([services(t), services(t)]);
  started.faults.add({ do: { status: 302, headers: { location: `${other.url}/token` } } });
  const error = await rejection(read(t, { env: actionsEnvironment(started) }));
  assert.equal(error.code, 'E_NET');
  assert.equal(other.requests.length, 0);
});
