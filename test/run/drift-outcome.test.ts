/** What follows a check: issues and the webhook, whose failures say nothing about the registries. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type FleetReport, fleetOf } from '../../src/drift/fleet.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { isTooOften, tellElsewhere } from '../../src/run/drift-outcome.ts';
import { startGitHub } from '../drift/support/github.ts';
import * as samples from '../report/drift-samples.ts';
import { serve } from '../support/scenario.ts';

const github = await startGitHub();
after(() => github.stop());

const report = samples.drifted();
const outcome = { report, checks: [{ report, history: samples.historyOf(report, 3) }] };
const signal = new AbortController().signal;
const valuesOf = (...more: readonly string[]) =>
  readArguments(['--image', 'a.example/b', '--tag', '1', ...more], driftOptions);

test('the terminal opens issues in the repository that it is given, with the token of the environment', async () => {
  const values = valuesOf('--issues', github.repository, '--issue-label', 'ops');
  for (const name of ['GITHUB_TOKEN', 'GH_TOKEN']) {
    github.issues.length = 0;
    const env = { GITHUB_API_URL: github.url, [name]: github.token };
    const told = await tellElsewhere(outcome, values, { env, signal }, true);
    assert.deepEqual(told, { lines: ['Issues opened: 1, 2, 3, 4'], failures: [] });
    assert.deepEqual(github.issues[0]?.labels, ['drift', 'ops']);
  }
  assert.deepEqual(github.problems, []);
});

test('one issue is reported, and a webhook that was called', async (t) => {
  github.issues.length = 0;
  const hook = await serve(t, (_, answer) => answer.writeHead(204).end());
  const one = { ...report, differences: report.differences.slice(0, 1) };
  const runs = [samples.fine(), one].map((run) => samples.pastRun(run));
  const only = { report: one, checks: [{ report: one, history: { runs } }] };
  const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token, HOOK: `${hook.url('/')}` };
  const values = valuesOf('--issues', github.repository, '--notify-url', 'env://HOOK');
  const told = await tellElsewhere(only, values, { env, signal }, true);
  assert.deepEqual(told, { lines: ['Issues opened: 1', 'The webhook was called'], failures: [] });
  assert.equal(hook.seen.length, 1);
});

test('an issue is not closed by the first run of a check with a state; without a state, by any run', async () => {
  const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token };
  const fine = samples.fine();
  for (const [more, closed] of [
    [['--state', 'drift.state'], []],
    [[], ['Issues closed: 1, 2, 3, 4']],
  ] as const) {
    github.issues.length = 0;
    const values = valuesOf('--issues', github.repository, ...more);
    await tellElsewhere(outcome, values, { env, signal }, true);
    const first = {
      report: fine,
      checks: [{ report: fine, history: { runs: [samples.pastRun(fine)] } }],
    };
    const told = await tellElsewhere(first, values, { env, signal }, true);
    assert.deepEqual(told, { lines: closed, failures: [] });
  }
});

test('the GraphQL API of GitHub is where the job says', async () => {
  const elsewhere = await startGitHub();
  after(() => elsewhere.stop());
  const values = valuesOf('--issues', github.repository);
  const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token };
  const graphql = { GITHUB_GRAPHQL_URL: `${elsewhere.url}/elsewhere` };
  await tellElsewhere(outcome, values, { env: { ...env, ...graphql }, signal }, true);
  assert.match(elsewhere.problems[0] ?? '', /there is no POST \/elsewhere/);
});

test('failures of GitHub and of the webhook are reported, and nothing is thrown', async () => {
  const values = valuesOf('--issues', 'other/repository', '--notify-url', 'env://HOOK');
  const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.token };
  const { lines, failures } = await tellElsewhere(outcome, values, { env, signal }, true);
  assert.deepEqual(lines, []);
  assert.deepEqual(
    failures.map(({ title }) => title),
    ['Issues were not updated', 'The webhook was not called'],
  );
});

test('too often: one image of several that has been away for long is enough, and none that is fine', () => {
  const values = { unreachableAfter: 2, state: 'drift.state' };
  const away = samples.away();
  const once = { report: away, history: { runs: [samples.pastRun(away)] } };
  const twice = { report: away, history: { runs: [samples.pastRun(away), samples.pastRun(away)] } };
  const fine = { report: samples.fine(), history: { runs: [samples.pastRun(samples.fine())] } };
  const of = (...checks: readonly (typeof once)[]) => isTooOften({ report: away, checks }, values);
  assert.deepEqual([of(once, fine), of(twice, fine), of(fine)], [false, true, false]);
  const { started, finished, tool, requests } = away;
  const run = { started, finished, tool, requests };
  const fleet = (more: Partial<FleetReport> = {}) =>
    isTooOften({ report: { ...fleetOf([fine.report], run), ...more }, checks: [fine] }, values);
  assert.deepEqual([fleet(), fleet({ unreachable: ['part 2'] as never })], [false, true]);
});
