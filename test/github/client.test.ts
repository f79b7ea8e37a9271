/** The bounds of what GitHub's API answers: sizes, waits, pages, forms. Each fails when its bound is taken out. */

import assert from 'node:assert/strict';
import { after, beforeEach, type TestContext, test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { toIssue } from '../../src/github/answer.ts';
import { GitHub, type GitHubOptions } from '../../src/github/client.ts';
import type { JsonValue } from '../../src/oci/json.ts';
import { startGitHub } from '../drift/support/github.ts';
import { rig } from '../support/transport.ts';

const github = await startGitHub();
after(() => github.stop());
beforeEach(() => {
  github.issues.length = 0;
  github.faults.clear();
  Object.assign(github.settings, { kind: 'workflow', login: 'github-actions[bot]' });
  github.settings.viewer = undefined;
});

const issue = { title: 'title', body: 'body', labels: ['drift'], assignees: [] };

function clientOf(t: TestContext, more: Partial<GitHubOptions> = {}) {
  const transport = rig(t);
  const { clock, run } = transport;
  const { url: apiUrl, repository, token } = github;
  const options = { transport, clock, signal: run.signal, apiUrl, repository, token, ...more };
  return { clock, api: new GitHub(options) };
}

async function failure(run: Promise<unknown>): Promise<TrustError> {
  try {
    await run;
  } catch (error) {
    assert.ok(error instanceof TrustError, String(error));
    return error;
  }
  return assert.fail('nothing was thrown');
}

const json = { 'content-type': 'application/json' };
const answer = (status: number, headers: object = {}, body = '{}') => ({
  status,
  headers: { ...json, ...headers },
  body: Buffer.from(body),
});

const most = 24 * 1024 * 1024;

test('an answer of 24 MiB is read, and one byte more is not', async (t) => {
  const { api } = clientOf(t);
  const padded = (size: number) => Buffer.concat([Buffer.from('[]'), Buffer.alloc(size - 2, ' ')]);
  github.faults.add({ when: { method: 'GET' }, do: { ...answer(200), body: padded(most) } });
  assert.deepEqual(await api.openIssues('drift'), []);
  github.faults.add({ when: { method: 'GET' }, do: { ...answer(200), body: padded(most + 1) } });
  assert.equal((await failure(api.openIssues('drift'))).code, 'E_LIMIT');
});

test('the same after a limit that was waited for', async (t) => {
  const { api, clock } = clientOf(t);
  github.faults.add({ when: { method: 'GET' }, do: answer(429, { 'retry-after': '1' }) });
  const body = Buffer.alloc(most + 1, ' ');
  github.faults.add({ when: { method: 'GET', nth: 2 }, do: { ...answer(200), body } });
  assert.equal((await failure(api.openIssues('drift'))).code, 'E_LIMIT');
  assert.deepEqual(clock.slept, [1000]);
});

for (const [headers, status, slept, code] of [
  [{ 'retry-after': '60' }, 403, [60_000], undefined],
  [{ 'retry-after': '61' }, 403, [], 'E_RATE'],
  [{ 'retry-after': '1' }, 429, [1000], undefined],
  [{ 'x-ratelimit-remaining': '0' }, 403, [], 'E_RATE'],
  [{ 'retry-after': '3601' }, 429, [], 'E_RATE'],
  [{ 'x-ratelimit-remaining': '1' }, 403, [], 'E_AUTH'],
  [{}, 403, [], 'E_AUTH'],
  [{ 'retry-after': '1' }, 404, [], 'E_AUTH'],
] as const) {
  const named = JSON.stringify(headers);
  test(`${status} with ${named}: ${code ?? 'waited for, and asked again'}`, async (t) => {
    const { api, clock } = clientOf(t);
    github.faults.add({ when: { method: 'POST' }, do: answer(status, headers) });
    if (code === undefined) assert.equal((await api.open(issue)).number, 1);
    else assert.equal((await failure(api.open(issue))).code, code);
    assert.deepEqual(clock.slept, slept);
  });
}

for (const [status, code, words] of [
  [401, 'E_AUTH', /is github-token still valid\?/],
  [403, 'E_AUTH', /the job needs the permission issues: write/],
  [404, 'E_AUTH', /the token sees no such repository/],
  [410, 'E_NET', /issues are disabled in this repository/],
  [422, 'E_NET', /answered 422 for the issue that was opened: "no"$/],
] as const) {
  test(`${status} says what GitHub said, and what to do`, async (t) => {
    const { api } = clientOf(t);
    github.faults.add({ when: { method: 'POST' }, do: answer(status, {}, '{"message":"no"}') });
    const error = await failure(api.open(issue));
    assert.equal(error.code, code);
    assert.match(error.message, words);
    assert.match(error.message, /: "no"/);
  });
}

test('what GitHub says is quoted short, and left out where it is not a message', async (t) => {
  const { api } = clientOf(t);
  for (const [body, ends] of [
    [JSON.stringify({ message: 'x'.repeat(10_000) }), /: "x{99}…$/],
    ['{"message":1}', /the issue that was opened$/],
    ['not JSON', /the issue that was opened$/],
    ['"text"', /the issue that was opened$/],
  ] as const) {
    github.faults.add({ when: { method: 'POST' }, do: answer(422, {}, body) });
    assert.match((await failure(api.open(issue))).message, ends);
  }
});

test('a status that says that it was done, but not the documented one, is not a success', async (t) => {
  const { api } = clientOf(t);
  github.add({});
  const full = JSON.stringify({ number: 1, user: { login: 'a' } });
  for (const [method, run] of [
    ['POST', () => api.open(issue)],
    ['POST', () => api.comment(1, 'words')],
    ['PATCH', () => api.close(1, 'body')],
    ['PATCH', () => api.update(1, { title: 'title', body: 'body' })],
  ] as const) {
    github.faults.add({ when: { method }, do: answer(202, {}, full) });
    assert.equal((await failure(run())).code, 'E_NET', method);
  }
});

test('twenty pages are read, and a full page after them ends the run', async (t) => {
  const { api } = clientOf(t);
  for (let at = 0; at < 999; at += 1) github.add({ labels: ['drift'] });
  assert.equal((await api.openIssues('drift')).length, 999);
  const { length } = github.requests;
  for (let at = 0; at < 2; at += 1) github.add({ labels: ['drift'] });
  assert.equal((await failure(api.openIssues('drift'))).code, 'E_LIMIT');
  assert.equal(github.requests.length - length, 20);
});

test('twenty writes need no pause, and the next one has a second before it', async (t) => {
  const { api, clock } = clientOf(t);
  const { number } = github.add({});
  for (let at = 0; at < 20; at += 1) await api.comment(number, 'words');
  assert.deepEqual(clock.slept, []);
  await api.comment(number, 'words');
  assert.deepEqual(clock.slept, [1000]);
});

for (const [what, options] of [
  ['a repository with something in front', { repository: ' webdis/webdis' }],
  ['a repository with something behind', { repository: 'webdis/webdis?x' }],
  ['a repository with a third part', { repository: 'webdis/webdis/x' }],
  ['a repository that is a name', { repository: 'webdis' }],
  ['a token with something in front', { token: ' ghs_x' }],
  ['a token with something behind', { token: 'ghs_x\r' }],
  ['an address that is none', { apiUrl: 'api.github.com' }],
  ['an address of GraphQL that is none', { graphqlUrl: 'api.github.com' }],
] as const) {
  test(`${what} is refused before anything is asked`, (t) => {
    const { length } = github.requests;
    const variable = {
      repository: 'GITHUB_REPOSITORY: ',
      token: 'github-token: ',
      apiUrl: 'GITHUB_API_URL: ',
      graphqlUrl: 'GITHUB_GRAPHQL_URL: ',
    };
    const [option] = Object.keys(options) as [keyof typeof variable];
    assert.throws(
      () => clientOf(t, options),
      (error: TrustError) => error.code === 'E_INPUT' && error.message.startsWith(variable[option]),
    );
    assert.equal(github.requests.length, length);
  });
}

test('an address with slashes at its end is the same', async (t) => {
  const { api } = clientOf(t, { apiUrl: `${github.url}//` });
  assert.deepEqual(await api.openIssues('drift'), []);
});

test('the user of a token is requested once, and a rate limit is not an answer', async (t) => {
  const { api } = clientOf(t);
  const limit = answer(403, { 'retry-after': '3600' });
  github.faults.add({ when: { path: '/user', method: 'GET' }, do: limit });
  assert.equal((await failure(api.login())).code, 'E_RATE');
  const other = clientOf(t).api;
  assert.equal(await other.login(), 'github-actions[bot]');
  const { length } = github.requests;
  assert.equal(await other.login(), 'github-actions[bot]');
  assert.equal(github.requests.length, length);
  const third = clientOf(t).api;
  github.faults.add({ when: { path: '/user', method: 'GET' }, do: answer(200, {}, '{"id":1}') });
  assert.equal((await failure(third.login())).code, 'E_NET');
});

test('the login of a person comes from REST, and that of an app from GraphQL', async (t) => {
  github.settings.kind = 'personal';
  github.settings.login = 'octocat';
  assert.equal(await clientOf(t).api.login(), 'octocat');
  github.settings.kind = 'workflow';
  github.settings.viewer = 'my-app[bot]';
  assert.equal(await clientOf(t).api.login(), 'my-app[bot]');
  for (const reply of [
    answer(403, {}, '{"data":{"viewer":{"login":"my-app[bot]"}}}'),
    answer(200, {}, '{"data":{"viewer":null}}'),
    answer(200, {}, '{"data":null,"errors":[]}'),
  ]) {
    github.faults.add({ when: { path: '/graphql' }, do: reply });
    assert.equal(await clientOf(t).api.login(), 'github-actions[bot]');
  }
});

for (const [apiUrl, graphql] of [
  ['https://api.github.com', 'https://api.github.com/graphql'],
  ['https://api.github.com//', 'https://api.github.com/graphql'],
  ['https://ghe.example/api/v3', 'https://ghe.example/api/graphql'],
  ['https://ghe.example/api/v3/', 'https://ghe.example/api/graphql'],
  ['https://proxy.example/v3proxy/api/v3', 'https://proxy.example/v3proxy/api/graphql'],
] as const) {
  test(`GraphQL of ${apiUrl} is at ${graphql}`, async (t) => {
    const asked: string[] = [];
    const transport: GitHubOptions['transport'] = {
      ...rig(t),
      request: async ({ url }) => {
        asked.push(url.href);
        return { status: 403, headers: {}, url, body: Buffer.from('{}') };
      },
    };
    await clientOf(t, { transport, apiUrl }).api.login();
    assert.deepEqual(asked.slice(1), [graphql]);
  });
}

test('an edit and a query are sent again after a 502, an issue or a comment is not', async (t) => {
  const { api, clock } = clientOf(t);
  const { number } = github.add({ author: 'a', state: 'closed', stateReason: 'completed' });
  github.settings.viewer = 'my-app[bot]';
  for (const [what, path, method, run] of [
    ['reopen', `/issues/${number}`, 'PATCH', () => api.reopen(number, 'title', 'body')],
    ['login', '/graphql', 'POST', () => api.login()],
  ] as const) {
    github.faults.add({
      when: { path: new RegExp(`${path}$`), method },
      do: answer(502),
    });
    await run();
    assert.equal(clock.slept.splice(0).length, 1, what);
  }
  assert.deepEqual(
    github.issues.map(({ state, title, body }) => [state, title, body]),
    [['open', 'title', 'body']],
  );
  for (const run of [() => api.open(issue), () => api.comment(number, 'words')]) {
    github.faults.add({ when: { method: 'POST' }, do: answer(502) });
    assert.equal((await failure(run())).code, 'E_NET');
    assert.deepEqual(clock.slept, []);
  }
});

test('the message says which of the limits of GitHub it was', async (t) => {
  const { api } = clientOf(t);
  for (const [headers, body, words] of [
    [{ 'x-ratelimit-remaining': '0' }, '{}', / limits requests: /],
    [
      {},
      '{"message":"You have exceeded a secondary rate limit"}',
      / has a secondary rate limit for writes: /,
    ],
  ] as const) {
    github.faults.add({ when: { method: 'POST' }, do: answer(403, headers, body) });
    const error = await failure(api.open(issue));
    assert.equal(error.code, 'E_RATE');
    assert.match(error.message, words);
  }
});

test('the last two hundred closed issues are read', async (t) => {
  const { api } = clientOf(t);
  for (let at = 0; at < 250; at += 1) github.add({ labels: ['drift'], state: 'closed' });
  assert.equal((await api.closedIssues('drift')).length, 200);
});

test('an answer that is no list of issues ends the run, and is not taken for none', async (t) => {
  const { api } = clientOf(t);
  for (const body of ['{}', '{"message":"hello"}', 'null', '[', '']) {
    github.faults.add({ when: { method: 'GET' }, do: answer(200, {}, body) });
    const error = await failure(api.openIssues('drift'));
    assert.equal(error.code, 'E_NET', body);
    assert.match(error.message, /the list of issues is not as documented$/);
  }
});

test('closed issues are found by their label, and open ones are not among them', async (t) => {
  const { api } = clientOf(t);
  const { number } = await api.open(issue);
  await api.open({ ...issue, title: 'another' });
  await api.open({ ...issue, labels: ['other'] });
  await api.close(number, 'done');
  const closed = await api.closedIssues('drift');
  assert.deepEqual(
    closed.map((one) => [one.number, one.state, one.body]),
    [[number, 'closed', 'done']],
  );
});

test('issues as they are documented, and nothing else', () => {
  const issue = { number: 1, body: 'text', user: { login: 'a' }, labels: [{ name: 'drift' }, 'x'] };
  const read = (more: object) => toIssue({ ...issue, ...more } as JsonValue);
  assert.deepEqual(read({}), {
    number: 1,
    body: 'text',
    author: 'a',
    labels: ['drift', 'x'],
    isPullRequest: false,
    state: 'open',
  });
  assert.equal(read({ state: 'closed' }).state, 'closed');
  assert.equal(read({ user: null }).author, '');
  assert.equal(read({ user: undefined }).author, '');
  assert.equal(read({ body: null }).body, '');
  assert.equal(read({ pull_request: {} }).isPullRequest, true);
  assert.deepEqual(read({ labels: 'drift' }).labels, []);
  assert.deepEqual(read({ labels: [{ name: 1 }, null, 2] }).labels, []);
  for (const odd of [
    { number: '1' },
    { number: 1.5 },
    { number: undefined },
    { user: 'a' },
    { user: { login: 1 } },
    { user: {} },
  ]) {
    assert.throws(() => read(odd), { code: 'E_NET', message: /unexpected answer/ });
  }
  for (const odd of [null, 'text', 1, []]) {
    assert.throws(() => toIssue(odd), { code: 'E_NET', message: /an issue is not an object/ });
  }
});
