/** The project's own workflows: what may write to the repository runs nothing that was fetched. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

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
