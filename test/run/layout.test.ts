/** Images in image layouts, verified as those of registries are. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { mirrorImage, verifyImages } from '../../src/index.ts';
import { digestHex, parseDigest } from '../../src/oci/digest.ts';
import { formatSummary } from '../../src/report/verify/document.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { trust } from '../e2e/support/world.ts';

const registry = await startRegistry();
test.after(() => registry.stop());
const { digest } = loadCase(registry, 'app', 'both-formats');
const options = { keys: [trust.key], trustedRoot: trust['trusted-root'], env: {} };
const folder = temporaryFolder();
const path = join(folder, 'app');
const mirrored = await mirrorImage(`${registry.host}/app:0.1.24`, [`oci:${path}`], options);
assert.equal(mirrored.outcome, 'verified');
const archive = join(folder, 'app.tar');
execFileSync('tar', ['-cf', archive, '-C', path, '.']);

test('a layout and an archive that mirror wrote, by tag, by digest, and as the only image', async () => {
  for (const place of [`oci:${path}`, `oci-archive:${archive}`]) {
    for (const name of [`${place}:0.1.24`, `${place}@${digest}`, place]) {
      const { outcome, images, requests } = await verifyImages([name], options);
      assert.equal(outcome, 'verified', name);
      assert.equal(images[0]?.pinned, `${place}@${digest}`);
      assert.equal(requests, 0);
    }
  }
});

test('the tag of the run counts for a layout that names none', async () => {
  const given = { ...options, tag: '0.1.24' };
  const { images } = await verifyImages([`oci:${path}`], given);
  assert.equal(images[0]?.name, `oci:${path}:0.1.24`);
  await assert.rejects(verifyImages([`oci:${path}:0.1.24`], given), { code: 'E_INPUT' });
});

test('a registry and a layout are compared', async () => {
  const names = [`${registry.host}/app:0.1.24`, `oci:${path}:0.1.24`];
  const report = await verifyImages(names, { ...options, parity: 'true' });
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(
    report.parity.groups.map(({ signatures }) => signatures),
    ['same'],
  );
  assert.doesNotMatch(formatSummary(report), /cosign verify .*oci:/);
});

test('what a layout lacks is evidence, and advice copies it from a registry', async (t) => {
  const broken = join(folder, 'broken');
  await mirrorImage(`${registry.host}/app:0.1.24`, [`oci:${broken}:1`], options);
  const { images } = await verifyImages([`oci:${broken}:1`], options);
  const child = images[0]?.manifests.find(({ role }) => role === 'platform') ?? assert.fail();
  rmSync(join(broken, 'blobs', 'sha256', digestHex(child.digest)));
  t.after(() => rmSync(broken, { recursive: true, force: true }));
  const report = await verifyImages([`${registry.host}/app:0.1.24`, `oci:${broken}:1`], options);
  assert.equal(report.outcome, 'rejected');
  assert.ok(report.images[1]?.findings.some(({ code }) => code === 'E_COVER'));
  const advice = report.images[1]?.findings.find((one) => one.code === 'E_COVER')?.advice;
  assert.match(
    advice ?? '',
    /webdis-trust mirror 127\.0\.0\.1:\d+\/app@sha256:\w+ oci:\S+\/broken:1 /,
  );
});

test('a manifest of a layout that was changed is E_DIGEST', async () => {
  const other = join(folder, 'changed');
  await mirrorImage(`${registry.host}/app:0.1.24`, [`oci:${other}`], options);
  writeFileSync(join(other, 'blobs', 'sha256', digestHex(parseDigest(digest))), '{}');
  const report = await verifyImages([`oci:${other}:0.1.24`], options);
  assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
});

test('an archive is a source of mirror, and no target', async () => {
  const copy = `oci:${join(folder, 'copy')}`;
  const { outcome } = await mirrorImage(`oci-archive:${archive}:0.1.24`, [copy], options);
  assert.equal(outcome, 'verified');
  const message = /is an archive, which is only read/;
  const target = `oci-archive:${archive}`;
  await assert.rejects(mirrorImage(`${registry.host}/app:0.1.24`, [target], options), {
    code: 'E_INPUT',
    message,
  });
});

test('anything but a layout, and a tag that does not exist', async () => {
  await assert.rejects(verifyImages([`oci:${join(folder, 'none')}`], options), { code: 'E_INPUT' });
  await assert.rejects(verifyImages([`oci-archive:${trust.key}`], options), { code: 'E_INPUT' });
  assert.equal((await verifyImages([`oci:${path}:none`], options)).exitCode, 11);
});
