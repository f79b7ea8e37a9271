/** The committed release action, run as the runner does, against registries and a log on loopback. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SandboxRegistry } from '../../sandbox/registry/index.ts';
import { parseLedger } from '../../src/ledger/ledger.ts';
import { fingerprintOf } from '../support/signers.ts';
import { thorough } from '../support/thorough.ts';
import { runAction } from './support/action.ts';
import { fakeDocker } from './support/docker.ts';
import { temporaryFolder } from './support/process.ts';
import { startReleaseWorld } from './support/releasing.ts';

const world = await startReleaseWorld();
const { hub, ecr, v1, folder, fingerprint, inputs, run, tags } = world;

/** The outputs that later steps must see unless everything is released. */
const nothing = { images: '', platforms: '', signatures: '' };

test('built, signed, mirrored, verified and tagged: the outputs pin what the verify action accepts', async () => {
  const given = { ...inputs('app'), report: 'out/report.json', ledger: 'ledger.json' };
  const done = await run(given);
  assert.equal(done.exitCode, 0, done.stdout + done.stderr);
  const { outcome, digest = '', images = '', platforms = '', signatures = '' } = done.outputs;
  assert.equal(outcome, 'verified');
  const pinned = [hub, ecr].map(({ host }) => [`${host}/app`, `${host}/app@${digest}`]);
  assert.deepEqual(JSON.parse(images), Object.fromEntries(pinned));
  assert.deepEqual(Object.keys(JSON.parse(platforms)), ['linux/amd64', 'linux/arm64']);
  const signed: string[][] = Object.values(JSON.parse(signatures));
  assert.deepEqual(
    signed.map((holders) => holders.length),
    [2, 2, 2, 2, 2],
    'legacy and bundle, for index, platforms and attestations',
  );
  for (const registry of [hub, ecr]) {
    assert.deepEqual(tags(registry, 'app'), { '1.2.3': digest, latest: digest });
    for (const holder of signed.flat()) {
      assert.ok(registry.store.repository('app').manifests.has(holder as never), holder);
    }
  }
  assert.deepEqual(done.annotations, []);
  const report = JSON.parse(readFileSync(join(done.folder, 'out/report.json'), 'utf8'));
  assert.equal(report.digest, digest);
  const ledger = parseLedger(readFileSync(join(done.folder, 'ledger.json')), 'ledger.json');
  assert.deepEqual(
    ledger.releases.map((entry) => [entry.version, entry.digest, fingerprintOf(entry.signer)]),
    [['1.2.3', digest, fingerprint]],
  );
  const verified = await runAction({
    images: pinned.map(([name]) => name).join('\n'),
    tag: '1.2.3',
    digest,
    key: join(folder, 'cosign.pub'),
    'trusted-root': join(folder, 'root.json'),
    annotations: 'version=1.2.3',
    parity: 'true',
    'attestation-manifests': 'required',
  });
  assert.equal(verified.outputs['verified'], 'true', verified.stdout);
});

test('releases that the ledger lists are not drift: with more numbers, and tags that move', async () => {
  const ledger = join(temporaryFolder(), 'releases.json');
  for (const [version, content] of [
    ['0.1.17', 'first'],
    ['0.1.17.1', 'second'],
  ] as const) {
    const given = { ...inputs('drift'), ledger, annotations: `version=${version}` };
    const done = await run({ ...given, tags: `${version}\n0.1\nlatest` }, { orders: { content } });
    assert.equal(done.exitCode, 0, done.stdout);
    assert.equal(tags(ecr, 'drift')['latest'], done.outputs['digest']);
  }
  const { image, mirrors } = inputs('drift');
  const checked = await runAction(
    {
      images: `${image}\n${mirrors}`,
      ledger,
      issues: 'false',
      key: join(folder, 'cosign.pub'),
      'trusted-root': join(folder, 'root.json'),
    },
    { action: 'drift' },
  );
  assert.equal(checked.exitCode, 0, checked.stdout);
  assert.deepEqual([checked.outputs['state'], checked.outputs['drifted']], ['ok', '[]']);
});

test('re-run failed jobs: the same inputs in the same run of GitHub continue, without a digest', async () => {
  const env = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'abc',
    GITHUB_RUN_ID: '7',
  };
  ecr.faults.add({
    when: { method: 'PUT', path: /\/rerun\/manifests\/latest$/, times: Number.POSITIVE_INFINITY },
    do: { status: 403, body: '{"errors":[{"code":"DENIED"}]}' },
  });
  const failed = await run(inputs('rerun'), { env });
  assert.equal(failed.exitCode, 1, failed.stdout);
  const { digest } = failed.outputs;
  assert.deepEqual(tags(ecr, 'rerun'), { '1.2.3': digest });
  ecr.faults.clear();
  const docker = fakeDocker();
  const rerun = { docker, env: { ...env, GITHUB_RUN_ATTEMPT: '2' } };
  const again = await run(inputs('rerun'), rerun);
  assert.equal(again.exitCode, 0, again.stdout);
  assert.equal(docker.seen(), undefined, 'docker ran');
  for (const registry of [hub, ecr]) {
    assert.deepEqual(tags(registry, 'rerun'), { '1.2.3': digest, latest: digest });
  }
  // Another run of the workflow is another source.
  const other = { docker, env: { ...env, GITHUB_RUN_ID: '8' } };
  const taken = await run(inputs('rerun'), other);
  assert.equal(taken.exitCode, 1);
  assert.match(taken.stdout, /versions are not moved/);
});

test('no tag is written before the last signature is there, on any registry', () => {
  const writesOf = ({ requests }: SandboxRegistry) =>
    requests.filter(({ method, path }) => method === 'PUT' && path.includes('/app/manifests/'));
  const isTag = ({ path }: { path: string }) => /\/manifests\/(?:1\.2\.3|latest)$/.test(path);
  for (const registry of [hub, ecr]) {
    const writes = writesOf(registry).map(isTag);
    assert.equal(writes.filter((tag) => tag).length, 2);
    assert.deepEqual(writes.slice(-2), [true, true], 'and nothing after them');
    assert.ok(writes.length > 12);
  }
});

thorough('a summary: the chain with its tags, what went where, and commands to copy', async () => {
  const { outputs, summary } = await run({ ...inputs('app'), 'overwrite-tags': 'true' });
  assert.match(summary, /^<h2>✅ Released: /);
  assert.match(summary, /```mermaid\nflowchart LR\n/);
  assert.match(summary, /1\.2\.3, :latest/);
  const [command = ''] = /^npx .*$/m.exec(summary) ?? [];
  for (const words of [`--key-fingerprint ${fingerprint}`, `--digest ${outputs['digest']}`]) {
    assert.ok(command.includes(words), words);
  }
  assert.match(summary, /<td>Build and push<\/td><td>✅ done<\/td>/);
});

thorough(
  'a group for each step, the log of the build in its own, the verdict outside of any',
  async () => {
    const orders = { log: '#7 \u001b[36m[linux/arm64 2/2] RUN make\u001b[0m\n' };
    const { stdout, commands } = await run(inputs('groups'), { orders });
    const groups = commands.filter(({ name }) => name === 'group').map(({ message }) => message);
    assert.equal(groups.length, 8);
    assert.equal(commands.filter(({ name }) => name === 'endgroup').length, 8);
    const [, build = ''] = /::group::Build and push\n([\s\S]*?)::endgroup::/.exec(stdout) ?? [];
    assert.match(build, /^#7 \u001b\[36m\[linux\/arm64 2\/2\] RUN make\u001b\[0m/m);
    const [, after = ''] = /::endgroup::\n(?![\s\S]*::endgroup::)([\s\S]*)/.exec(stdout) ?? [];
    assert.match(after, /RELEASED/);
  },
);

/** Not one that is waited for: tests do not sleep. */
const refusal = { when: { method: 'POST', times: Number.POSITIVE_INFINITY }, do: { status: 422 } };

test('a log that refuses after the push: the digest is out, no tag is, and a run with it continues', async () => {
  const down = v1.faults.add(refusal);
  const failed = await run(inputs('log-down')).finally(() => down.remove());
  assert.equal(failed.exitCode, 1);
  const { digest = '', outcome, ...rest } = failed.outputs;
  assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(outcome, 'rejected', 'what the log refuses, it has refused');
  assert.deepEqual(rest, nothing);
  assert.deepEqual(
    failed.settings.slice(0, 2).map(([name]) => name),
    ['outcome', 'digest'],
    'at the push, before anything else can fail',
  );
  const [error] = failed.annotations;
  assert.match(error?.message ?? '', new RegExp(`To continue: .*digest: ${digest}`));
  assert.match(failed.summary, new RegExp(`\n {2}digest: ${digest}\n`));
  for (const registry of [hub, ecr]) assert.deepEqual(tags(registry, 'log-down'), {});

  const docker = fakeDocker();
  const again = await run({ ...inputs('log-down'), digest }, { docker });
  assert.equal(again.exitCode, 0, again.stdout);
  assert.equal(docker.seen(), undefined, 'nothing was built again');
  for (const registry of [hub, ecr]) {
    assert.deepEqual(tags(registry, 'log-down'), { '1.2.3': digest, latest: digest });
  }

  const [writes, entries] = [world.writes(), v1.entries.length];
  const third = await run({ ...inputs('log-down'), digest });
  assert.equal(third.outputs['outcome'], 'verified');
  assert.deepEqual(
    [world.writes(), v1.entries.length],
    [writes, entries],
    'nothing was left to do',
  );
});

thorough('a mirror that is down after the signing: no tag on any registry', async () => {
  const down = ecr.faults.add({
    when: { method: 'PUT', path: '/v2/mirror-down/' },
    do: { status: 403 },
  });
  const failed = await run(inputs('mirror-down')).finally(() => down.remove());
  assert.equal(failed.outputs['outcome'], 'undetermined');
  assert.deepEqual([tags(hub, 'mirror-down'), tags(ecr, 'mirror-down')], [{}, {}]);
  const digest = failed.outputs['digest'] ?? '';
  assert.equal((await run({ ...inputs('mirror-down'), digest })).exitCode, 0);
});

thorough(
  'a version that names another image ends the run before it builds; overwrite-tags moves it',
  async () => {
    const { digest } = (await run(inputs('taken'))).outputs;
    const [docker, orders] = [fakeDocker(), { content: 'another' }];
    const refused = await run(inputs('taken'), { docker, orders });
    assert.equal(refused.exitCode, 1);
    assert.deepEqual(refused.outputs, { outcome: 'rejected', ...nothing });
    assert.match(refused.annotations[0]?.message ?? '', /E_DRIFT/);
    assert.match(refused.summary, /❌ may not be moved; it points to/);
    assert.equal(docker.seen(), undefined);
    assert.equal(tags(hub, 'taken')['1.2.3'], digest);
    const moved = await run({ ...inputs('taken'), 'overwrite-tags': 'true' }, { orders });
    assert.equal(moved.outputs['outcome'], 'verified', moved.stdout);
    assert.notEqual(moved.outputs['digest'], digest);
    assert.equal(tags(ecr, 'taken')['1.2.3'], moved.outputs['digest']);
  },
);

thorough('dry run: the plan, and nothing is built, written or logged', async () => {
  const docker = fakeDocker();
  const [writes, entries] = [world.writes(), v1.entries.length];
  const planned = await run({ ...inputs('plan'), 'dry-run': 'true' }, { docker });
  assert.equal(planned.exitCode, 0, planned.stdout);
  assert.deepEqual(planned.outputs, { outcome: 'verified', ...nothing });
  assert.deepEqual([world.writes(), v1.entries.length], [writes, entries]);
  assert.equal(docker.seen(), undefined);
  assert.match(planned.summary, /^<h2>✅ Planned: [\s\S]*<h3>Plan<\/h3>/);
});

thorough("metadata-action's tags: full references, each for its registry", async () => {
  const references = [hub, ecr].flatMap(({ host }) => [`${host}/meta:1.2.3`, `${host}/meta:1.2`]);
  const { outputs, stdout } = await run({ ...inputs('meta'), tags: references.join('\n') });
  assert.equal(outputs['outcome'], 'verified', stdout);
  for (const registry of [hub, ecr]) {
    assert.deepEqual(Object.keys(tags(registry, 'meta')).toSorted(), ['1.2', '1.2.3']);
  }
});

thorough(
  'a build that fails, and a docker that is missing, say what to do; nothing was pushed',
  async () => {
    const said =
      'ERROR: failed to solve: process "/bin/sh -c make" did not complete: exit code: 2\n';
    for (const [options, says] of [
      [{ orders: { exit: 1, log: said } }, /failed to solve: process "\/bin\/sh -c make"/],
      [{ env: { PATH: folder } }, /docker is not installed, or not on PATH/],
    ] as const) {
      const { exitCode, outputs, annotations, summary } = await run(inputs('broken'), options);
      assert.equal(exitCode, 1);
      assert.deepEqual(outputs, { outcome: 'undetermined', ...nothing });
      assert.match(annotations[0]?.message ?? '', says);
      assert.match(annotations[0]?.message ?? '', /E_BUILD/);
      assert.match(summary, /No image was pushed/);
    }
    assert.deepEqual(tags(hub, 'broken'), {});
  },
);

thorough(
  'a runner that collects what a job produced is reported the image, once it is released',
  async () => {
    const file = join(folder, 'artifacts');
    const down = v1.faults.add(refusal);
    const failed = await run(inputs('collected'), { env: { GITHUB_ARTIFACTS: file } }).finally(() =>
      down.remove(),
    );
    assert.equal(failed.exitCode, 1);
    assert.ok(!existsSync(file));
    const { outputs } = await run(inputs('collected'), { env: { GITHUB_ARTIFACTS: file } });
    assert.equal(readFileSync(file, 'utf8'), `oci://${hub.host}/collected@${outputs['digest']}\n`);
    const elsewhere = join(folder, 'no folder', 'artifacts');
    const { digest = '' } = outputs;
    const again = await run(
      { ...inputs('collected'), digest },
      { env: { GITHUB_ARTIFACTS: elsewhere } },
    );
    assert.equal(again.exitCode, 0, 'a release counts, whatever collects the outputs');
    assert.equal(again.annotations[0]?.name, 'warning');
  },
);
