/** `webdis-trust mirror`, as the committed bundle and as sources. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import type { MirrorReport } from '../../src/mirror/report.ts';
import { every, thorough } from '../support/thorough.ts';
import { programs, runCli } from './support/cli.ts';
import { temporaryFolder } from './support/process.ts';
import { otherKey, trustFlags } from './support/world.ts';

const [hub, ecr, ghcr] = await Promise.all([startRegistry(), startRegistry(), startRegistry()]);
after(() => Promise.all([hub, ecr, ghcr].map((registry) => registry.stop())));

const { digest } = loadCase(hub, 'app', 'both-formats');
loadCase(hub, 'unsigned', 'unsigned');
const rootFlags = trustFlags.slice(2);

beforeEach(() => {
  for (const registry of [ecr, ghcr]) registry.reset();
  hub.faults.clear();
});

const image = (registry: SandboxRegistry, name = 'app', tag = '0.1.24') =>
  `${registry.host}/${name}:${tag}`;
const pinned = (registry: SandboxRegistry) => `${registry.host}/app@${digest}`;
const tagAt = (registry: SandboxRegistry, tag = '0.1.24') =>
  registry.store.repository('app').tags.get(tag);
const writes = (registry: SandboxRegistry) =>
  registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD').length;

const mirror = async (...args: readonly string[]) => {
  const ended = await runCli(['mirror', '-o', 'json', ...args]);
  const report = (ended.stdout === '' ? undefined : JSON.parse(ended.stdout)) as MirrorReport;
  return { ...ended, report };
};

for (const program of every(programs, 1)) {
  test(`${program}: mirrored to two registries, verified there, and left alone by a second run`, async () => {
    const args = ['mirror', ...trustFlags, image(hub), image(ecr), `${ghcr.host}/app`];
    const first = await runCli(args, { program });
    assert.equal(first.exitCode, 0, first.stderr);
    assert.equal(first.stdout, `${pinned(ecr)}\n${pinned(ghcr)}\n`);
    assert.match(first.stderr, /^ {2}- All of it was read back and verified$/m);
    assert.match(first.stderr, /^MIRRORED: 2 targets have all of/m);
    for (const registry of [ecr, ghcr]) {
      assert.equal((await runCli(['verify', ...trustFlags, image(registry)])).exitCode, 0);
    }
    const before = writes(ecr);
    const second = await runCli(args, { program });
    assert.equal(second.exitCode, 0, second.stderr);
    assert.equal(second.stdout, first.stdout);
    assert.match(second.stderr, /: nothing was changed/);
    assert.equal(writes(ecr), before);
  });
}

thorough('a log has a line for each step, and none with --quiet', async () => {
  const { stderr, report } = await mirror(...trustFlags, image(hub), image(ecr));
  const steps = stderr
    .split('\n\n')[0]
    ?.split('\n')
    .map((line) => line.split(': ')[1]);
  const parts = report.targets[0]?.content.length;
  assert.deepEqual(steps, [
    'reading the source',
    `the source meets the requirements; 0 of ${parts} parts are there`,
    'copying',
    'the target is complete; verifying',
    'writing the tag',
  ]);
  const quiet = await mirror('-q', ...trustFlags, image(hub), image(ghcr));
  assert.deepEqual([quiet.exitCode, quiet.stderr], [0, '']);
  const failed = await mirror('-q', ...trustFlags, image(hub, 'unsigned'), image(ghcr));
  assert.match(failed.stderr, /^FAILED: /m);
});

thorough('out to a layout, and back in from it', async () => {
  const folder = temporaryFolder();
  const layout = `oci:${join(folder, 'backup')}`;
  const out = await runCli(['mirror', ...trustFlags, image(hub), layout]);
  assert.equal(out.exitCode, 0, out.stderr);
  assert.equal(out.stdout, `${layout}@${digest}\n`);
  const back = await runCli(['mirror', ...trustFlags, `${layout}:0.1.24`, `${ecr.host}/app`]);
  assert.equal(back.exitCode, 0, back.stderr);
  assert.equal((await runCli(['verify', ...trustFlags, image(ecr)])).exitCode, 0);
  const other = await runCli(['mirror', ...trustFlags, `${layout}:0.1.24`, `${layout}:again`]);
  assert.equal(other.exitCode, 0, other.stderr);
});

thorough('a dry run lists what is missing, writes nothing, and creates no folder', async () => {
  const folder = temporaryFolder();
  const layout = `oci:${join(folder, 'backup')}`;
  const args = ['--dry-run', '--require', 'none', image(hub), image(ecr), layout];
  const { exitCode, stderr, report } = await mirror(...args);
  assert.equal(exitCode, 0, stderr);
  assert.match(stderr, /^Plan for .*\n {2}- \d+ blobs: \d+ missing$/m);
  assert.match(stderr, /^PLANNED: 2 targets lack .* Nothing was written\.$/ms);
  for (const { content, plan, tag } of report.targets) {
    assert.ok(content.every(({ state }) => state === 'missing'));
    assert.equal(tag, 'not written');
    assert.ok((plan?.requests ?? 0) > content.length);
  }
  assert.equal(writes(ecr), 0);
  assert.deepEqual(readdirSync(folder), []);
  assert.equal((await runCli(['mirror', '-q', ...args])).stdout, '');
});

test('what must be signed: with a key verified, without one signed, none on request', async () => {
  const cases: readonly (readonly [number, MirrorReport['require'], ...string[]])[] = [
    [0, 'verified', ...trustFlags, image(hub)],
    [0, 'signed', image(hub)],
    [12, 'verified', '--key', otherKey, ...rootFlags, image(hub)],
    [10, 'signed', image(hub, 'unsigned')],
    [10, 'verified', ...trustFlags, image(hub, 'unsigned')],
    [0, 'none', '--require', 'none', image(hub, 'unsigned')],
  ];
  for (const [exitCode, require, ...args] of every(cases, 3)) {
    ecr.reset();
    const ended = await mirror(...args, `${ecr.host}/app`);
    assert.equal(ended.exitCode, exitCode, `${args.join(' ')}: ${ended.stderr}`);
    assert.equal(ended.report.require, require);
    assert.equal(tagAt(ecr) !== undefined, exitCode === 0);
    if (exitCode !== 0) assert.equal(writes(ecr), 0);
  }
  // Without a key, the key of Webdis is used.
  ecr.reset();
  const webdis = await mirror('--require', 'verified', image(hub), image(ecr));
  assert.equal(webdis.exitCode, 12, webdis.stderr);
});

thorough('another image under the tag: fail, keep or overwrite', async () => {
  const moved = () => {
    ecr.reset();
    return loadCase(ecr, 'app', 'unsigned').digest;
  };
  const args = [...trustFlags, image(hub), image(ecr)];
  const before = moved();
  const failed = await mirror(...args);
  assert.equal(failed.exitCode, 20, failed.stderr);
  assert.match(failed.stderr, /^FAILED: The tag 0\.1\.24 points to another image there/m);
  assert.deepEqual([tagAt(ecr), writes(ecr)], [before, 0]);
  const kept = await mirror('--on-conflict', 'keep', ...args);
  assert.deepEqual([kept.exitCode, kept.report.targets[0]?.tag], [0, 'kept']);
  assert.equal(tagAt(ecr), before);
  moved();
  const over = await mirror('--on-conflict=overwrite', ...args);
  assert.deepEqual([over.exitCode, over.report.targets[0]?.tagBefore], [0, before]);
  assert.equal(tagAt(ecr), digest);
});

thorough('by digest, and without a tag', async () => {
  const source = pinned(hub);
  const untagged = await runCli(['mirror', ...trustFlags, '--no-tag', source, `${ecr.host}/app`]);
  assert.equal(untagged.exitCode, 0, untagged.stderr);
  assert.equal(untagged.stdout, `${pinned(ecr)}\n`);
  assert.equal(tagAt(ecr), undefined);
  const tagged = await mirror(...trustFlags, source, image(ecr, 'app', 'stable'));
  assert.equal(tagged.exitCode, 0, tagged.stderr);
  assert.equal(tagAt(ecr, 'stable'), digest);
});

test('contradictory options are refused before any request', { concurrency: 4 }, async (t) => {
  const folder = temporaryFolder();
  const [from, to] = [image(hub), image(ecr)];
  const refused: Record<string, readonly [RegExp, ...string[]]> = {
    'no source': [/SOURCE is missing: give it, such as /],
    'no target': [/TARGET… is missing: give it, such as /, from],
    'no reference': [/SOURCE: "A B" is not an image reference/, 'A B', to],
    'a digest at the target': [/names a digest: a target gets that/, from, pinned(ecr)],
    'no tag anywhere': [/needs a tag/, pinned(hub), `${ecr.host}/app`],
    'a tag and none': [/names a tag, which --no-tag forbids/, '--no-tag', from, to],
    'the source itself': [/is the source itself/, from, from],
    'the source, by its default tag': [
      /is the source itself/,
      `${hub.host}/app`,
      `${hub.host}/app`,
    ],
    'the source, untagged': [/is the source itself/, '--no-tag', from, `${hub.host}/app`],
    'a target twice': [/is a duplicate/, from, to, `${ecr.host}/app`],
    'a layout twice': [/is a duplicate/, from, `oci:${folder}/a`, `oci:${folder}/b/../a`],
    'a layout without a folder': [/the path is missing/, from, 'oci:'],
    'a layout that is none': [/none: it does not exist/, `oci:${folder}/none:1`, to],
    'a word': [/require: "maybe"/, '--require', 'maybe', from, to],
    'a conflict of its own': [/on-conflict: "ask"/, '--on-conflict', 'ask', from, to],
    "another tool's word": [/use --on-conflict/, '--force', from, to],
    'a key for nothing': [
      /--key, --trusted-root: nothing is verified/,
      '--require=none',
      ...trustFlags,
      from,
      to,
    ],
    'a root for nothing': [/trusted-root: nothing is verified/, ...rootFlags, from, to],
    'a flag for nothing': [/insecure-ignore-tlog: nothing/, '--insecure-ignore-tlog', from, to],
    'a key that is none': [/none\.pub.*E_KEY/, '--key', 'none.pub', from, to],
    'another key than expected': [
      /tampered/,
      ...trustFlags,
      '--key-fingerprint',
      '0'.repeat(64),
      from,
      to,
    ],
    'a signature repository with a tag': [
      /signature-repository: .* without tag/,
      '--signature-repository',
      from,
      from,
      to,
    ],
  };
  const before = [hub, ecr].map(({ requests }) => requests.length);
  await Promise.all(
    every(Object.entries(refused), 3).map(([name, [says, ...args]]) =>
      t.test(name, async () => {
        const { exitCode, stdout, stderr } = await runCli(['mirror', ...args]);
        assert.equal(exitCode, 2, stderr);
        assert.equal(stdout, '');
        assert.match(stderr, says);
      }),
    ),
  );
  assert.deepEqual(
    [hub, ecr].map(({ requests }) => requests.length),
    before,
  );
  assert.deepEqual(readdirSync(folder), []);
});

const moments = [
  ['reads', hub, { method: 'GET', path: '/blobs/' }],
  ['writes', ecr, { method: 'PUT', path: '/blobs/' }],
] as const;

for (const [where, registry, when] of every(moments, 1)) {
  test(`SIGTERM ends a run that ${where}, with a report of what is there (fault 48)`, async () => {
    const reached = Promise.withResolvers<void>();
    registry.faults.add({
      when: { ...when, nth: 3, times: Number.POSITIVE_INFINITY },
      do: { first: () => new Promise(() => reached.resolve()) },
    });
    const args = ['mirror', '--json', ...trustFlags, image(hub), image(ecr)];
    const ended = await runCli(args, { kill: { signal: 'SIGTERM', when: reached.promise } });
    registry.faults.clear();
    assert.equal(ended.exitCode, 3, ended.stderr);
    assert.match(ended.stderr, /the run was stopped by SIGTERM/);
    const { outcome, source, targets } = JSON.parse(ended.stdout) as MirrorReport;
    assert.equal(outcome, 'undetermined');
    assert.equal(source.digest, digest);
    assert.equal(targets[0]?.tag, 'not written');
    assert.equal(tagAt(ecr), undefined);
    assert.equal((await mirror(...trustFlags, image(hub), image(ecr))).exitCode, 0);
  });
}

thorough(
  '--report and --page write files; the report ends whatever happens with one on stdout',
  async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a', 'report.json');
    const page = join(folder, 'page.html');
    const files = ['--report', path, '--page', page];
    const { report } = await mirror(...files, ...trustFlags, image(hub), image(ecr));
    assert.ok(readFileSync(page, 'utf8').includes(image(ecr)));
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), report);
    const none = await mirror(image(hub, 'app', 'none'), `${ecr.host}/app`);
    assert.equal(none.exitCode, 11, none.stderr);
    assert.equal(none.report.targets[0]?.looked, 'nothing');
  },
);
