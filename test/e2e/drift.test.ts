/** `webdis-trust drift`, as the committed bundle and as sources. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { type Ledger, parseLedger } from '../../src/ledger/ledger.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { every, thorough } from '../support/thorough.ts';
import { programs, runCli } from './support/cli.ts';
import { temporaryFolder } from './support/process.ts';
import { otherKey, trustFlags } from './support/world.ts';

const [hub, ecr] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([hub.stop(), ecr.stop()]));

const cases = { '1.0.0': 'legacy-rekor-v1', '1.0.1': 'bundle-rekor-v1', '1.1.0': 'both-formats' };
const at = (registry: SandboxRegistry) => `${registry.host}/app`;
const held = (registry: SandboxRegistry) => registry.store.repository('app');
const images = ['--image', `${at(hub)},${at(ecr)}`];

beforeEach(() => {
  for (const registry of [hub, ecr]) {
    registry.reset();
    for (const [version, name] of Object.entries(cases)) {
      const { digest } = loadCase(registry, 'app', name);
      held(registry).tags.delete('0.1.24');
      held(registry).tags.set(version, digest);
    }
  }
});

async function init(folder: string): Promise<string> {
  const ledger = join(folder, 'releases.json');
  const ended = await runCli([
    'drift',
    'init',
    ...images,
    '--from',
    '1.0.0',
    '--output',
    ledger,
    ...trustFlags,
  ]);
  assert.equal(ended.exitCode, 0, ended.stderr);
  assert.match(ended.stderr, /^WRITTEN: 3 releases in /m);
  return ledger;
}

async function check(ledger: string, ...more: readonly string[]) {
  const args = [
    'drift',
    'check',
    '-o',
    'json',
    '--ledger',
    ledger,
    ...images,
    ...trustFlags,
    ...more,
  ];
  const ended = await runCli(args);
  const report = (ended.stdout === '' ? undefined : JSON.parse(ended.stdout)) as DriftReport;
  return { ...ended, report };
}

for (const program of every(programs, 1)) {
  test(`${program}: a ledger, a check, and a second one that costs less`, async () => {
    const folder = temporaryFolder();
    const ledger = join(folder, 'releases.json');
    const state = join(folder, 'drift.state');
    const from = ['--from', '1.0.0', '--output', ledger];
    const made = await runCli(['drift', 'init', ...images, ...from, ...trustFlags], { program });
    assert.equal(made.exitCode, 0, made.stderr);
    const seldom = ['--full-every', '100000000'];
    const flags = ['--ledger', ledger, '--state', state, ...seldom];
    const args = ['drift', 'check', ...flags, ...images, ...trustFlags];
    const first = await runCli(args, { program });
    assert.deepEqual([first.exitCode, first.stdout], [0, ''], first.stderr);
    assert.match(first.stderr, /^OK: 3 releases on 2 registries/m);
    const before = hub.requests.length;
    const second = await runCli(args, { program });
    assert.equal(second.exitCode, 0, second.stderr);
    assert.match(second.stderr, /^ {2}1\.1\.0 +ok, unchanged +ok, unchanged$/m);
    const manifests = hub.requests.slice(before).filter(({ path }) => path.includes('/manifests/'));
    assert.ok(
      // That there is no latest is believed after a GET, which finds nothing.
      manifests.every(({ method, path }) => method === 'HEAD' || path.endsWith('/latest')),
      'no pull',
    );
  });
}

thorough(
  'drift made on purpose: the commands as printed fix it, and the next check is ok',
  async () => {
    const folder = temporaryFolder();
    const ledger = await init(folder);
    const { releases } = parseLedger(readFileSync(ledger), ledger);
    const [first, second, third] = releases as [
      Ledger['releases'][0],
      Ledger['releases'][0],
      Ledger['releases'][0],
    ];
    const [platform] = Object.values(second.platforms) as [Digest];
    held(ecr).tags.set('1.1.0', first.digest);
    held(ecr).tags.delete(signatureTag(first.digest));
    held(ecr).removeManifest(platform);
    held(hub).tags.set('latest', third.digest);
    held(ecr).tags.set('latest', second.digest);
    const { exitCode, stderr, report } = await check(ledger);
    assert.equal(exitCode, 20, stderr);
    assert.deepEqual(report.differences.map(({ kind }) => kind).sort(), [
      'latest-wrong',
      'manifest-missing',
      'rolled-back',
      'signature-missing',
    ]);
    for (const { fix = '' } of report.differences) {
      assert.ok(stderr.includes(`Fix: ${fix}`), fix);
      const [program, ...words] = fix.split(' ');
      assert.equal(program, 'webdis-trust');
      const fixed = await runCli(words);
      assert.equal(fixed.exitCode, 0, `${fix}\n${fixed.stderr}`);
    }
    const after = await check(ledger);
    assert.equal(after.exitCode, 0, after.stderr);
  },
);

thorough('a registry that is down: exit code 3, and the reason', async () => {
  const ledger = await init(temporaryFolder());
  ecr.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 401 } });
  const { exitCode, stderr } = await check(ledger);
  assert.equal(exitCode, 3);
  assert.match(stderr, /^UNREACHABLE: /m);
  assert.match(stderr, new RegExp(`^Error: ${ecr.host}/app: 401.* \\[E_AUTH\\]$`, 'm'));
});

thorough('parts, merged, with report, page, badge and history', async () => {
  const folder = temporaryFolder();
  const ledger = await init(folder);
  const planned = await runCli(['drift', 'plan', '--shards', '2', '--ledger', ledger]);
  const { include } = JSON.parse(planned.stdout) as { include: { shard: string }[] };
  assert.deepEqual(include, [{ shard: '1/2' }, { shard: '2/2' }]);
  const reports = include.map(({ shard }) => join(folder, `${shard.replace('/', '-')}.json`));
  for (const [nth, { shard }] of include.entries()) {
    const part = await check(ledger, '--shard', shard, '--report', reports[nth] ?? '');
    assert.equal(part.exitCode, 0, part.stderr);
  }
  const [state, page, badge] = ['history', 'index.html', 'badge.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const output = ['--state', state, '--page', page, '--badge', badge];
  const whole = await runCli(['drift', 'merge', ...reports, ...output]);
  assert.equal(whole.exitCode, 0, whole.stderr);
  assert.match(whole.stderr, /^OK: 3 releases/m);
  assert.match(readFileSync(page, 'utf8'), /1\.1\.0/);
  assert.equal(JSON.parse(readFileSync(badge, 'utf8')).schemaVersion, 1);
  const part = await runCli(['drift', 'merge', reports[0] ?? '', '--state', state]);
  assert.equal(part.exitCode, 3);
  assert.match(part.stderr, /part 2\/2 is missing/);
  const again = join(folder, 'again.html');
  const rendered = await runCli([
    'drift',
    'page',
    reports[0] ?? '',
    '--state',
    state,
    '--output',
    again,
  ]);
  assert.equal(rendered.exitCode, 0, rendered.stderr);
  const footer = readFileSync(state, 'utf8').trim().split('\n').at(-1) ?? '';
  assert.equal(JSON.parse(footer).runs.length, 2);
});

thorough('the state file is whole or not there, and keeps other parts’ releases', async () => {
  const folder = temporaryFolder();
  const ledger = await init(folder);
  const state = join(folder, 'drift.state');
  await check(ledger, '--state', state);
  const versions = () =>
    readFileSync(state, 'utf8')
      .split('\n')
      .flatMap((line) => /^\{"version":"([^"]+)"/.exec(line)?.[1] ?? [])
      .sort();
  assert.deepEqual(versions(), ['1.0.0', '1.0.1', '1.1.0']);
  for (const shard of ['1/2', '2/2']) await check(ledger, '--state', state, '--shard', shard);
  assert.deepEqual(versions(), ['1.0.0', '1.0.1', '1.1.0']);
  assert.deepEqual(readdirSync(folder).sort(), ['drift.state', 'releases.json']);
  // Of another key, nothing that was verified counts, and the history stays.
  writeFileSync(
    ledger,
    readFileSync(ledger, 'utf8').replaceAll(
      /"fingerprint": "[0-9a-f]{64}"/g,
      `"fingerprint": "${'0'.repeat(64)}"`,
    ),
  );
  const other = await check(ledger, '--state', state);
  assert.equal(other.exitCode, 2);
  assert.match(other.stderr, /the ledger says that .* was signed with the key 0{64}/);
  assert.deepEqual(
    versions(),
    ['1.0.0', '1.0.1', '1.1.0'],
    'a run that did not begin changes nothing',
  );
  assert.deepEqual(readdirSync(folder).sort(), ['drift.state', 'releases.json']);
});

thorough('init writes over nothing, and nothing that it cannot vouch for', async () => {
  const folder = temporaryFolder();
  const ledger = await init(folder);
  const args = ['drift', 'init', ...images, '--from', '1.0.0', '--output', ledger];
  const there = await runCli([...args, ...trustFlags]);
  assert.equal(there.exitCode, 2);
  assert.match(there.stderr, /--force overwrites it/);
  assert.equal((await runCli([...args, ...trustFlags, '--force'])).exitCode, 0);
  const none = join(folder, 'none.json');
  const key = ['--key', otherKey, ...trustFlags.slice(2)];
  const other = await runCli([
    'drift',
    'init',
    ...images,
    '--from',
    '1.0.0',
    '--output',
    none,
    ...key,
  ]);
  assert.equal(other.exitCode, 20);
  assert.match(other.stderr, /^NOT WRITTEN: no release could be verified$/m);
  assert.ok(!existsSync(none));
});

thorough('slips are reported before anything is asked', async () => {
  const ledger = await init(temporaryFolder());
  const before = hub.requests.length;
  const slips = [
    [['drift'], /drift needs a verb: check, init, add, plan, merge, page/],
    [['drift', 'chekc'], /did you mean check\?/],
    [['drift', 'check', ...images], /ledger: none is given/],
    [['drift', 'check', '--ledger', ledger], /--image is missing: give it/],
    [['drift', 'check', '--ledger', ledger, ...images, '--tag', '1'], /--ledger excludes --tag/],
    [['drift', 'check', '--ledger', ledger, ...images, '--shard', '3/2'], /shard: "3\/2" is not/],
    [['drift', 'check', '--ledger', ledger, `${at(hub)}`], /is not expected here: give flags only/],
    [['drift', 'check', '--ledger', ledger, '--image', `${at(hub)}:1`], /without tag or digest/],
    [['drift', 'check', '--ledger', ledger, '--image', `${at(hub)},${at(hub)}`], /is a duplicate/],
    [['drift', 'plan'], /--shards is missing: give it, such as 4/],
    [['drift', 'merge'], /REPORT… is missing/],
    [['drift', 'page', ledger], /the report/],
    [['drift', 'init', ...images, '--output', 'x'], /--from is missing: give it, such as 0\.1\.24/],
  ] as const;
  for (const [args, says] of every(slips, 3)) {
    const ended = await runCli([...args]);
    assert.deepEqual([ended.exitCode, ended.stdout], [2, ''], args.join(' '));
    assert.match(ended.stderr, says);
  }
  assert.equal(hub.requests.length, before);
});
