/** `webdis-trust attest`, as the committed bundle and as sources, and the action. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AttestReport } from '../../src/attest/report.ts';
import { password } from '../support/signing-key.ts';
import { every } from '../support/thorough.ts';
import { runAction } from './support/action.ts';
import { programs, runCli } from './support/cli.ts';
import { startSigningWorld } from './support/signing.ts';

const world = await startSigningWorld();
const { v1, folder } = world;
const file = (name: string) => join(folder, name);
writeFileSync(file('amd64.json'), '{"spdxVersion":"SPDX-2.3","name":"amd64"}');
writeFileSync(file('arm64.json'), '{"spdxVersion":"SPDX-2.3","name":"arm64"}');

const env = { COSIGN_PASSWORD: password };
const signing = ['--key', 'cosign.key', '--trusted-root', 'root.json', '--rekor-url', v1.url];
const platforms = ['linux/amd64=amd64.json', 'linux/arm64=arm64.json'];
const forPlatforms = platforms.flatMap((one) => ['--predicate-for', one]);
const verify = (image: string, ...requirements: readonly string[]) =>
  runCli(
    [
      ...['verify', '--key', 'cosign.pub', '--trusted-root', 'root.json', '--attestations-only'],
      ...requirements.flatMap((one) => ['--attestations', one]),
      image,
    ],
    { cwd: folder, env },
  );

for (const program of every(programs, 1)) {
  test(`${program}: an SBOM for each platform, verified, and left alone by a second run`, async () => {
    const image = world.image(`attested/${program.replace(/\W/g, '-')}`);
    const run = (...args: readonly string[]) =>
      runCli(['attest', ...signing, ...args, image], { cwd: folder, env, program });
    const args = ['--type', 'spdxjson', ...forPlatforms, '--format', 'both'];
    const first = await run(...args);
    assert.equal(first.exitCode, 0, first.stderr);
    assert.equal(first.stdout, `${image}\n`);
    assert.match(
      first.stderr,
      /^linux\/amd64 sha256:\w+\n {2}- spdxjson \(legacy\): attested and pushed, rekor-v1\.test index \d+/m,
    );
    assert.match(
      first.stderr,
      /^ATTESTED: 1 image, 2 manifests: 4 attestations by the key .{16}, all new/m,
    );
    assert.equal((await verify(image, 'spdxjson')).exitCode, 0);
    assert.equal((await verify(image, 'spdxjson on=all')).exitCode, 10);
    const [writes, entries] = [world.writes(), v1.entries.length];
    const second = await run(...args, '-o', 'json', '--page', 'page.html');
    assert.equal(second.exitCode, 0, second.stderr);
    const report: AttestReport = JSON.parse(second.stdout);
    assert.equal(report.schema, 'https://github.com/webdis/verify-action/schema/attest-report/v1');
    assert.match(second.stderr, /all existed before; nothing was changed/);
    assert.match(readFileSync(file('page.html'), 'utf8'), /Attested: .*spdxjson/s);
    assert.deepEqual([world.writes(), v1.entries.length], [writes, entries]);
  });
}

test('a platform without a file: exit code 2, and it is named', async () => {
  const image = world.image('attested/incomplete');
  const args = ['attest', ...signing, '--type', 'spdxjson', ...forPlatforms.slice(0, 2), image];
  const { exitCode, stderr } = await runCli(args, { cwd: folder, env });
  assert.equal(exitCode, 2, stderr);
  assert.match(stderr, /no predicate for linux\/arm64/);
});

const inputs = {
  key: file('cosign.key'),
  'key-password': password,
  'trusted-root': file('root.json'),
  'rekor-url': v1.url,
};
const push = { GITHUB_EVENT_NAME: 'push' };

test('the action: outputs, summary, report; from buildx', async () => {
  const image = world.image('attested/action');
  const report = file('attest-report.json');
  const run = await runAction(
    { ...inputs, images: image, 'from-buildx': 'true', report },
    { action: 'attest', env: push },
  );
  assert.equal(run.exitCode, 0, run.stdout + run.stderr);
  assert.equal(run.outputs['outcome'], 'verified');
  const types: Record<string, string[]> = JSON.parse(run.outputs['attestations'] ?? '');
  assert.deepEqual(Object.values(types), Array(2).fill(['https://slsa.dev/provenance/v1']));
  assert.match(run.summary, /Attested: .*slsaprovenance1/s);
  assert.equal(JSON.parse(readFileSync(report, 'utf8')).outcome, 'verified');
  assert.equal((await verify(image, 'slsaprovenance1 on=platforms')).exitCode, 0);
});

test('the action: a failure has an annotation and no outputs of success; a fork is refused', async () => {
  const image = world.image('attested/refused');
  const wrong = { ...inputs, images: image, type: 'spdxjson', 'predicate-for': platforms[0] ?? '' };
  const failed = await runAction(wrong, { action: 'attest', env: push, cwd: folder });
  assert.equal(failed.exitCode, 1);
  const { outcome, attestations } = failed.outputs;
  assert.deepEqual([outcome, attestations], ['undetermined', '']);
  assert.match(failed.annotations[0]?.message ?? '', /linux\/arm64/);
  const fork = await runAction(wrong, { action: 'attest', env: { GITHUB_EVENT_NAME: 'issues' } });
  assert.equal(fork.exitCode, 1);
  assert.match(fork.annotations[0]?.message ?? '', /fork/);
});
