/** Releasing as a library, and what options come to. */

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startLog, writeTrustedRoot } from '../../sandbox/log/index.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { writeWhole } from '../../src/host/files.ts';
import { type ReleaseOptions, releaseImage, TrustError, verifyImages } from '../../src/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { readOptions } from '../../src/options/library.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { openLedger } from '../../src/run/ledger-file.ts';
import { prepareRelease } from '../../src/run/release-task.ts';
import { fakeDocker } from '../e2e/support/docker.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { trustedKey } from '../support/signers.ts';
import { password } from '../support/signing-key.ts';
import { thorough } from '../support/thorough.ts';

const world = await startSigningWorld();
const ecr = await startRegistry();
after(() => ecr.stop());
const docker = fakeDocker();
const file = (name: string) => join(world.folder, name);
const image = `${world.registry.host}/nicolas/webdis`;

// docker is looked for where the process itself looks.
docker.onPath();

const alone: ReleaseOptions = {
  tags: ['1.2.3', 'latest'],
  key: file('cosign.key'),
  password,
  rekorUrl: world.v1.url,
  trustedRoot: file('root.json'),
  context: '.',
  env: docker.env(),
};
const options: ReleaseOptions = { ...alone, mirrors: [`${ecr.host}/nicolas/webdis`] };

test('released by a program: the digest at once, the log of the build, and nothing is on stdout', async () => {
  const ledger = join(temporaryFolder(), 'releases.json');
  const order: string[] = [];
  let log = '';
  const report = await releaseImage(image, {
    ...options,
    ledger,
    platforms: ['linux/arm64'],
    secrets: ['token=one\ntwo'],
    annotations: { version: '1.2.3' },
    requireReadableBy: ['podman', 'kyverno'],
    onDigest: (digest: Digest) => order.push(digest),
    onBuildLog: (text) => {
      log += text;
    },
    onProgress: ({ step, state }) => {
      if (state === 'ended') order.push(step);
    },
  });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
  assert.deepEqual(new Set(report.readers?.map(({ readable }) => readable)), new Set(['yes']));
  assert.deepEqual(report.verify?.policy.requireReadableBy, ['podman', 'kyverno']);
  // Before the build is even said to have ended: a run that is killed then can be gone on with.
  assert.deepEqual(order, [
    'check',
    report.digest,
    ...['build', 'sign', 'verify', 'mirror', 'verify-mirrors', 'tag', 'ledger'],
  ]);
  assert.match(log, /^#0 building/);
  const seen = docker.seen();
  const secret = seen?.args[seen.args.indexOf('--secret') + 1] ?? '';
  const [, variable = ''] = /^id=token,env=(\w+)$/.exec(secret) ?? [];
  assert.equal(seen?.env[variable], 'one\ntwo');
  assert.ok(!JSON.stringify(report).includes('one\\ntwo'));
  const verified = await verifyImages(
    [image, `${ecr.host}/nicolas/webdis`].map((name) => `${name}:1.2.3`),
    {
      keys: [file('cosign.pub')],
      trustedRoot: file('root.json'),
      annotations: { version: '1.2.3' },
      platforms: ['linux/arm64'],
      parity: 'true',
      env: {},
    },
  );
  assert.equal(verified.outcome, 'verified', JSON.stringify(verified.findings));
  const { releases } = JSON.parse(readFileSync(ledger, 'utf8'));
  assert.deepEqual([releases.length, releases[0].signer.fingerprint], [1, world.fingerprint]);
});

test('signatures that a required reader cannot read: refused before anything is built or asked', async () => {
  const asked = [world.registry, ecr].map(({ requests }) => requests.length);
  const builds = docker.seen();
  const requireReadableBy = ['podman'] as const;
  for (const [more, code] of [
    [{ requireReadableBy, format: 'bundle' }, 'E_FORMAT'],
    [{ requireReadableBy, rekorUrl: world.v2.url, rekorVersion: 2 }, 'E_FORMAT'],
    [{ requireReadableBy, signatureRepository: `${world.registry.host}/side/sig` }, 'E_FORMAT'],
    [{ requireReadableBy: ['Podman' as 'podman'] }, 'E_INPUT'],
    [{ requireReadableBy: ['podman', 'podman'] }, 'E_INPUT'],
    [{ requireReadableBy: ['' as 'podman'] }, 'E_INPUT'],
    [{ requireReadableBy: [] }, 'E_INPUT'],
  ] as const) {
    await assert.rejects(releaseImage(image, { ...options, ...more }), { code });
  }
  assert.deepEqual(
    [world.registry, ecr].map(({ requests }) => requests.length),
    asked,
  );
  assert.deepEqual(docker.seen(), builds);
});

test('with two logs, which a legacy signature cannot hold, the format is bundle', async () => {
  const second = await startLog({ version: 'rekor-v1' });
  after(() => second.stop());
  const one = JSON.parse(readFileSync(file('config-v1.json'), 'utf8'));
  const [service] = one.rekorTlogUrls;
  const another = { ...service, url: second.url, operator: 'another' };
  const two = { rekorTlogUrls: [service, another], rekorTlogConfig: { selector: 'ALL' } };
  const formats = async (config: object) => {
    writeFileSync(file('config.json'), JSON.stringify({ ...one, ...config }));
    writeTrustedRoot(file('logs.json'), [world.v1, second]);
    const { rekorUrl: _, env: __, ...others } = alone;
    const given = { ...others, signingConfig: file('config.json'), trustedRoot: file('logs.json') };
    const values = readOptions(given, releaseOptions, { image });
    const host = { env: docker.env(), signal: new AbortController().signal };
    const { demands, services } = await prepareRelease(values, host);
    return [services.logs.length, demands.formats];
  };
  assert.deepEqual(await formats({}), [1, ['legacy', 'bundle']]);
  assert.deepEqual(await formats(two), [2, ['bundle']]);
});

test('a mirror that is the image itself is refused before anything is built', async () => {
  const builds = docker.seen();
  await assert.rejects(releaseImage(image, { ...options, mirrors: [image] }), {
    code: 'E_INPUT',
    message: `mirrors: ${image} is the image itself`,
  });
  const [mirror = ''] = options.mirrors ?? [];
  await assert.rejects(releaseImage(image, { ...options, mirrors: [mirror, mirror] }), {
    code: 'E_INPUT',
    message: `mirrors: "${mirror}" is a duplicate`,
  });
  assert.deepEqual(docker.seen(), builds);
});

test('a run that is ended by its signal says what is done, and how to continue', async () => {
  const controller = new AbortController();
  const report = await releaseImage(`${world.registry.host}/ended`, {
    ...alone,
    signal: controller.signal,
    onDigest: () => controller.abort(),
  });
  const states = report.steps.map(({ state }) => state);
  assert.deepEqual(states.slice(0, 3), ['done', 'done', 'stopped']);
  assert.match(report.findings[0]?.advice ?? '', new RegExp(`with digest: ${report.digest}`));
});

test('threat 76: a signing key in the checkout that no fingerprint pins is a warning', async () => {
  const env = { ...docker.env(), GITHUB_WORKSPACE: world.folder };
  const name = `${world.registry.host}/pinned`;
  const open = await releaseImage(name, { ...alone, env, dryRun: true });
  assert.deepEqual([open.outcome, trustedKey(open.signer).pinned], ['verified', false]);
  assert.deepEqual(
    open.findings.map(({ severity, code }) => [severity, code]),
    [['warning', 'E_KEY']],
  );
  const keyFingerprints = [world.fingerprint];
  const held = await releaseImage(name, { ...alone, env, dryRun: true, keyFingerprints });
  assert.deepEqual([trustedKey(held.signer).pinned, held.findings], [true, []]);
});

thorough('more time than a timer can wait is not none', async () => {
  const name = `${world.registry.host}/patient`;
  const report = await releaseImage(name, { ...alone, timeout: 10 ** 12 });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
});

test('a report that cannot be written leaves no other file', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'report.json');
  mkdirSync(path);
  await assert.rejects(writeWhole(path, '{}', 'report: the file'), { code: 'E_INPUT' });
  assert.deepEqual(readdirSync(folder), ['report.json']);
});

test('there is no prompt for a password, and without one the run ends', async () => {
  const { password: _, ...others } = options;
  await assert.rejects(
    releaseImage(image, others),
    (error) => error instanceof TrustError && error.code === 'E_KEY',
  );
});

test('a sha512 digest is refused before anything is asked: no tag points to one', async () => {
  const digest = `sha512:${'a'.repeat(128)}` as Digest;
  await assert.rejects(releaseImage(image, { ...options, digest }), {
    code: 'E_INPUT',
    message: /^digest: sha512:a+ is not a sha256 digest/,
  });
});

test('the ledger is read again before it is written: what others entered meanwhile stays', async () => {
  const path = join(temporaryFolder(), 'releases.json');
  const entry = (version: string, digit: string) => ({
    version,
    digest: `sha256:${digit.repeat(64)}` as Digest,
    platforms: {},
    signatures: [],
    released: '2026-11-20T09:00:00Z',
    signer: { kind: 'key', fingerprint: 'ab'.repeat(32), algorithm: 'rsa' } as const,
  });
  const [ours, theirs] = await Promise.all([openLedger(path, false), openLedger(path, false)]);
  assert.equal(await theirs.enter(entry('1.0.0', '1')), 'written');
  assert.equal(await ours.enter(entry('1.1.0', '2')), 'written');
  const later = { ...entry('1.1.0', '2'), released: '2026-11-21T09:00:00Z' };
  assert.equal(await ours.enter(later), 'unchanged', 'the same release keeps its time');
  const { from, releases } = JSON.parse(readFileSync(path, 'utf8'));
  assert.equal(from, '1.0.0');
  assert.deepEqual(
    releases.map(({ version }: { version: string }) => version),
    ['1.0.0', '1.1.0'],
  );
  await assert.rejects(theirs.enter(entry('1.1.0', '3')), { code: 'E_DRIFT' });
  const moved = await openLedger(path, true);
  assert.equal(await moved.enter(entry('1.1.0', '3')), 'written');
});
