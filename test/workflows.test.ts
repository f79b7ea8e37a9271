/** The project's own workflows: what may write to the repository runs nothing that was fetched. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './support/folder.ts';

const folder = fileURLToPath(new URL('../.github/workflows', import.meta.url));

/** `trusted-root.yml propose` to the job's text. */
const jobs = new Map(
  readdirSync(folder).flatMap((file) => {
    const [, text = ''] = readFileSync(join(folder, file), 'utf8').split(/^jobs:\n/m);
    return [...text.matchAll(/^ {2}([\w-]+):\n((?: {4}.*\n|\n)+)/gm)].map(
      ([, name, job = '']) => [`${file} ${name}`, job] as const,
    );
  }),
);

const writes = (job: string) => /^ {6}(?:contents|pull-requests): write\b/m.test(job);
const runsCode = (job: string) =>
  /\b(?:npm|npx|node|yarn|pnpm) +[\w.@-]|uses: (?:\.\/|actions\/setup-)/.test(
    job.replace(/#.*$/gm, ''),
  );

test('a job that may write to the repository runs no package, no script and no action of the checkout', () => {
  const writing = [...jobs].filter(([, job]) => writes(job));
  assert.deepEqual(
    writing.map(([name]) => name),
    [
      'dependabot-dist.yml commit',
      'release.yml draft',
      'release.yml publish',
      'trusted-root.yml propose',
    ],
  );
  for (const [name, job] of writing) assert.ok(!runsCode(job), name);
});

test('the refreshed root is tested in a job that only reads, and only its patch continues', () => {
  const tested = jobs.get('trusted-root.yml test') ?? '';
  assert.ok(runsCode(tested) && /npm test/.test(tested));
  assert.doesNotMatch(tested, /: write\b/);
  const proposed = jobs.get('trusted-root.yml propose') ?? '';
  assert.match(proposed, /git apply --numstat/);
  assert.match(proposed, /git apply --index/);
});

test('dist is rebuilt for Dependabot in a job that only reads, and only dist and lib are committed', () => {
  const built = jobs.get('dependabot-dist.yml build') ?? '';
  assert.match(built, /pull_request\.user\.login == 'dependabot\[bot\]'/);
  assert.ok(runsCode(built));
  assert.doesNotMatch(built, /: write\b/);
  const committed = jobs.get('dependabot-dist.yml commit') ?? '';
  const check = committed.indexOf('--no-renames | grep --invert-match');
  assert.ok(check > 0 && check < committed.indexOf('git push'));
});

/** The commands of the step that moves the major tag, with a `gh` that knows these tags and writes down what it is asked. */
function moveMajor(version: string, ...tags: readonly string[]) {
  const job = jobs.get('release.yml publish') ?? '';
  const [, step = ''] =
    /name: Move the major tag.*\n(?:.*\n)*? {8}run: \|\n((?: {10}.*\n)+)/.exec(job) ?? [];
  const { path } = temporaryFolder('gh');
  const list = tags.map((tag) => `refs/tags/${tag}`).join('\n');
  const gh = `#!/bin/sh\ncase "$*" in *matching-refs*) echo "${list}" ;; *) echo "$*" ;; esac\n`;
  writeFileSync(join(path, 'gh'), gh, { mode: 0o755 });
  const { status, stdout } = spawnSync('bash', ['-e', '-c', step.replace(/^ {10}/gm, '')], {
    encoding: 'utf8',
    env: {
      PATH: `${path}${delimiter}${process.env['PATH']}`,
      ...{ VERSION: version, GH_REPO: 'me/app', GITHUB_SHA: 'c0ffee' },
    },
  });
  return { status, stdout };
}

test('threat 220: the major tag moves to the newest version, and never back or to a pre-release', {
  skip: process.platform !== 'linux',
}, () => {
  const moved = moveMajor('1.10.0', 'v1.2.3', 'v1.9.0', 'v1.10.0', 'v1.11.0-rc.1');
  assert.equal(moved.status, 0, moved.stdout);
  assert.match(moved.stdout, /PATCH repos\/me\/app\/git\/refs\/tags\/v1 .*sha=c0ffee/);
  const back = moveMajor('1.9.0', 'v1.9.0', 'v1.10.0');
  assert.notEqual(back.status, 0);
  assert.match(back.stdout, /v1\.10\.0 is newer than v1\.9\.0/);
  assert.doesNotMatch(back.stdout, /PATCH/);
  assert.doesNotMatch(moveMajor('1.2.0-rc.1', 'v1.1.0', 'v1.2.0-rc.1').stdout, /PATCH/);
  const job = jobs.get('release.yml publish') ?? '';
  assert.match(
    job,
    /name: Move the major tag.*\n {8}if: needs\.check\.outputs\.prerelease == 'false'/,
  );
});
