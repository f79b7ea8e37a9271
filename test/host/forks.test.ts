/** Which events a signing key is kept away from. */

import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { refuseForks } from '../../src/host/forks.ts';
import { temporaryFolder } from '../e2e/support/process.ts';

const folder = temporaryFolder();
let files = 0;

function eventFile(event: unknown): string {
  files += 1;
  const path = join(folder, `event-${files}.json`);
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  return path;
}

const ours = { id: 1, full_name: 'example/app', fork: false };
/** A repository that is a fork itself may release what is its own. */
const ownFork = { id: 3, full_name: 'copy/app', fork: true };
const theirs = { id: 2, full_name: 'mallory/app', fork: true };
/** Another user's repository that GitHub does not call a fork: a detached copy. */
const stranger = { id: 4, full_name: 'mallory/other', fork: false };
/** As payloads hold it in lists of pull requests. */
const short = ({ id }: { id: number }) => ({ id, url: 'https://api.example', name: 'app' });

const pull = (head: unknown, base: unknown = ours) => ({
  repository: ours,
  pull_request: { head: { ref: 'x', repo: head }, base: { ref: 'main', repo: base } },
});
const workflowRun = (head: unknown, pulls: readonly unknown[] = [], before = 'push') => ({
  repository: ours,
  workflow_run: { event: before, head_repository: head, repository: ours, pull_requests: pulls },
});
const inList = (head: { id: number }) => ({
  head: { ref: 'x', repo: short(head) },
  base: { ref: 'main', repo: short(ours) },
});

const check = (name: string, event: unknown, more: Readonly<Record<string, string>> = {}) =>
  refuseForks({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: eventFile(event),
    GITHUB_REPOSITORY: 'example/app',
    ...more,
  });

const refused = (says: RegExp) => (error: unknown) =>
  error instanceof TrustError && error.code === 'E_INPUT' && says.test(error.message);

const allowed: readonly (readonly [string, string, unknown])[] = [
  ['a pushed tag', 'push', { ref: 'refs/tags/1.0.0', repository: ours, head_commit: { id: 'x' } }],
  ['a run by hand', 'workflow_dispatch', { repository: ours, inputs: { fork: 'true' } }],
  ['a schedule', 'schedule', { repository: ours, schedule: '1 2 * * *' }],
  ['a pull request of our own', 'pull_request', pull(ours)],
  [
    'the same, written in another case',
    'pull_request',
    pull({ ...ours, full_name: 'Example/App' }),
  ],
  ['a workflow of our own', 'workflow_run', workflowRun(ours, [inList(ours)])],
  ['a tag of a repository that is a fork itself', 'push', { repository: ownFork }],
  ['the same, with where it comes from', 'push', { repository: { ...ownFork, parent: theirs } }],
  ['a release that was published', 'release', { repository: ours, release: { tag_name: '1.0.0' } }],
  [
    'a workflow after a pull request of our own',
    'workflow_run',
    workflowRun(ours, [], 'pull_request'),
  ],
];

test('events that need write access are known without their payload, and no others', async () => {
  const bare = (name: string) => refuseForks({ GITHUB_EVENT_NAME: name });
  const own = ['push', 'create', 'release', 'schedule', 'workflow_dispatch', 'repository_dispatch'];
  for (const name of own) await bare(name);
  for (const name of ['pull_request', 'pull_request_target', 'workflow_run', 'issue_comment']) {
    await assert.rejects(
      bare(name),
      refused(new RegExp(`GITHUB_EVENT_PATH is not set for "${name}"`)),
    );
  }
});

test('events that tell where they come from are refused if they do not', async () => {
  for (const name of ['pull_request', 'pull_request_target', 'workflow_run']) {
    const says = new RegExp(`^${name} does not say where it comes from`);
    await assert.rejects(check(name, { repository: ours }), refused(says));
  }
});

for (const [what, name, event] of allowed) {
  test(`threat 130: ${what} may sign`, async () => {
    await check(name, event);
  });
}

const foreign: readonly (readonly [string, string, unknown])[] = [
  ['a pull request of a fork', 'pull_request', pull(theirs)],
  ['the same with pull_request_target', 'pull_request_target', pull(theirs)],
  ['a review of it', 'pull_request_review', pull(theirs)],
  ['a comment in a review of it', 'pull_request_review_comment', pull(theirs)],
  ['a pull request of a copy that is no fork', 'pull_request_target', pull(stranger)],
  ['a pull request of a deleted repository', 'pull_request_target', pull(null)],
  ['a pull request that claims to be of both', 'pull_request_target', pull(theirs, theirs)],
  ['a workflow that a fork started', 'workflow_run', workflowRun(theirs)],
  ['a workflow of a deleted repository', 'workflow_run', workflowRun(null)],
  [
    'a workflow about a pull request of a fork',
    'workflow_run',
    workflowRun(ours, [inList(theirs)]),
  ],
  [
    'a check about a pull request of a fork',
    'check_run',
    {
      repository: ours,
      check_run: { pull_requests: [inList(theirs)] },
    },
  ],
  ['a fork that is made', 'fork', { repository: ours, forkee: theirs }],
  [
    'an unknown event, with a fork in it',
    'tomorrow',
    {
      repository: ours,
      deeply: [{ nested: { thing: theirs } }],
    },
  ],
];

for (const [what, name, event] of foreign) {
  test(`threat 130: ${what} may not`, async () => {
    const says = /(?:fork|head is in).*a run with a signing key must not be started/;
    await assert.rejects(check(name, event), refused(says));
  });
}

const openToAll: readonly (readonly [string, string, unknown])[] = [
  ['a comment on a pull request', 'issue_comment', { issue: { number: 1, pull_request: {} } }],
  ['a comment on an issue', 'issue_comment', { issue: { number: 1 } }],
  ['an issue', 'issues', { issue: { number: 1 } }],
  ['a discussion', 'discussion', { discussion: { number: 1 } }],
  ['a review of a pull request of our own', 'pull_request_review', pull(ours)],
  ['a star', 'watch', { action: 'started' }],
  ['a page of the wiki', 'gollum', { pages: [] }],
  // GitHub leaves out the pull requests of forks.
  ['a check of a commit', 'check_suite', { check_suite: { head_branch: null, pull_requests: [] } }],
  ['a status of a commit', 'status', { sha: 'x', branches: [] }],
  ['a merge queue', 'merge_group', { merge_group: { head_ref: 'refs/heads/gh-readonly-queue/x' } }],
  ['an unknown event', 'tomorrow', {}],
];

for (const [what, name, event] of openToAll) {
  test(`threat 130: ${what} does not prove that no other user could change the workflow`, async () => {
    const given = { repository: ours, ...(event as object) };
    await assert.rejects(check(name, given), refused(/may come from people without write access/));
    await assert.rejects(
      check(name, {}, { GITHUB_EVENT_PATH: '' }),
      refused(/GITHUB_EVENT_PATH is not set/),
    );
  });
}

test('threat 130: a workflow after another one may have been started by any user', async () => {
  for (const before of ['workflow_run', 'pull_request_target', 'issue_comment', 'issues']) {
    await assert.rejects(
      check('workflow_run', workflowRun(ours, [], before)),
      refused(/does not say where it comes from/),
      before,
    );
  }
});

test('threat 130: what cannot be read is refused, where a fork might be behind it', async () => {
  const large = eventFile('{}');
  truncateSync(large, 25 * 1024 * 1024 + 1);
  const device = join(folder, 'folder');
  mkdirSync(device);
  for (const [path, says] of [
    ['', /GITHUB_EVENT_PATH is not set/],
    [join(folder, 'none.json'), /does not exist/],
    [device, /is not a regular file/],
    [large, /more than 26214400 bytes/],
    [eventFile(''), /no JSON object/],
    [eventFile('[]'), /no JSON object/],
    [eventFile('{"pull_request": {}, "pull_request": {}}'), /no JSON object/],
    [eventFile(`${'['.repeat(1000)}${']'.repeat(1000)}`), /no JSON object/],
    [eventFile({ repository: ours }), /does not say where it comes from/],
    [eventFile({ repository: ours, pull_request: { head: 'x' } }), /does not say where/],
    [eventFile({ repository: ours, pull_request: { head: { ref: 'x' } } }), /does not say where/],
    [eventFile({ repository: ours, pull_request: { head: { repo: {} } } }), /head is in/],
  ] as const) {
    await assert.rejects(
      check('pull_request_target', {}, { GITHUB_EVENT_PATH: path }),
      refused(says),
      `${says}`,
    );
  }
  await assert.rejects(check('workflow_run', { repository: ours }), refused(/does not say where/));
});

test('threat 130: an event without a name is refused, a push without a file is not', async () => {
  await assert.rejects(check('', {}), refused(/GITHUB_EVENT_NAME is not set/));
  await check('push', {}, { GITHUB_EVENT_PATH: '' });
  await assert.rejects(check('push', 'no JSON'), refused(/no JSON object/));
});

test('threat 130: a payload without a repository is compared with GITHUB_REPOSITORY', async () => {
  const { repository: _, ...event } = pull(theirs);
  await assert.rejects(check('pull_request', event), refused(/head is in "mallory\/app"/));
  const { repository: __, ...own } = pull(ours);
  await check('pull_request', own);
  await assert.rejects(
    check('pull_request', own, { GITHUB_REPOSITORY: '' }),
    refused(/head is in/),
  );
});
