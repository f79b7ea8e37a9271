/** Commands as they are printed, pasted into a shell: with the flags of the run, they do what they say. */

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { signatureTag } from '../../src/signature/store.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { every, thorough } from '../support/thorough.ts';
import { runCli } from './support/cli.ts';
import { paste } from './support/paste.ts';
import { temporaryFolder } from './support/process.ts';
import { signerKey, trustedRoot } from './support/world.ts';

const [hub, ecr] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([hub.stop(), ecr.stop()]));

const cases = { '1.0.0': 'legacy-rekor-v1', '1.0.1': 'bundle-rekor-v1', '1.1.0': 'both-formats' };
const at = (registry: SandboxRegistry) => `${registry.host}/app`;
const held = (registry: SandboxRegistry) => registry.store.repository('app');
const images = ['--image', `${at(hub)},${at(ecr)}`];

/** Paths that a shell would take apart. */
const folder = join(temporaryFolder(), "team's keys");
const [key, root] = [join(folder, 'a key.pub'), join(folder, 'trusted root.json')];
const trust = ['--key', key, '--trusted-root', root];

beforeEach(() => {
  mkdirSync(folder, { recursive: true });
  copyFileSync(signerKey, key);
  copyFileSync(trustedRoot, root);
  for (const registry of [hub, ecr]) {
    registry.reset();
    for (const [version, name] of Object.entries(cases)) {
      const { digest } = loadCase(registry, 'app', name);
      held(registry).tags.delete('0.1.24');
      held(registry).tags.set(version, digest);
    }
  }
});

async function check(ledger: string): Promise<DriftReport> {
  const flags = ['--json', '--quiet', '--blobs', '--ledger', ledger];
  const args = ['drift', 'check', ...flags, ...images, ...trust];
  const { stdout } = await runCli(args);
  return JSON.parse(stdout);
}

const lostAll = (registry: SandboxRegistry): void => {
  for (const { bytes } of held(registry).manifests.values()) {
    const { layers = [] } = JSON.parse(Buffer.from(bytes).toString());
    for (const { mediaType, digest } of layers) {
      if (/simplesigning|sigstore\.bundle/.test(mediaType)) held(registry).blobs.delete(digest);
    }
  }
};

const image = (registry: SandboxRegistry, tag: string) => {
  const digest = held(registry).tags.get(tag) as Digest;
  const { manifests } = JSON.parse(
    Buffer.from(held(registry).manifest(digest)?.bytes ?? []).toString(),
  );
  return { digest, child: manifests[0].digest as Digest };
};

/** One of each kind of difference that a copy fixes. */
const losses = [
  [
    'signature tags hold what a stranger wrote, or are no signatures',
    () => {
      const { digest, child } = image(hub, '1.0.0');
      const { bytes, mediaType } = held(ecr).manifest(signatureTag(digest)) ?? {};
      const signed = JSON.parse(Buffer.from(bytes ?? []).toString());
      for (const layer of signed.layers) {
        layer.annotations['dev.cosignproject.cosign/signature'] = 'AAAA';
      }
      const forged = held(ecr).putManifest(Buffer.from(JSON.stringify(signed)), `${mediaType}`);
      held(ecr).tags.set(signatureTag(digest), forged);
      held(ecr).tags.set(signatureTag(child), image(ecr, '1.1.0').child);
    },
  ],
  [
    'a release tag points to another release, one to no release, and one is gone',
    () => {
      held(ecr).tags.set('1.0.1', held(ecr).tags.get('1.0.0') as Digest);
      held(ecr).tags.set('1.1.0', image(ecr, '1.1.0').child);
      held(hub).tags.delete('1.0.0');
    },
  ],
  [
    'a manifest and a signature tag are gone',
    () => {
      held(ecr).removeManifest(image(hub, '1.0.1').child);
      held(ecr).tags.delete(signatureTag(image(hub, '1.0.0').digest));
    },
  ],
  [
    'a layer is gone',
    () => {
      const { bytes } = held(ecr).manifest(image(hub, '1.0.1').child) ?? {};
      const { layers } = JSON.parse(Buffer.from(bytes ?? []).toString());
      held(ecr).blobs.delete(layers[0].digest);
    },
  ],
  ['every payload and bundle is lost on the second registry', () => lostAll(ecr)],
  ['every payload and bundle is lost on the first registry', () => lostAll(hub)],
  [
    'tags that move point to older releases',
    () => {
      held(ecr).tags.set('1', held(ecr).tags.get('1.0.0') as Digest);
      held(hub).tags.set('1.0', held(hub).tags.get('1.0.0') as Digest);
      held(hub).tags.set('latest', held(hub).tags.get('1.1.0') as Digest);
      held(ecr).tags.set('latest', held(ecr).tags.get('1.0.1') as Digest);
    },
  ],
  [
    'a tag is gone on both, and what it pointed to is there',
    () => {
      for (const registry of [hub, ecr]) held(registry).tags.delete('1.0.1');
    },
  ],
] as const;

for (const [what, make] of every(losses, 1)) {
  test(`drift: ${what}: the commands fix it`, async () => {
    const ledger = join(folder, 'releases.json');
    const from = ['--from', '1.0.0', '--output', ledger, '--force'];
    const made = await runCli(['drift', 'init', ...images, ...from, ...trust]);
    assert.equal(made.exitCode, 0, made.stderr);
    make();
    const before = await check(ledger);
    assert.equal(before.exitCode, 20);
    const commands = new Set(before.differences.map(({ fix }) => fix));
    for (const command of commands) {
      assert.ok(command, JSON.stringify(before.differences));
      assert.match(command, /--key '.*a key\.pub' --key-fingerprint \w{64} --trusted-root '/);
      const { exitCode, stderr } = await paste(command, folder);
      assert.equal(exitCode, 0, `${command}\n${stderr}`);
    }
    const fixed = await check(ledger);
    assert.equal(fixed.exitCode, 0, JSON.stringify(fixed.differences));
  });
}

async function verify(...args: readonly string[]): Promise<VerifyReport> {
  const { stdout } = await runCli(['verify', '--json', '--quiet', ...trust, ...args]);
  return JSON.parse(stdout);
}

/** The command at the end of an advice. */
function commandIn(advice = ''): string {
  const at = advice.indexOf(': webdis-trust ');
  assert.ok(at > 0, advice);
  return advice.slice(at + 2);
}

thorough(
  'verify: a registry that lost its signatures gets them from the one that has them',
  async () => {
    for (const tag of held(ecr).tags.keys()) {
      if (tag.endsWith('.sig')) held(ecr).tags.delete(tag);
    }
    const pair = [`${at(hub)}:1.0.0`, `${at(ecr)}:1.0.0`];
    const report = await verify(...pair);
    assert.equal(report.exitCode, 10);
    const all = report.images.flatMap(({ findings }) => findings);
    const advised = all.filter(({ severity }) => severity === 'error');
    const commands = new Set(advised.map(({ advice }) => commandIn(advice)));
    assert.equal(commands.size, 1);
    const { exitCode, stderr } = await paste([...commands].join(), folder);
    assert.equal(exitCode, 0, stderr);
    assert.equal((await verify(...pair)).exitCode, 0);
  },
);

thorough('verify: on a terminal the command is one line, however narrow it is', async () => {
  for (const tag of held(ecr).tags.keys()) {
    if (tag.endsWith('.sig')) held(ecr).tags.delete(tag);
  }
  const pair = [`${at(hub)}:1.0.0`, `${at(ecr)}:1.0.0`];
  const { stderr } = await runCli(['verify', ...trust, ...pair]);
  const line = stderr.split('\n').find((one) => one.trim().startsWith('webdis-trust mirror '));
  assert.match(line ?? '', /:1\.0\.0 --deep --key '.*' --key-fingerprint \w+ --trusted-root '/);
});

thorough(
  'verify: signatures that one registry has in part are copied, by digest as well',
  async () => {
    const digest = held(hub).tags.get('1.1.0') as Digest;
    for (const tag of held(ecr).tags.keys()) {
      if (tag.endsWith('.sig')) held(ecr).tags.delete(tag);
    }
    const pair = ['--parity', 'true', `${at(hub)}@${digest}`, `${at(ecr)}@${digest}`];
    const report = await verify(...pair);
    assert.equal(report.exitCode, 20);
    const command = commandIn(report.findings.find(({ code }) => code === 'E_DRIFT')?.advice);
    assert.match(command, / --no-tag /);
    const { exitCode, stderr } = await paste(command, folder);
    assert.equal(exitCode, 0, stderr);
    assert.equal((await verify(...pair)).exitCode, 0);
  },
);

thorough('verify: where no registry has them, nothing is copied from', async () => {
  for (const registry of [hub, ecr]) {
    for (const tag of held(registry).tags.keys()) {
      if (tag.endsWith('.sig')) held(registry).tags.delete(tag);
    }
  }
  const report = await verify(`${at(hub)}:1.0.0`, `${at(ecr)}:1.0.0`);
  for (const { findings } of report.images) {
    for (const { advice = '' } of findings) assert.doesNotMatch(advice, /webdis-trust mirror/);
  }
});
