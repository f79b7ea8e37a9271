/** The terminal, as the committed bundle and as sources: exit codes, streams, flags. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { every, thorough } from '../support/thorough.ts';
import { programs, runCli } from './support/cli.ts';
import { temporaryFolder } from './support/process.ts';
import { otherKey, startWorld, trustFlags } from './support/world.ts';

const { hub, ecr, image, digest } = await startWorld();
loadCase(hub, 'app', 'legacy-rekor-v1');
loadCase(ecr, 'app', 'bundle-rekor-v1');
hub.faults.add({
  when: { path: '/busy/', times: Number.POSITIVE_INFINITY },
  do: { status: 429, headers: { 'retry-after': '86400' } },
});

const verify = ['verify', ...trustFlags];
const pinned = (name: string) => `${hub.host}/${name}@${digest(name)}\n`;

interface Case {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly stderr: RegExp;
  readonly stdout?: string;
}

const cases: Readonly<Record<string, Case>> = {
  verified: {
    args: [...verify, image(hub, 'legacy-rekor-v1')],
    exitCode: 0,
    stderr: /^ {2}linux\/amd64 +sha256:[0-9a-f]{12} +verified$[\s\S]*VERIFIED/m,
    stdout: pinned('legacy-rekor-v1'),
  },
  'an input': {
    args: [...verify, '--parity=maybe', 'a/b'],
    exitCode: 2,
    stderr: /parity: "maybe"/,
  },
  'a reference': { args: [...verify, 'A B'], exitCode: 2, stderr: /IMAGE…: "A B".*E_REF/ },
  'a key': { args: ['verify', '--key=none.pub', 'a/b'], exitCode: 2, stderr: /none\.pub.*E_KEY/ },
  undetermined: {
    args: [...verify, `${hub.host}/busy/app:1`],
    exitCode: 3,
    stderr: /UNDETERMINED/,
  },
  'no signature': {
    args: [...verify, image(hub, 'unsigned')],
    exitCode: 10,
    stderr: /no signatures found[\s\S]*REJECTED/,
  },
  'no such tag': { args: [...verify, `${hub.host}/app:none`], exitCode: 11, stderr: /not found/ },
  'a required reader': {
    args: [
      ...[...verify, image(hub, 'bundle-rekor-v1'), '--require-readable-by', 'podman,kyverno'],
      ...['--require-readable-by=cosign-2.5'],
    ],
    exitCode: 12,
    stderr:
      /Podman\/CRI-O finds no signature[\s\S]*REJECTED[\s\S]*\nReadable by: cosign ≥ 2\.6, this tool\. Not by: /,
  },
  'all required readers': {
    args: [...verify, image(hub, 'both-formats'), '--require-readable-by=podman,kyverno'],
    exitCode: 0,
    stderr: /VERIFIED[\s\S]*\nReadable by: .*Podman\/CRI-O.*this tool\.\n$/,
    stdout: pinned('both-formats'),
  },
  'no reader, although the flag is there': {
    args: [...verify, image(hub, 'both-formats'), '--require-readable-by', ''],
    exitCode: 2,
    stderr: /require-readable-by.* empty/,
  },
  'an unknown reader': {
    args: [...verify, image(hub, 'both-formats'), '--require-readable-by=docker'],
    exitCode: 2,
    stderr: /require-readable-by: "docker" is not one of cosign-2\.5, podman/,
  },
  'another key': {
    args: [...verify, image(hub, 'other-key')],
    exitCode: 12,
    stderr: /no matching signatures[\s\S]*REJECTED/,
  },
  'registries differ': {
    args: [...verify, image(hub, 'app'), image(ecr, 'app')],
    exitCode: 20,
    stderr: /the registries differ/i,
  },
};

for (const program of every(programs, 1)) {
  test(`exit codes of ${program}`, { concurrency: 4 }, async (t) => {
    const checks = every(Object.entries(cases), 4).map(
      ([name, { args, exitCode, stderr, stdout = '' }]) =>
        t.test(name, async () => {
          const run = await runCli(args, { program });
          assert.equal(run.exitCode, exitCode, run.stderr);
          assert.equal(run.stdout, stdout);
          assert.match(run.stderr, stderr);
        }),
    );
    await Promise.all(checks);
  });
}

thorough(
  '--json: the report on stdout whatever the outcome, everything human on stderr',
  async () => {
    for (const [name, exitCode] of [
      ['single-image', 0],
      ['unsigned', 10],
    ] as const) {
      const run = await runCli([...verify, '--json', image(hub, name)]);
      assert.equal(run.exitCode, exitCode);
      const report = JSON.parse(run.stdout);
      assert.equal(report.exitCode, exitCode);
      assert.match(run.stderr, /VERIFIED|REJECTED/);
    }
  },
);

test('--output: one document on stdout, whatever the outcome', async () => {
  const name = image(hub, 'unsigned');
  const sarif = await runCli([...verify, '-o', 'sarif', name]);
  assert.equal(sarif.exitCode, 10);
  assert.ok(JSON.parse(sarif.stdout).runs[0].results.length > 0);
  const json = await runCli([...verify, '-qo', 'json', image(hub, 'single-image')]);
  assert.equal(JSON.parse(json.stdout).outcome, 'verified');
  assert.equal(json.stderr, '');
  const both = await runCli([...verify, '-o', 'sarif', '--json', name]);
  assert.equal(both.exitCode, 2);
  assert.match(both.stderr, /-o excludes --json|--output excludes --json/);
});

test('--report, --page and --summary write files, --quiet is quiet about success only', async () => {
  const folder = temporaryFolder();
  const files = ['--report', 'a/report.json', '--summary', 'summary.md'];
  files.push('--page', 'page.html');
  const run = await runCli([...verify, '-q', ...files, image(hub, 'single-image')], {
    cwd: folder,
  });
  assert.deepEqual(run, { exitCode: 0, stdout: pinned('single-image'), stderr: '' });
  assert.equal(JSON.parse(readFileSync(join(folder, 'a/report.json'), 'utf8')).outcome, 'verified');
  assert.match(readFileSync(join(folder, 'summary.md'), 'utf8'), /Verified/);
  assert.match(readFileSync(join(folder, 'page.html'), 'utf8'), /^<!doctype html>.*single-image/is);
  const rejected = await runCli([...verify, '-q', image(hub, 'unsigned')]);
  assert.match(rejected.stderr, /REJECTED/);
});

thorough('flags of cosign do what they do there', async () => {
  const noLog = [...verify, image(hub, 'legacy-no-log')];
  assert.equal((await runCli(noLog)).exitCode, 12);
  assert.equal((await runCli([...noLog, '--insecure-ignore-tlog'])).exitCode, 0);
  const annotated = [...verify, image(hub, 'annotated'), '-a'];
  assert.equal((await runCli([...annotated, 'version=0.1.24'])).exitCode, 0);
  assert.equal((await runCli([...annotated, 'version=0.1.25'])).exitCode, 12);
  const timed = [...verify, '--use-signed-timestamps'];
  assert.equal((await runCli([...timed, image(hub, 'bundle-rekor-v2')])).exitCode, 0);
  assert.equal((await runCli([...timed, image(hub, 'bundle-rekor-v2-no-tsa')])).exitCode, 12);
  const bothKeys = [...verify, '--key', otherKey, image(hub, 'other-key')];
  assert.equal((await runCli(bothKeys)).exitCode, 0);
});

thorough('colours only where they are wanted', async () => {
  const args = [...verify, image(hub, 'single-image')];
  const colours = async (env: Record<string, string>, ...more: string[]) =>
    (await runCli([...args, ...more], { env })).stderr.includes('\u001b[');
  assert.equal(await colours({}), false);
  assert.equal(await colours({ FORCE_COLOR: '1' }), true);
  assert.equal(await colours({ FORCE_COLOR: '0' }), false);
  assert.equal(await colours({ FORCE_COLOR: '1' }, '--no-color'), false);
});

test('a run that is stopped ends with exit code 3, and says why (fault 48)', async () => {
  const slow = await startRegistry({ name: 'slow' });
  try {
    const when = new Promise((first) => {
      slow.faults.add({ do: { first: () => new Promise(() => first(undefined)) } });
    });
    const args = [...verify, '--json', `${slow.host}/app:1`];
    const run = await runCli(args, { kill: { signal: 'SIGINT', when } });
    assert.equal(run.exitCode, 3);
    assert.match(run.stderr, /the run was stopped by SIGINT/);
    assert.equal(JSON.parse(run.stdout).outcome, 'undetermined');
  } finally {
    await slow.stop();
  }
});

test('a run that takes longer than --timeout is undetermined', async () => {
  const mute = await startRegistry({ name: 'mute' });
  try {
    mute.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: 'hang' });
    const run = await runCli([...verify, '--timeout', '1', `${mute.host}/app:1`]);
    assert.equal(run.exitCode, 3);
    assert.match(run.stderr, /UNDETERMINED/);
  } finally {
    await mute.stop();
  }
});

test('--verbose prints the requests, without secrets, and what cosign prints; credentials come from the Docker config', async () => {
  const run = await runCli([...verify, '--verbose', image(hub, 'single-image')]);
  assert.match(
    run.stderr,
    /200 GET http:\/\/127\.0\.0\.1:\d+\/v2\/single-image\/manifests\/0\.1\.24/,
  );
  assert.match(run.stderr, /The cosign claims were validated[\s\S]*^VERIFIED: /m);
});

thorough('tree shows what is stored, good and bad', async () => {
  const tree = (name: string) => runCli(['tree', ...trustFlags, image(hub, name)]);
  const good = await tree('both-formats');
  assert.equal(good.exitCode, 0, good.stderr);
  assert.match(good.stdout, /├── .*good legacy signature/);
  assert.match(good.stdout, /good bundle signature/);
  const bad = await tree('other-key');
  assert.equal(bad.exitCode, 0);
  assert.match(bad.stdout, /not counted: legacy signature/);
  assert.equal((await runCli(['tree', `${hub.host}/app:none`])).exitCode, 11);
});
