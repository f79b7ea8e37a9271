/** Attestations in the ledger, and a drift check that misses them: on the first registry and on mirrors. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { checkDrift, mirrorImage } from '../../src/index.ts';
import { attestationTag } from '../../src/signature/store.ts';
import { runCli } from '../e2e/support/cli.ts';
import { paste } from '../e2e/support/paste.ts';
import { temporaryFolder } from '../support/folder.ts';
import { signBundles } from '../support/signer.ts';
import { log, log2, pemOf, rootJson, signer } from '../transparency/test-log.ts';
import { amd64, arm64, attach, image, provenance, putLayer, repository, types } from './support.ts';

const [hub, copy] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([hub.stop(), copy.stop()]));
const folder = temporaryFolder('drift').path;
const file = (name: string) => join(folder, name);
writeFileSync(file('k.pub'), pemOf(signer.key.key));
writeFileSync(file('root.json'), JSON.stringify(rootJson(log.instance(), log2.instance())));
const trust = {
  keys: [file('k.pub')],
  keyFingerprints: [signer.key.fingerprint],
  trustedRoot: [file('root.json')],
  env: {},
};
const name = (at: SandboxRegistry) => `${at.host}/${repository}`;

beforeEach(async () => {
  for (const at of [hub, copy]) at.reset();
  put(hub, repository, image, '1.0.0');
  signBundles(hub, repository, image);
  attach(hub, image.digest, { type: types.slsa, predicate: provenance() });
  attach(hub, amd64.digest);
  putLayer(hub, arm64.digest);
  const report = await mirrorImage(`${name(hub)}:1.0.0`, [name(copy)], trust);
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
});

async function init(): Promise<void> {
  const run = await runCli(
    [
      ...['drift', 'init', '--image', name(hub), '--from', '1.0.0', '--force'],
      ...['--key', file('k.pub'), '--key-fingerprint', signer.key.fingerprint],
      ...['--trusted-root', file('root.json'), '--output', file('ledger.json')],
    ],
    { program: 'src/cli/main.ts' },
  );
  assert.equal(run.exitCode, 0, run.stderr);
}

async function check(more: { readonly state?: string } = {}): Promise<DriftReport> {
  const options = { ...trust, ledger: file('ledger.json'), ...more };
  return (await checkDrift([name(hub), name(copy)], options)).report;
}

const kinds = ({ differences }: DriftReport) =>
  differences.map(({ kind, registry, platform = 'index' }) => `${kind} ${registry} ${platform}`);

test('drift init records them, without those of buildx, which the index binds', async () => {
  await init();
  const found = recorded().attestations.map(({ manifest, type }: Record<string, string>) => [
    manifest,
    type,
  ]);
  assert.deepEqual(found, [
    [image.digest, types.slsa],
    [amd64.digest, types.spdx],
    [arm64.digest, types.spdx],
  ]);
  const report = await check();
  assert.deepEqual([report.state, report.differences], ['ok', []]);
});

for (const [what, at] of [
  ['the first registry', hub],
  ['a mirror', copy],
] as const) {
  test(`lost on ${what}: a bundle and an .att tag, with the command that brings them back`, async () => {
    await init();
    const state = file(`state-${at === hub}.ndjson`);
    assert.equal((await check({ state })).state, 'ok');
    lose(at);
    const report = await check({ state });
    assert.deepEqual(kinds(report).sort(), [
      `attestation-missing ${name(at)} linux/amd64`,
      `attestation-missing ${name(at)} linux/arm64`,
    ]);
    for (const { code, fix, message } of report.differences) {
      assert.equal(code, 'E_ATTESTATION');
      assert.match(fix ?? '', /webdis-trust mirror/);
      assert.match(message, /lacks a spdxjson attestation that counts/);
    }
    await fixes(report, state);
  });
}

/** The commands as they are printed, in a shell. */
async function fixes(report: DriftReport, state?: string): Promise<void> {
  for (const command of new Set(report.differences.map(({ fix }) => fix ?? ''))) {
    const { exitCode, stderr } = await paste(command, folder, 'src/cli/main.ts');
    assert.equal(exitCode, 0, `${command}\n${stderr}`);
  }
  const fixed = await check(state === undefined ? {} : { state });
  assert.deepEqual([fixed.state, fixed.differences], ['ok', []]);
}

test('altered: another layer under the .att tag, with an SBOM that is not in the ledger', async () => {
  await init();
  putLayer(copy, arm64.digest, { predicate: '{"name":"another"}' });
  const report = await check();
  assert.deepEqual(kinds(report), [`attestation-missing ${name(copy)} linux/arm64`]);
  const { message = '', fix, advice } = report.differences[0] ?? {};
  assert.match(message, /it has another one of this type/);
  // A copy would overwrite what someone wrote there, and refuses to.
  assert.equal(fix, undefined);
  assert.match(advice ?? '', /^its tag sha256-\w+\.att holds other attestations/);
  copy.store.repository(repository).tags.delete(attestationTag(arm64.digest));
  await fixes(await check());
});

test('a state that was written before the ledger had attestations', async () => {
  await init();
  const state = file('older.ndjson');
  const { attestations, ...release } = recorded();
  write(release);
  assert.equal((await check({ state })).state, 'ok');
  lose(copy);
  assert.equal((await check({ state })).state, 'ok');
  write({ ...release, attestations });
  assert.equal((await check({ state })).state, 'drift');
});

test('what cannot be read is not drift', async () => {
  await init();
  const tag = attestationTag(arm64.digest);
  copy.faults.add({ when: { path: tag, times: Infinity }, do: { status: 403 } });
  const report = await check();
  assert.deepEqual([report.state, report.differences], ['unreachable', []]);
});

test('nothing has changed: no attestation is read again', async () => {
  await init();
  const state = file('state.ndjson');
  await check({ state });
  // Of two runs in a row, one at most looks at the release in full; which one depends on the name of the check.
  const read: string[][] = [];
  for (let run = 0; run < 2; run += 1) {
    const before = [hub, copy].map(({ requests }) => requests.length);
    assert.equal((await check({ state })).state, 'ok');
    const sent = [hub, copy].flatMap(({ requests }, at) => requests.slice(before[at]));
    read.push(sent.map(({ path }) => path).filter((path) => path.includes('/blobs/')));
  }
  assert.ok(
    read.some((paths) => paths.length === 0),
    read.join('\n'),
  );
});

function recorded() {
  return JSON.parse(readFileSync(file('ledger.json'), 'utf8')).releases[0];
}

function write(release: object): void {
  const ledger = JSON.parse(readFileSync(file('ledger.json'), 'utf8'));
  writeFileSync(file('ledger.json'), JSON.stringify({ ...ledger, releases: [release] }));
}

/** The SBOM of each platform. */
function lose(at: SandboxRegistry): void {
  const held = at.store.repository(repository);
  const bundle = [...held.manifests.values()].find(
    ({ bytes, subject }) =>
      subject === amd64.digest && Buffer.from(bytes).includes('https://spdx.dev/Document'),
  );
  assert.ok(bundle);
  held.removeManifest(bundle.digest);
  assert.ok(held.tags.delete(attestationTag(arm64.digest)));
}
