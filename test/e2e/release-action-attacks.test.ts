/** What forks, builds, registries, inputs or a bad moment may try against the release action. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { password } from '../support/signing-key.ts';
import { every } from '../support/thorough.ts';
import type { ActionRun } from './support/action.ts';
import { fakeDocker } from './support/docker.ts';
import { dry, temporaryFolder } from './support/process.ts';
import { eventFile, ours, startReleaseWorld } from './support/releasing.ts';

const world = await startReleaseWorld();
const { hub, ecr, v1, inputs, run, tags, privatePem } = world;

const hostile = [
  '::set-env name=PATH::/evil',
  '  ::error title=gone::no',
  'x ##[add-path]/evil',
  '::stop-commands::x',
  '\u001b[1A\u001b[2Kall is well',
  '\u001b[8mhidden\u001b[0m and \u001b]0;title\u0007',
  'a\u202eb\u2066c\u200d',
  '</details><img src=x onerror=alert(1)>|`$' + '{{ github.token }}`',
  'digest<<EOF',
  `${'long '.repeat(20_000)}end`,
];

/** Everywhere foreign text could appear. */
function assertHarmless({ stdout, commands, summary, exported }: ActionRun): void {
  const known = new Set(['group', 'endgroup', 'error', 'warning', 'notice', 'add-mask']);
  for (const { name } of commands) assert.ok(known.has(name), name);
  assert.ok(!stdout.includes('##['));
  const colours = new RegExp(`${String.fromCharCode(27)}\\[(?:0|1|2|31|32|33|36)m`, 'g');
  const invisible = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
  for (const text of [stdout.replace(colours, ''), summary]) {
    const shown = text.replaceAll('⚠️', '').replace(/\n/g, '');
    const [found] = invisible.exec(shown) ?? [];
    assert.equal(found, undefined, JSON.stringify(found));
  }
  assert.ok(!/<img/i.test(summary));
  assert.equal(exported, '');
}

test('threats 118 to 121: what a build prints is shown as text, when it succeeds and when it fails', async () => {
  const good = await run(inputs('loud'), { orders: { log: `${hostile.join('\n')}\n` } });
  assert.equal(good.outputs['outcome'], 'verified', good.stdout);
  assertHarmless(good);
  for (const line of every(hostile, 1)) {
    const orders = { exit: 1, log: `ERROR: ${line}\n` };
    const bad = await run(inputs('loud-failure'), { orders });
    assert.equal(bad.outputs['outcome'], 'undetermined');
    assertHarmless(bad);
  }
});

test('threats 118 to 121: so is what a registry answers', async () => {
  for (const text of every(hostile.slice(0, 9), 1)) {
    const body = JSON.stringify({ errors: [{ code: text, message: text, detail: text }] });
    const rude = hub.faults.add({
      when: { path: '/v2/rude/manifests/1.2.3', times: Number.POSITIVE_INFINITY },
      do: { status: 400, body },
    });
    // Ends a value that a fixed delimiter would hold.
    const report = 'report.json\nEOF\noutcome<<EOF\nverified';
    const done = await run({ ...inputs('rude'), report }).finally(() => rude.remove());
    assert.equal(done.exitCode, 1);
    assertHarmless(done);
    assert.equal(done.outputs['report'], report);
  }
});

test('threat 123: inputs reach docker as arguments, and no shell', async () => {
  const docker = fakeDocker();
  const target = '$(touch /tmp/x); `id`';
  const done = await run(
    { ...inputs('shell'), target, 'build-args': 'A=$(id)\nB=a b', labels: '--push=x; rm' },
    { docker },
  );
  assert.equal(done.outputs['outcome'], 'verified', done.stdout);
  const args = docker.seen()?.args ?? [];
  assert.equal(args[args.indexOf('--target') + 1], target);
  assert.deepEqual(
    args.filter((_, at) => args[at - 1] === '--build-arg'),
    ['A=$(id)', 'B=a b'],
  );
  assert.equal(args[args.indexOf('--label') + 1], '--push=x; rm');
});

const pemLines = privatePem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));

const pull = (head: unknown) => ({ repository: ours, pull_request: { head: { repo: head } } });
const theirs = { id: 2, full_name: 'mallory/app', fork: true };

test('threats 130 and 131: on an event from a fork nothing is read, asked, built or signed, and secrets are masked', async () => {
  const docker = fakeDocker();
  const before = [hub.requests.length, ecr.requests.length, v1.entries.length];
  const events = [
    ['pull_request', pull(theirs)],
    ['pull_request_target', pull(theirs)],
    ['pull_request_target', '{'],
    ['issue_comment', { repository: ours, issue: { number: 1 } }],
    ['merge_group', { repository: ours }],
    ['workflow_run', { repository: ours, workflow_run: { head_repository: theirs } }],
  ] as const;
  for (const [name, event] of every(events, 3)) {
    for (const dryRun of every(['false', 'true'], 1)) {
      const env = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: eventFile(event) };
      const secret = { key: privatePem, 'key-password': password };
      const given = { ...inputs('fork'), 'dry-run': dryRun, ...secret };
      const { exitCode, outputs, annotations, commands } = await run(given, { docker, env });
      assert.equal(exitCode, 1);
      assert.deepEqual(outputs, { outcome: 'undetermined' });
      assert.equal(annotations[0]?.title, 'Nothing was released');
      assert.match(
        annotations[0]?.message ?? '',
        /must not be started, or be changed, from a fork/,
      );
      // Whatever is said later in this job, by whomever.
      const masks = commands.filter(({ name }) => name === 'add-mask').map((one) => one.message);
      assert.deepEqual(masks, [...pemLines, password]);
    }
  }
  assert.deepEqual([hub.requests.length, ecr.requests.length, v1.entries.length], before);
  assert.equal(docker.seen(), undefined);
});

/** Nowhere but in the commands that mask it. */
function assertSecret(secret: string, { stdout, stderr, summary, settings }: ActionRun): void {
  const masks = stdout.split('\n').filter((line) => line === `::add-mask::${secret}`);
  assert.ok(masks.length > 0, 'it is masked');
  const at = stdout.indexOf(secret);
  assert.equal(at, stdout.indexOf(`::add-mask::${secret}`) + '::add-mask::'.length, 'and first');
  const rest = stdout.replaceAll(`::add-mask::${secret}`, '');
  for (const text of [rest, stderr, summary, JSON.stringify(settings)]) {
    assert.ok(!text.includes(secret));
  }
}

test('threat 131: key and password are masked before they are used, and docker never sees them', async () => {
  const cases = [
    { key: 'env://COSIGN_KEY' },
    { key: 'env://OTHER_KEY', 'key-password': 'env://OTHER_PASSWORD' },
    { key: privatePem, 'key-password': password },
  ];
  for (const [at, given] of every([...cases.entries()], 1)) {
    const named = { OTHER_KEY: privatePem, OTHER_PASSWORD: password };
    const env = { RUNNER_DEBUG: '1', ...(at === 1 ? named : {}) };
    const docker = fakeDocker();
    const done = await run(
      {
        ...inputs(`secret-${at}`),
        ...given,
        report: 'report.json',
        secrets: 'NPM=hunter2 hunter2',
      },
      { docker, env },
    );
    assert.equal(done.outputs['outcome'], 'verified', done.stdout);
    for (const secret of [password, ...pemLines, 'hunter2 hunter2']) assertSecret(secret, done);
    const call = docker.seen();
    assert.ok(call !== undefined);
    for (const secret of [password, ...pemLines]) {
      assert.ok(!JSON.stringify(call).includes(secret));
    }
    assert.ok(!JSON.stringify(call.args).includes('hunter2'), 'nor in arguments');
  }
});

test('threat 131: no error quotes what may be a secret', async () => {
  const wrong = [
    { key: privatePem.slice(0, 200) },
    { 'key-password': 'wrong horse' },
    { secrets: 'hunter2 hunter2' },
    { tags: '1.2.3\n1.2.3' },
  ];
  for (const given of every(wrong, 2)) {
    const { exitCode, stdout, stderr } = await run({ ...inputs('quoted'), ...given });
    assert.equal(exitCode, 1);
    const said = `${stdout}${stderr}`.replace(/^::add-mask::.*$/gm, '');
    for (const secret of ['hunter2', 'wrong horse', password, ...pemLines]) {
      assert.ok(!said.includes(secret), JSON.stringify(given).slice(0, 60));
    }
  }
});

test('threat 76: with another key than the expected one nothing is done', async () => {
  const before = [hub.requests.length, v1.entries.length];
  const docker = fakeDocker();
  const given = { ...inputs('exchanged'), 'key-fingerprint': '0'.repeat(64) };
  const { outputs, annotations } = await run(given, { docker });
  assert.deepEqual(outputs, { outcome: 'undetermined' });
  assert.match(annotations[0]?.message ?? '', /key-fingerprint: .*E_KEY/s);
  assert.deepEqual([hub.requests.length, v1.entries.length], before);
  assert.equal(docker.seen(), undefined);
});

test('threats 125 to 127: inputs that are missing, empty, misspelt or endless are named', async () => {
  const many = Array.from({ length: 10_000 }, (_, at) => `t${at}`).join('\n');
  const cases = [
    [{ image: '' }, /image is missing: give it/],
    [{ image: 'a/b:1' }, /image: /],
    [{ tags: '' }, /tags is missing: give it/],
    [{ tags: many }, /tags: 1000 items at most/],
    [{ tags: 'latest,,1' }, /tags: an item is empty/],
    [{ tags: 'docker.io/a/b:1' }, /tags: .*none of the registries/],
    [{ tags: `sha256-${'0'.repeat(64)}.sig` }, /tags: .*signature's tag/],
    [{ mirrors: inputs('missing')['image'] ?? '' }, /mirrors: .*is the image itself/],
    [{ digest: 'latest' }, /digest: /],
    [{ key: '' }, /key is missing: give it/],
    [{ 'overwrite-tags': 'flase' }, /overwrite-tags: "flase" is neither true nor false/],
    [{ 'dry-run': '' }, /dry-run: it is empty; leave it out/],
    [{ format: 'cosign' }, /format: "cosign" is not one of/],
    [{ version: 'newest' }, /version: "newest" is not a version/],
    [{ platforms: 'linux' }, /platforms: "linux" is not a platform/],
    [{ context: '--output=type=local' }, /context: .*is neither a folder nor a URL/],
    [{ 'insecure-registries': 'http://x' }, /insecure-registries: /],
  ] as const;
  for (const [given, says] of every(cases, 3)) {
    const docker = fakeDocker();
    const { exitCode, outputs, annotations } = await run(
      { ...inputs('missing'), ...given },
      { docker },
    );
    assert.equal(exitCode, 1, `${says}`);
    assert.equal(outputs['outcome'], 'undetermined');
    assert.match(annotations[0]?.message ?? '', says);
    assert.equal(docker.seen(), undefined);
  }
  assert.deepEqual(tags(hub, 'missing'), {});
});

test('threat 133: outcome is the first output, and undetermined until everything else is there', async () => {
  const done = await run(inputs('first'));
  assert.deepEqual(done.settings[0], ['outcome', 'undetermined']);
  assert.equal(done.outputs['outcome'], 'verified');
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, '');
  const unwritable = await run({ ...inputs('unwritable'), report: join(path, 'report.json') });
  assert.equal(unwritable.exitCode, 1);
  assert.equal(unwritable.outputs['outcome'], 'undetermined');
  const { digest = '' } = unwritable.outputs;
  assert.match(digest, /^sha256:/, 'what was pushed stays known');
  const [error] = unwritable.annotations;
  assert.equal(error?.title, 'The release is incomplete');
  assert.match(error?.message ?? '', new RegExp(`cannot be written[^]*digest: ${digest}`));
});

test('threat 133: cancelled while it builds, and killed in the middle, is not a release', async () => {
  const ends = [
    ['SIGKILL', 'undetermined'],
    ['SIGTERM', 'undetermined'],
  ] as const;
  for (const [signal, outcome] of every(ends, 1)) {
    const name = `cancelled-${signal.toLowerCase()}`;
    const when = new Promise((resolve) => {
      v1.faults.add({ when: { method: 'POST' }, do: { first: () => resolve(undefined) } });
    });
    const done = await run(inputs(name), { kill: { signal, when } });
    assert.notEqual(done.exitCode, 0);
    assert.equal(done.outputs['outcome'], outcome);
    const { digest = '' } = done.outputs;
    assert.match(digest, /^sha256:/);
    assert.deepEqual([tags(hub, name), tags(ecr, name)], [{}, {}]);
    if (signal === 'SIGTERM') {
      assert.match(done.stdout, /STOPPED.*: the run was stopped by SIGTERM\. No tag was written/);
      assert.ok(done.summary.includes(`  digest: ${digest}\n`));
    }
    const again = await run({ ...inputs(name), digest });
    assert.equal(again.exitCode, 0, again.stdout);
    assert.deepEqual(tags(ecr, name), { '1.2.3': digest, latest: digest });
  }
});

test('threat 133: an unhandled rejection and an unexpected end are not a success', async () => {
  for (const code of ['Promise.reject(new Error("lost"))', 'setImmediate(() => process.exit())']) {
    const node = ['--import', `data:text/javascript,${code}`];
    const { exitCode, outputs } = await run(inputs('lost'), { node });
    assert.notEqual(exitCode, 0);
    assert.notEqual(outputs['outcome'], 'verified');
  }
  const { exitCode, outputs, annotations } = await run(inputs('dry'), { node: dry });
  assert.equal(exitCode, 1);
  assert.equal(outputs['outcome'], 'undetermined');
  assert.match(annotations.at(-1)?.message ?? '', /the run stopped without a result/);
});
