/** What docs/drift.md, the example and the reusable workflow say about the drift action, checked against it. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { driftOutputsOf } from '../../src/actions/outputs.ts';
import type { DriftState } from '../../src/drift/report.ts';
import { planShards } from '../../src/drift/shard.ts';
import { kindTitle, stateWord } from '../../src/report/drift/words.ts';
import { readActionFile } from '../e2e/support/action-file.ts';
import { fine } from '../report/drift-samples.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guide = read('docs/drift.md');
const workflow = read('.github/workflows/drift.yml');
const example = read('examples/drift-webdis.yml');
const action = readActionFile(new URL('../../drift/action.yml', import.meta.url));

/** Rows of the table whose first column has this heading; cells without backticks. */
function table(heading: string): string[][] {
  const [, rows] =
    new RegExp(`^\\| ${heading} \\|.*\\n\\|[-|]+\\n((?:\\|.*\\n)+)`, 'm').exec(guide) ?? [];
  assert.ok(rows, heading);
  return rows
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

test('every output, in its own words, and those that are written', () => {
  const actual = action.outputs.map((name) => [name, action.descriptions[`outputs.${name}`]]);
  assert.deepEqual(table('output'), actual);
  const written = [...Object.keys(driftOutputsOf(fine())), 'report', 'page', 'badge'];
  assert.deepEqual(action.outputs.toSorted(), written.toSorted());
});

test('every state, and every kind of difference', () => {
  const states = table('state').map(([name]) => name);
  assert.deepEqual(states, Object.keys(stateWord) as DriftState[]);
  const kinds = table('difference').flatMap(([names = '']) => names.split(', '));
  assert.deepEqual(kinds.toSorted(), Object.keys(kindTitle).sort());
});

test('the guide, the example and the workflow use inputs and outputs that there are', () => {
  const blocks = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  let used = 0;
  for (const text of [workflow, example, ...blocks]) {
    const steps = text
      .split(/^\s*- (?=\w)/m)
      .filter((step) =>
        /^\s*(?:- )?uses: (?:webdis\/verify-action\/drift@|\.\/\.verify-action\/drift$)/m.test(
          step,
        ),
      );
    for (const step of steps) {
      const [, indent = '', inputs = ''] = /^( *)with:\n((?:\1 +.*\n?)*)/m.exec(step) ?? [];
      for (const [, name = ''] of inputs.matchAll(new RegExp(`^${indent}  ([\\w-]+):`, 'gm'))) {
        assert.ok(Object.hasOwn(action.inputs, name), name);
        used += 1;
      }
    }
    for (const [, name = ''] of text.matchAll(/steps\.drift\.outputs\.(\w+)/g)) {
      assert.ok(action.outputs.includes(name), name);
    }
  }
  assert.ok(used > 20, `${used}`);
});

test('the reusable workflow hands on what it takes, and has the defaults of the action', () => {
  const [, declared = ''] = /^ {4}inputs:\n([\s\S]*?)^ {4}secrets:/m.exec(workflow) ?? [];
  const inputs = [...declared.matchAll(/^ {6}([\w-]+):\n((?: {8}.*\n)*)/gm)];
  assert.ok(inputs.length > 8);
  for (const [, name = '', fields = ''] of inputs) {
    assert.match(workflow, new RegExp(`\\$\\{\\{ inputs\\.${name} `), `${name} is used`);
    const value = /^ {8}default: (?!\|)'?(.*?)'?$/m.exec(fields)?.[1];
    if (value === undefined || !Object.hasOwn(action.inputs, name)) continue;
    assert.equal(value, action.inputs[name], name);
  }
});

test('calls over other ledgers or images wait for no other, and share neither state nor artifacts', () => {
  const [, group = ''] = /^ {2}group: (.*)$/m.exec(workflow) ?? [];
  for (const name of ['ledger', 'ledgers', 'images']) assert.ok(group.includes(`inputs.${name} `));
  const kept = [...workflow.matchAll(/^ +(?:key|restore-keys|name|pattern): (drift.*)$/gm)];
  assert.equal(kept.length, 9);
  for (const [, name = ''] of kept)
    assert.match(name, /^drift-(?:[a-z]+-)?\$\{\{ needs\.plan\.outputs\.call \}\}/);
});

test('the reusable workflow plans the parts that drift plan names', () => {
  const [, script = ''] = /^ {8}run: \|\n((?: {10}.*\n)+)/m.exec(workflow) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  const calls = new Set<string>();
  try {
    for (const count of [1, 2, 7]) {
      const output = join(folder, `${count}`);
      const env = {
        ...process.env,
        SHARDS: `${count}`,
        CALL: `ledger-${count}`,
        GITHUB_OUTPUT: output,
      };
      const done = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { env, encoding: 'utf8' });
      assert.equal(done.status, 0, done.stderr);
      const [planned = '', call = ''] = readFileSync(output, 'utf8').split('\n');
      const shards = JSON.parse(planned.replace(/^shards=/, ''));
      // Names of caches and artifacts: another call has others.
      assert.match(call, /^call=[0-9a-f]{12}$/);
      calls.add(call);
      assert.deepEqual(
        shards,
        planShards(count).include.map(({ shard }) => shard),
      );
    }
    assert.equal(calls.size, 3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Of each job: what it runs, and how it gets there. */
const jobs = workflow
  .slice(workflow.indexOf('\njobs:\n'))
  .split(/^ {2}(?=\w+:$)/m)
  .filter((job) => job.includes('./.verify-action/drift'));

test('the reusable workflow runs the action of its own commit, and of no tag or branch', () => {
  assert.equal(jobs.length, 2);
  assert.doesNotMatch(workflow.replaceAll(/^#.*$/gm, ''), /uses: webdis\//);
  for (const job of jobs) {
    assert.match(job, /repository: \$\{\{ steps\.own\.outputs\.repository \}\}/);
    assert.match(job, /ref: \$\{\{ steps\.own\.outputs\.commit \}\}\n +path: \.verify-action\n/);
    assert.match(job, /COMMIT: \$\{\{ fromJSON\(toJSON\(job\)\)\.workflow_sha \}\}/);
  }
});

test('a runner that does not provide the commit of the workflow ends the job', () => {
  const commit = 'a'.repeat(40);
  const folder = mkdtempSync(join(tmpdir(), 'own-'));
  try {
    for (const job of jobs) {
      const [, script = ''] = /id: own\n[\s\S]*? {8}run: \|\n((?: {10}.*\n)+)/.exec(job) ?? [];
      for (const [repository, sha, exit] of [
        ['webdis/verify-action', commit, 0],
        ['webdis/verify-action', '', 1],
        ['webdis/verify-action', 'main', 1],
        ['webdis/verify-action', `${commit}\nx`, 1],
        ['', commit, 1],
        ['a/b/../c', commit, 1],
      ] as const) {
        const output = join(folder, 'output');
        rmSync(output, { force: true });
        const env = {
          PATH: process.env['PATH'],
          REPOSITORY: repository,
          COMMIT: sha,
          GITHUB_OUTPUT: output,
        };
        const done = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
          env,
          encoding: 'utf8',
        });
        assert.equal(done.status, exit, `${repository} ${sha}: ${done.stdout}`);
        if (exit === 1) assert.match(done.stdout, /^::error::The runner does not provide/);
        else
          assert.equal(
            readFileSync(output, 'utf8'),
            `repository=${repository}\ncommit=${commit}\n`,
          );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what a job may do is what it needs: nothing by default, and a comment for everything else', () => {
  for (const text of [workflow, example]) {
    assert.match(text, /^permissions: \{\}$/m);
    const jobs = text.slice(text.indexOf('\njobs:\n'));
    for (const [, granted = ''] of jobs.matchAll(/^ {4}permissions:\n((?: {6}.*\n)+)/gm)) {
      for (const line of granted.trimEnd().split('\n'))
        assert.match(line, /: (?:read|write) # \w+/);
    }
    assert.doesNotMatch(jobs, /contents: write/);
  }
});
