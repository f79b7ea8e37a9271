/** The committed drift action, run as the runner does, against registries and a GitHub on loopback. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startGitHub } from '../drift/support/github.ts';
import { schemaErrors } from '../support/schemas.ts';
import { every, thorough } from '../support/thorough.ts';
import { type ActionRun, actionFileIn, runAction } from './support/action.ts';
import { startDriftWorld } from './support/drift.ts';
import { dry, temporaryFolder } from './support/process.ts';

const { hub, ecr, inputs, name, digest, tag } = await startDriftWorld();

function run(
  more: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  return runAction({ ...inputs, ...more }, { action: 'drift', env });
}

const text = ({ folder }: ActionRun, file: string) => readFileSync(join(folder, file), 'utf8');

/** Drift on ECR for as long as `work` takes. */
async function rolledBack<T>(work: () => Promise<T>): Promise<T> {
  tag(ecr, '0.1.26', digest('0.1.24'));
  try {
    return await work();
  } finally {
    tag(ecr, '0.1.26', digest('0.1.26'));
  }
}

/** The Hub answers nothing but 429 for as long as `work` takes. */
async function limited<T>(work: () => Promise<T>): Promise<T> {
  const headers = { 'retry-after': '3600' };
  hub.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 429, headers } });
  try {
    return await work();
  } finally {
    hub.faults.clear();
  }
}

/** Of a check that has not run before; a file that is absent would count as lost. */
function firstState(): string {
  const state = join(temporaryFolder(), 'state');
  writeFileSync(state, 'first');
  return state;
}

test('no drift: only outputs, files and a summary', async () => {
  const files = { report: 'out/drift.json', page: 'out/index.html', badge: 'out/badge.json' };
  const ran = await run(files);
  assert.equal(ran.exitCode, 0, ran.stdout + ran.stderr);
  assert.deepEqual(ran.annotations, []);
  const { state, drifted, report, page } = ran.outputs;
  assert.deepEqual([state, drifted, report, page], ['ok', '[]', files.report, files.page]);
  assert.deepEqual(schemaErrors(JSON.parse(text(ran, files.report))), []);
  assert.match(text(ran, files.page), /^<!doctype html>[\s\S]*✅ Ok/);
  assert.equal(JSON.parse(text(ran, files.badge)).color, 'brightgreen');
  assert.match(ran.summary, /^<h2>✅ Ok/);
  assert.equal(ran.exported, '');
});

test('threat 16: a tag that was moved back fails the step, with a finding and the command that fixes it', async () => {
  const ran = await rolledBack(() => run({ report: 'drift.json' }));
  assert.equal(ran.exitCode, 1);
  assert.equal(ran.outputs['state'], 'drift');
  const [first] = JSON.parse(ran.outputs['drifted'] ?? '');
  assert.deepEqual([first.kind, first.registry, first.tag], ['rolled-back', name(ecr), '0.1.26']);
  const [error] = ran.annotations;
  assert.equal(error?.name, 'error');
  assert.match(`${error?.title} ${error?.message}`, /0\.1\.26[\s\S]*webdis-trust mirror/);
  assert.match(ran.summary, /rolled back/);
  assert.deepEqual(schemaErrors(JSON.parse(text(ran, 'drift.json'))), []);
});

thorough(
  'fault 47: a registry that limits requests: a warning and a green job, until it was so three times',
  async () => {
    const state = firstState();
    await limited(async () => {
      for (const [exitCode, level] of [
        [0, 'warning'],
        [0, 'warning'],
        [1, 'error'],
      ] as const) {
        const ran = await run({ state });
        assert.equal(ran.exitCode, exitCode, ran.stdout);
        assert.equal(ran.outputs['state'], 'unreachable');
        assert.deepEqual([...new Set(ran.annotations.map(({ name: kind }) => kind))], [level]);
        assert.match(ran.summary, /^<h2>⚠️ Unreachable/u);
      }
    });
    const ran = await run({ state });
    assert.deepEqual([ran.exitCode, ran.outputs['state']], [0, 'ok']);
  },
);

test('fault 47: without a history, the first run that cannot check everything fails', async () => {
  const ran = await limited(() => run());
  assert.equal(ran.exitCode, 1);
  assert.equal(ran.outputs['state'], 'unreachable');
  assert.equal(ran.outputs['drifted'], '[]');
});

thorough('issues: opened, left alone, closed, over runs that remember each other', async () => {
  const github = await startGitHub();
  after(() => github.stop());
  const state = firstState();
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: github.repository,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '7',
  };
  const more = { issues: 'true', 'github-token': github.token, state, 'unreachable-after': '2' };
  const reported = async () => {
    const ran = await run(more, env);
    assert.ok(!ran.stdout.replaceAll(/^::add-mask::.*$/gm, '').includes(github.token));
    return github.issues.map(({ title, state: is }) => `${is} ${/^[^`]*/.exec(title)?.[0].trim()}`);
  };
  await run({ state });
  assert.deepEqual(await reported(), []);
  const drift = 'Drift: the tag points to another release:';
  await rolledBack(async () => {
    assert.deepEqual(await reported(), [`open ${drift}`]);
    assert.deepEqual(await reported(), [`open ${drift}`]);
    // Unreachable: nothing is closed, and its own issue is opened only the second time.
    await limited(async () => {
      assert.deepEqual(await reported(), [`open ${drift}`]);
      assert.deepEqual(await reported(), [`open ${drift}`, 'open Drift checks cannot reach']);
    });
  });
  assert.deepEqual(await reported(), [`closed ${drift}`, 'closed Drift checks cannot reach']);
  assert.equal(github.issues.flatMap(({ comments }) => comments).length, 2);
  assert.deepEqual(github.problems, []);
});

thorough(
  'GitHub does not answer: a warning, and the state of the registries is what it is',
  async () => {
    const github = await startGitHub();
    await github.stop();
    const env = { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: github.repository };
    const more = { issues: 'true', 'github-token': github.token };
    const ran = await run(more, env);
    assert.deepEqual([ran.exitCode, ran.outputs['state']], [0, 'ok']);
    assert.deepEqual(
      ran.annotations.map(({ name: kind }) => kind),
      ['warning'],
    );
    assert.match(ran.annotations[0]?.title ?? '', /Issues were not updated/);
  },
);

thorough('parts on machines of their own, joined by another', async () => {
  const parts = temporaryFolder();
  const state = firstState();
  await rolledBack(async () => {
    for (const index of [1, 2]) {
      await run({
        shard: `${index}/2`,
        report: join(parts, `${index}`, 'drift.json'),
        summary: 'false',
      });
    }
  });
  const whole = await run({ merge: parts, state, report: 'drift.json', page: 'index.html' });
  assert.equal(whole.exitCode, 1, whole.stdout);
  assert.equal(JSON.parse(whole.outputs['drifted'] ?? '').length, 1);
  const report = JSON.parse(text(whole, 'drift.json'));
  assert.deepEqual(schemaErrors(report), []);
  assert.equal(report.releases.length, 3);
  assert.match(text(whole, 'index.html'), /rolled back/);
});

test('fault 47: a missing part is not drift, and not ok', async () => {
  const parts = temporaryFolder();
  await run({ shard: '1/2', report: join(parts, 'drift.json') });
  const whole = await run({ merge: parts });
  assert.equal(whole.outputs['state'], 'unreachable');
  assert.match(whole.stdout, /part 2\/2 is missing/);
});

test('threat 133: whatever goes wrong, the state is never ok, and the step fails', async () => {
  const slips = [
    [{ images: '' }, /images: it is empty; leave it out/],
    [{ ledger: '' }, /ledger/],
    [{ ledger: 'nowhere.json' }, /nowhere\.json/],
    [{ issues: 'flase' }, /issues: "flase" is neither true nor false/],
    [{ issues: 'true', 'github-token': '' }, /github-token/],
    [{ blobs: '' }, /blobs: it is empty; leave it out/],
    [{ shard: '3/2' }, /shard/],
    [{ 'unreachable-after': '0' }, /unreachable-after/],
    [{ 'insecure-registries': 'http://x' }, /insecure-registries/],
    [{ merge: 'nowhere' }, /nowhere/],
    [{ report: '/dev/null/report.json' }, /report/],
  ] as const;
  for (const [more, named] of every(slips, 3)) {
    const ran = await run(more);
    assert.equal(ran.exitCode, 1, JSON.stringify(more));
    assert.notEqual(ran.outputs['state'], 'ok');
    assert.equal(ran.outputs['report'], undefined);
    const errors = ran.annotations.filter(({ name: kind }) => kind === 'error');
    assert.match(errors.map(({ message }) => message).join(), named);
  }
});

test('threat 133: a run that ends early without an error fails the step, with a message', async () => {
  const ran = await runAction(inputs, { action: 'drift', node: dry });
  assert.equal(ran.exitCode, 1);
  assert.equal(ran.outputs['state'], 'unreachable');
  assert.match(ran.annotations[0]?.message ?? '', /the run stopped without a result/);
});

thorough('a folder without reports is not "nothing to report"', async () => {
  const empty = temporaryFolder();
  const ran = await run({ merge: empty });
  assert.equal(ran.exitCode, 1);
  assert.notEqual(ran.outputs['state'], 'ok');
});

test('threat 124: the action writes what was requested, and nothing else', async () => {
  const ran = await run({ summary: 'false' });
  assert.equal(ran.summary, '');
  assert.equal(ran.exported, '');
  const files = readdirSync(ran.folder);
  assert.deepEqual(files.toSorted(), ['env', 'output', 'path', 'state', 'step_summary']);
});

test('drift/action.yml: Node 24, a file that is there, and the outputs that are set', async () => {
  const { using, main, outputs } = actionFileIn('drift');
  assert.equal(using, 'node24');
  assert.ok(existsSync(new URL(`../../drift/${main}`, import.meta.url)));
  const ran = await run({ report: 'r.json', page: 'p.html', badge: 'b.json' });
  assert.deepEqual(Object.keys(ran.outputs).toSorted(), outputs.toSorted());
});
