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

/** The commands of a step of the release workflow. */
function commandsOf(job: string, step: string): string {
  const text = jobs.get(`release.yml ${job}`) ?? '';
  const [, after = ''] = text.split(`- name: ${step}`);
  const [, commands = ''] = /^ {8}run: \|\n((?:(?: {10}.*)?\n)+)/m.exec(after) ?? [];
  assert.notEqual(commands, '', step);
  return commands.replace(/^ {10}/gm, '');
}

function bash(commands: string, cwd: string, env: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env;
  const { status, stdout } = spawnSync('bash', ['-e', '-c', commands], {
    ...{ cwd, encoding: 'utf8', env: { PATH: `${cwd}${delimiter}${PATH}`, ...env } },
  });
  return { status, stdout };
}

/** Whether a checkout with this version and these tags may be released, and with which outputs. */
function mayRelease(
  version: string,
  {
    tags = [],
    ref = `v${version}`,
    section = version,
  }: {
    readonly tags?: readonly string[];
    readonly ref?: string;
    readonly section?: string;
  } = {},
) {
  const { path } = temporaryFolder('checkout');
  const git = (...args: readonly string[]) =>
    spawnSync('git', args, { cwd: path, encoding: 'utf8' });
  git('init', '--quiet');
  writeFileSync(join(path, 'package.json'), JSON.stringify({ version }));
  writeFileSync(join(path, 'CHANGELOG.md'), `# Changelog\n\n## ${section} (2026-11-30)\n\nText.\n`);
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'a');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  for (const tag of tags) git('tag', tag);
  const result = bash(commandsOf('check', 'One version'), path, {
    ...{ GITHUB_OUTPUT: join(path, 'output'), GITHUB_SHA: git('rev-parse', 'HEAD').stdout.trim() },
    ...{ GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: ref, HOME: path },
  });
  const output = result.status === 0 ? readFileSync(join(path, 'output'), 'utf8') : '';
  return { ...result, output };
}

/** Of the step that moves the major tag, with a `gh` that knows these tags and writes down what it is asked. */
function moveMajor(version: string, ...tags: readonly string[]) {
  const { path } = temporaryFolder('gh');
  const list = tags.map((tag) => `refs/tags/${tag}`).join('\n');
  const gh = `#!/bin/sh\ncase "$*" in *matching-refs*) echo "${list}" ;; *) echo "$*" ;; esac\n`;
  writeFileSync(join(path, 'gh'), gh, { mode: 0o755 });
  const env = { VERSION: version, GH_REPO: 'me/app', GITHUB_SHA: 'c0ffee' };
  return bash(commandsOf('publish', 'Move the major tag'), path, env);
}

// The commands are those of GNU.
const skip = process.platform !== 'linux';

test('threat 220: a release has one version everywhere, which is newer than every release', {
  skip,
}, () => {
  const first = mayRelease('1.0.0', { tags: ['v1.0.0'] });
  assert.equal(first.status, 0, first.stdout);
  assert.match(
    first.output,
    /^version=1\.0\.0\nprerelease=false\nimage-tags=1\.0\.0,1\.0,1,latest\n/,
  );
  assert.equal(mayRelease('1.10.0', { tags: ['v1.9.0', 'v1', 'v1.11.0-rc.1'] }).status, 0);
  const candidate = mayRelease('1.1.0-rc.1', { tags: ['v1.0.0'] });
  assert.match(candidate.output, /\nprerelease=true\nimage-tags=1\.1\.0-rc\.1\n/);

  const refused: readonly (readonly [RegExp, ReturnType<typeof mayRelease>])[] = [
    [/1\.9\.0 is older than 1\.10\.0/, mayRelease('1.9.0', { tags: ['v1.10.0'] })],
    [/1\.0\.0-rc\.2 is older than 1\.1\.0/, mayRelease('1.0.0-rc.2', { tags: ['v1.1.0'] })],
    [/1\.1\.0 is released already/, mayRelease('1.1.0-rc.2', { tags: ['v1.1.0'] })],
    [/the tag is not v1\.0\.0/, mayRelease('1.0.0', { ref: 'v1.0.1' })],
    [/has no section 1\.0\.0/, mayRelease('1.0.0', { section: '1.0.0-rc.1' })],
    [/has no release version/, mayRelease('1.0')],
  ];
  for (const [why, { status, stdout }] of refused) {
    assert.notEqual(status, 0, String(why));
    assert.match(stdout, why);
  }
});

test('threat 220: the major tag moves to the newest version, and never back or to a pre-release', {
  skip,
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
  const step = /name: Move the major tag.*\n {8}if: needs\.check\.outputs\.prerelease == 'false'/;
  assert.match(job, step);
});
