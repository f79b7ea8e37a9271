/** Issue upkeep over HTTP, against a stand-in that judges every request by GitHub's own description. */

import assert from 'node:assert/strict';
import { after, beforeEach, type TestContext, test } from 'node:test';
import type { DriftReport } from '../../src/drift/report.ts';
import { TrustError } from '../../src/error.ts';
import { GitHub } from '../../src/github/client.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { readOptions } from '../../src/options/library.ts';
import { type IssueOptions, keepIssues } from '../../src/run/drift-issues.ts';
import { startGitHub } from '../drift/support/github.ts';
import * as samples from '../report/drift-samples.ts';
import { rig } from '../support/transport.ts';

const github = await startGitHub();
after(() => github.stop());

beforeEach(() => {
  github.issues.length = 0;
  github.faults.clear();
  Object.assign(github.settings, {
    login: 'github-actions[bot]',
    kind: 'workflow',
    permission: 'write',
    mayLabel: true,
    viewer: undefined,
  });
});
after(() => assert.deepEqual(github.problems, []));

const env = {
  GITHUB_API_URL: github.url,
  GITHUB_REPOSITORY: github.repository,
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '42',
};

const values = readOptions({ tags: ['1'] }, driftOptions, { images: ['a/b'] });
const secrets: string[] = [];

interface Changes {
  readonly more?: Partial<IssueOptions> & { readonly mayFail?: boolean };
  readonly token?: string;
  readonly GITHUB_REPOSITORY?: string;
  readonly GITHUB_API_URL?: string;
}

async function keep(
  report: DriftReport,
  { token = github.token, more = {}, ...env_ }: Changes = {},
) {
  const options = {
    ...{ repository: undefined, token, labels: [], assignees: [], name: report.name },
    ...{ unreachableAfter: 3, remembers: true, ...more },
  };
  const checks = [{ report, history: samples.historyOf(report, 3) }];
  const done = await keepIssues({ report, checks }, options, values, {
    env: { ...env, ...env_ },
    signal: new AbortController().signal,
    onSecret: (secret) => secrets.push(secret),
  });
  const [error] = done.failed;
  // What fails alone is told; here it is what the test is about.
  if (error !== undefined && more.mayFail !== true) throw error;
  return done;
}

const nothing = { opened: [], updated: [], reopened: [], closed: [], failed: [] };

const open = () => github.issues.filter(({ state }) => state === 'open');
const asked = () => github.requests.map(({ method }) => method);

/** The rejection, with its code. */
async function failure(run: Promise<unknown>): Promise<TrustError> {
  try {
    await run;
  } catch (error) {
    assert.ok(error instanceof TrustError, String(error));
    return error;
  }
  return assert.fail('nothing was thrown');
}

test('opened, left alone, updated, closed with a comment', async () => {
  const report = samples.drifted();
  const first = await keep(report);
  assert.deepEqual(first, { ...nothing, opened: [1, 2, 3, 4] });
  assert.deepEqual(
    open().map(({ labels }) => labels),
    Array(4).fill(['drift']),
  );
  assert.match(open()[0]?.title ?? '', /^Drift: .*0\.1\.34/);

  const before = github.requests.length;
  assert.deepEqual(await keep(report), nothing);
  assert.deepEqual(
    asked().slice(before),
    ['GET', 'GET', 'GET', 'POST'],
    'nothing is written when nothing changed',
  );

  const differences = report.differences.map((one) => ({ ...one, message: 'other words' }));
  const changed = await keep({ ...report, differences: differences.slice(0, 2) });
  assert.deepEqual(changed, { ...nothing, updated: [1, 2], closed: [3, 4] });
  assert.match(github.issues[0]?.body ?? '', /Other words/);

  const { closed } = await keep(samples.fine());
  assert.deepEqual(closed, [1, 2]);
  for (const { stateReason, comments } of github.issues) {
    assert.equal(stateReason, 'completed');
    assert.equal(comments.length, 1);
    assert.match(comments[0] ?? '', /actions\/runs\/42/);
  }
});

test('all is well and nothing is open: one request', async () => {
  const before = github.requests.length;
  await keep(samples.fine());
  assert.deepEqual(asked().slice(before), ['GET']);
});

test('the token is masked before it is used, and goes nowhere but to the API', async () => {
  await keep(samples.fine());
  assert.equal(secrets.at(-1), github.token);
  const error = await failure(keep(samples.fine(), { token: 'ghs_wrongOne' }));
  assert.equal(error.code, 'E_AUTH');
  assert.doesNotMatch(JSON.stringify([error.message, error.details]), /ghs_/);
});

test('fault 47: an unreachable run closes nothing, and opens nothing before its time', async () => {
  await keep(samples.drifted());
  assert.deepEqual(await keep(samples.away()), nothing);
  assert.equal(open().length, 4);
});

test('threat 120: an issue of a stranger with our marker is neither closed nor edited, nor taken for ours', async () => {
  await keep(samples.drifted());
  const [ours] = github.issues;
  assert.ok(ours);
  Object.assign(ours, { state: 'closed', labels: [] });
  const forged = github.add({ body: ours.body, author: 'mallory', labels: ['drift'] });
  const { opened } = await keep(samples.drifted());
  assert.deepEqual(opened, [6]);
  await keep(samples.fine());
  assert.equal(forged.state, 'open');
  assert.deepEqual(forged.comments, []);
});

test('a personal token is known by its login', async () => {
  Object.assign(github.settings, { kind: 'personal', login: 'maintainer' });
  await keep(samples.drifted());
  const { closed } = await keep(samples.fine());
  assert.deepEqual(closed, [1, 2, 3, 4]);
});

test('issues that would not be found again: one, closed at once, and not one every day', async () => {
  Object.assign(github.settings, { login: 'another-app[bot]', viewer: 'github-actions[bot]' });
  const error = await failure(keep(samples.drifted()));
  assert.equal(error.code, 'E_AUTH');
  assert.match(error.message, /another-app\[bot\]/);
  Object.assign(github.settings, {
    login: 'github-actions[bot]',
    viewer: undefined,
    mayLabel: false,
  });
  assert.match((await failure(keep(samples.drifted()))).message, /did not label it/);
  assert.deepEqual(
    github.issues.map(({ state }) => state),
    ['closed', 'closed'],
  );
});

test('a job without the permission: the error names it', async () => {
  github.settings.permission = 'read';
  const error = await failure(keep(samples.drifted()));
  assert.equal(error.code, 'E_AUTH');
  assert.match(error.message, /issues: write/);
});

test('lists of many pages: an issue on the last one is found', async () => {
  await keep(samples.drifted());
  for (let at = 0; at < 120; at++) github.add({ labels: ['drift'], author: 'another' });
  const { opened, closed } = await keep(samples.fine());
  assert.deepEqual([opened, closed], [[], [1, 2, 3, 4]]);
});

test('more issues than are read: nothing is done with a part of the list', async () => {
  for (let at = 0; at < 1001; at++) github.add({ labels: ['drift'], author: 'another' });
  const error = await failure(keep(samples.drifted()));
  assert.equal(error.code, 'E_LIMIT');
  assert.equal(github.issues.length, 1001);
});

test('words that would make another request are refused before any is sent', async () => {
  const before = github.requests.length;
  for (const [words, named] of [
    [{ GITHUB_REPOSITORY: '../../user' }, 'GITHUB_REPOSITORY'],
    [{ GITHUB_REPOSITORY: 'a/b/../c' }, 'GITHUB_REPOSITORY'],
    [{ GITHUB_API_URL: 'api.github.com' }, 'GITHUB_API_URL'],
    [{ token: 'a\nb: c' }, 'github-token'],
    [{ token: '' }, 'github-token'],
  ] as const) {
    const error = await failure(keep(samples.drifted(), words));
    assert.equal(error.code, 'E_INPUT');
    assert.ok(error.message.includes(named), error.message);
  }
  assert.equal(github.requests.length, before);
});

test('the token is not sent by plain http to another machine', async () => {
  const error = await failure(keep(samples.drifted(), { GITHUB_API_URL: 'http://api.example' }));
  assert.equal(error.code, 'E_INPUT');
});

const issue = { title: 'title', body: 'body', labels: ['drift'], assignees: [] };

function clientOf(t: TestContext) {
  const transport = rig(t);
  const { clock, run } = transport;
  const { url: apiUrl, repository, token } = github;
  return {
    clock,
    api: new GitHub({ transport, clock, signal: run.signal, apiUrl, repository, token }),
  };
}

test('many writes: a second between them, as GitHub asks for', async (t) => {
  const { api, clock } = clientOf(t);
  for (let at = 0; at < 23; at++) await api.comment(github.add({}).number, 'words');
  assert.deepEqual(clock.slept, [1000, 1000, 1000]);
});

test('secondary limits: what Retry-After asks for is waited for, once', async (t) => {
  const { api, clock } = clientOf(t);
  const limited = {
    status: 403,
    headers: { 'retry-after': '7', 'content-type': 'application/json' },
    body: Buffer.from('{"message":"You have exceeded a secondary rate limit."}'),
  };
  github.faults.add({ when: { method: 'POST' }, do: limited });
  const { number } = await api.open(issue);
  assert.equal(number, 1);
  assert.deepEqual(clock.slept, [7000]);
  github.faults.add({ when: { method: 'POST', times: 2 }, do: limited });
  const error = await failure(api.open(issue));
  assert.equal(error.code, 'E_RATE');
  assert.equal(github.issues.length, 1);
});

test('fault 47: limits that ask for more than a minute are left to the next run', async (t) => {
  const { api, clock } = clientOf(t);
  const headers = { 'retry-after': '3600', 'content-type': 'application/json' };
  github.faults.add({ when: { method: 'POST' }, do: { status: 403, headers, body: '{}' } });
  const error = await failure(api.open(issue));
  assert.equal(error.code, 'E_RATE');
  assert.deepEqual(clock.slept, []);
});

test('an answer that is lost: an edit is sent again, an issue is not opened twice', async (t) => {
  const { api } = clientOf(t);
  github.faults.add({ when: { method: 'PATCH' }, do: 'lose-answer' });
  const { number } = github.add({});
  await api.close(number, 'body');
  assert.equal(github.issues[0]?.state, 'closed');
  github.faults.add({ when: { method: 'POST' }, do: 'lose-answer' });
  const error = await failure(api.open(issue));
  assert.equal(error.code, 'E_NET');
  assert.equal(github.issues.length, 2);
});

test('answers that are not as documented are reported as such', async (t) => {
  const { api } = clientOf(t);
  for (const body of ['{}', '[{}]', '[null]', '[', '']) {
    github.faults.add({ when: { method: 'GET' }, do: { body: () => Buffer.from(body) } });
    const error = await failure(api.openIssues('drift'));
    assert.equal(error.code, 'E_NET', body);
  }
});

test('the token of an app is known by the name that GraphQL gives it', async () => {
  github.settings.login = 'my-app[bot]';
  await keep(samples.drifted());
  const { closed } = await keep(samples.fine());
  assert.deepEqual(closed, [1, 2, 3, 4]);
});

test('labels and assignees: when an issue is opened, and never after', async () => {
  const more = { labels: ['security', 'drift'], assignees: ['alice'] };
  await keep(samples.drifted(), { more });
  const [first] = github.issues;
  assert.deepEqual([first?.labels, first?.assignees], [['drift', 'security'], ['alice']]);
  first?.labels.pop();
  const differences = samples
    .drifted()
    .differences.map((one) => ({ ...one, message: 'otherwise' }));
  await keep({ ...samples.drifted(), differences }, { more });
  assert.deepEqual(first?.labels, ['drift']);
});

test('a write that fails does not stop the others, and the next run does it', async () => {
  const json = { 'content-type': 'application/json' };
  github.faults.add({
    when: { method: 'POST', path: '/issues', nth: 2 },
    do: { status: 422, headers: json, body: '{}' },
  });
  const { opened, failed } = await keep(samples.drifted(), { more: { mayFail: true } });
  assert.equal(opened.length, 3);
  assert.deepEqual(
    failed.map(({ code }) => code),
    ['E_NET'],
  );
  assert.deepEqual((await keep(samples.drifted())).opened.length, 1);
});

test('a secondary rate limit is named, also where only words say it, and ends the writes', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = '{"message":"You have exceeded a secondary rate limit."}';
  github.faults.add({
    when: { method: 'POST', path: '/issues', times: 9 },
    do: { status: 403, headers, body },
  });
  const before = github.requests.length;
  const { failed } = await keep(samples.drifted(), { more: { mayFail: true } });
  assert.deepEqual(
    failed.map(({ code }) => code),
    ['E_RATE'],
  );
  assert.match(failed[0]?.message ?? '', /has a secondary rate limit for writes/);
  assert.equal(
    asked()
      .slice(before)
      .filter((one) => one === 'POST').length,
    1,
  );
});

test('closed by a person: stays closed, and is opened again when it changes; their text stays', async () => {
  const report = samples.drifted();
  await keep(report);
  const [first] = github.issues;
  assert.ok(first);
  first.state = 'closed';
  first.body = `We know.\n\n${first.body}`;
  assert.deepEqual(await keep(report), nothing);
  const differences = report.differences.map((one) => ({ ...one, message: 'otherwise' }));
  const { reopened, updated } = await keep({ ...report, differences });
  assert.deepEqual([reopened, updated], [[1], [2, 3, 4]]);
  assert.equal(first.state, 'open');
  assert.match(
    first.body ?? '',
    /^We know\.\n\n<!-- webdis-trust drift v2 [^\n]* 1 -->\n[\s\S]*Otherwise/,
  );
});

test('a difference that comes back after a check closed its issue gets a new one', async () => {
  await keep(samples.drifted());
  await keep(samples.fine());
  assert.deepEqual((await keep(samples.drifted())).opened, [5, 6, 7, 8]);
});
