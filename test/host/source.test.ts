/** What a build is made from: a CI run, or a commit of a checkout without changes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sourceOf } from '../../src/host/source.ts';
import { temporaryFolder } from '../e2e/support/process.ts';

const env = {
  PATH: process.env['PATH'] ?? '',
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a' },
  ...{ GIT_COMMITTER_EMAIL: 'a@b' },
};

function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], { env });
  assert.equal(status, 0, String(stderr));
  return String(stdout).trim();
}

test('a commit counts while nothing differs from it, except what the run writes itself', async () => {
  const folder = temporaryFolder();
  const context = join(folder, 'docker');
  mkdirSync(context);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  assert.equal(await sourceOf(context, [], env), undefined);
  git(folder, 'init', '--quiet');
  assert.equal(await sourceOf(context, [], env), undefined);
  write('docker/Dockerfile', 'FROM scratch');
  write('.gitignore', 'node_modules\n');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'x');
  const commit = { kind: 'commit', id: git(folder, 'rev-parse', 'HEAD') };
  assert.deepEqual(await sourceOf(context, [], env), commit);
  write('report.json', '{}');
  assert.equal(await sourceOf(context, [], env), undefined);
  const own = [join(folder, 'report.json'), join(temporaryFolder(), 'page.html')];
  assert.deepEqual(await sourceOf(context, own, env), commit);
  // Beside the context: a Dockerfile may be there.
  write('Dockerfile', 'FROM scratch');
  assert.equal(await sourceOf(context, own, env), undefined);
  assert.equal(await sourceOf('https://github.com/me/app.git', [], env), undefined);
});

test('a checkout in a folder whose name has a line break has its own commit', async () => {
  const folder = join(temporaryFolder(), `a\n${'a'.repeat(40)}`);
  mkdirSync(folder);
  git(folder, 'init', '--quiet');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x');
  const commit = { kind: 'commit', id: git(folder, 'rev-parse', 'HEAD') };
  writeFileSync(join(folder, 'report.json'), '{}');
  assert.deepEqual(await sourceOf(folder, [join(folder, 'report.json')], env), commit);
  assert.equal(await sourceOf(folder, [], env), undefined);
});

test('a run of CI has a name that its repetition keeps', async () => {
  const github = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'me/app',
    GITHUB_SHA: 'abc',
    GITHUB_RUN_ID: '7',
  };
  const id = 'https://github.com me/app abc 7';
  assert.deepEqual(await sourceOf('.', [], { ...env, ...github }), { kind: 'run', id });
  const attempt = { ...github, GITHUB_RUN_ATTEMPT: '2' };
  assert.deepEqual(await sourceOf('.', [], { ...env, ...attempt }), { kind: 'run', id });
  const gitlab = { CI_PROJECT_URL: 'https://gitlab.com/me/app', CI_PIPELINE_ID: '8' };
  assert.deepEqual(await sourceOf('.', [], { ...env, ...gitlab }), {
    kind: 'run',
    id: 'https://gitlab.com/me/app 8',
  });
  const buildkite = { BUILDKITE_BUILD_ID: '0191' };
  assert.deepEqual(await sourceOf('.', [], { ...env, ...buildkite }), { kind: 'run', id: '0191' });
  const folder = temporaryFolder();
  for (const name of ['CI_PROJECT_URL', 'CI_PIPELINE_ID'] as const) {
    assert.equal(await sourceOf(folder, [], { ...env, [name]: gitlab[name] }), undefined, name);
  }
  assert.equal(await sourceOf(folder, [], { ...env, GITHUB_RUN_ID: '7' }), undefined);
  // Each run of act has the same ID.
  assert.equal(await sourceOf(folder, [], { ...env, ...github, ACT: 'true' }), undefined);
});
