/** Warnings about the setup of a run. */

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { verifyImages } from '../../src/index.ts';
import { unpinnedFiles } from '../../src/run/advice.ts';
import { trust } from '../e2e/support/world.ts';
import { webdisSigner } from '../report/samples.ts';
import { temporaryFolder } from '../support/folder.ts';
import { trustedKey } from '../support/signers.ts';

const registry = await startRegistry();
test.after(() => registry.stop());
const image = `${registry.host}/app:0.1.24`;
const advice = async (options: object) =>
  (await verifyImages([image], { env: {}, ...options })).findings;

test('without the key of another project, the advice is to give one', async () => {
  loadCase(registry, 'app', 'legacy-rekor-v1');
  const [note, ...others] = await advice({});
  assert.deepEqual(others, []);
  assert.equal(note?.severity, 'note');
  assert.match(
    note?.message ?? '',
    /app:0\.1\.24 was checked against the key of Webdis, the default/,
  );
  assert.match(note?.advice ?? '', /--key/);
});

test('no advice with a key, or if the image could not be read', async () => {
  loadCase(registry, 'app', 'other-key');
  assert.deepEqual(await advice({ keys: [trust.key], trustedRoot: trust['trusted-root'] }), []);
  assert.deepEqual((await verifyImages([`${registry.host}/app:none`], { env: {} })).findings, []);
});

test('a variable that turns TLS off has no effect, and is reported (threat 116)', async () => {
  const findings = await advice({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, keys: [trust.key] });
  assert.match(findings[0]?.message ?? '', /certificates are verified/);
  assert.equal(findings[0]?.severity, 'warning');
  const harmless = await advice({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '1' }, keys: [trust.key] });
  assert.deepEqual(harmless, []);
});

test('threat 76: a key file of the checkout that no fingerprint pins is a warning; others are not', async () => {
  loadCase(registry, 'app', 'legacy-rekor-v1');
  const [checkout, elsewhere] = [temporaryFolder('checkout').path, temporaryFolder('key').path];
  const key = join(checkout, 'team.pub');
  copyFileSync(trust.key, key);
  const linked = join(elsewhere, 'linked.pub');
  symlinkSync(key, linked);
  const root = trust['trusted-root'];
  const findings = (keyPath: string, options: object = {}) =>
    advice({ env: { GITHUB_WORKSPACE: checkout }, keys: [keyPath], trustedRoot: root, ...options });
  // A link in the checkout is changed with it, wherever it leads.
  const leading = join(checkout, 'link.pub');
  symlinkSync(trust.key, leading);
  for (const path of [key, linked, leading]) {
    const [warning, ...others] = await findings(path);
    assert.deepEqual(others, []);
    assert.deepEqual([warning?.severity, warning?.code], ['warning', 'E_KEY']);
    assert.ok(
      warning?.message.includes(`the key ${JSON.stringify(path)} is a file in the checkout`),
    );
  }
  const fingerprint = '13978f60dc327a6464cc6937ed561f5137c0b50273cd699b853ed3b454e325a4';
  assert.deepEqual(await findings(key, { keyFingerprints: [fingerprint] }), []);
  assert.deepEqual(await findings(trust.key), [], 'a file that is not in the checkout');
  assert.deepEqual(await findings(key, { env: {} }), [], 'no workflow');
  const dotted = join(checkout, 'keys..');
  mkdirSync(dotted);
  copyFileSync(trust.key, join(dotted, 'team.pub'));
  assert.equal((await findings(join(dotted, 'team.pub'))).length, 1);
  // A job in a container may lack GITHUB_WORKSPACE: its steps begin in the checkout.
  const here = { ...webdisSigner, name: 'package.json', pinned: false } as const;
  assert.equal((await unpinnedFiles([here], { GITHUB_ACTIONS: 'true' })).length, 1);
  assert.deepEqual(await unpinnedFiles([here], {}), []);
  const env = { GITHUB_WORKSPACE: checkout, KEY: readFileSync(key, 'utf8') };
  assert.deepEqual(await findings('env://KEY', { env }), []);
});

test('the report says of each key whether it is pinned (threat 76)', async () => {
  const pinned = async (options: object) =>
    (await verifyImages([image], { env: {}, ...options })).policy.signers.map(
      (one) => trustedKey(one).pinned,
    );
  const fingerprint = '13978f60dc327a6464cc6937ed561f5137c0b50273cd699b853ed3b454e325a4';
  assert.deepEqual(await pinned({}), [true], 'the bundled key is');
  assert.deepEqual(await pinned({ keys: [trust.key] }), [false]);
  assert.deepEqual(await pinned({ keys: [trust.key], keyFingerprints: [fingerprint] }), [true]);
});
