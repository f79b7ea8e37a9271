/** Verification with the library. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { TrustError, type VerifyProgress, verifyImages } from '../../src/index.ts';
import { type ReadInput, readInputs } from '../../src/options/inputs.ts';
import { readOptions } from '../../src/options/library.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { verifyOptions } from '../../src/options/verify.ts';
import { verify } from '../../src/run/verify.ts';
import { readActionFile } from '../e2e/support/action-file.ts';
import { trust } from '../e2e/support/world.ts';

const registry = await startRegistry();
test.after(() => registry.stop());
const { digest } = loadCase(registry, 'app', 'annotated');
const image = `${registry.host}/app:0.1.24`;
const options = { keys: [trust.key], trustedRoot: trust['trusted-root'], env: {} };

test('a report for programs, with the progress on the way', async () => {
  const seen: VerifyProgress[] = [];
  const report = await verifyImages([image], {
    ...options,
    keys: [readFileSync(trust.key, 'utf8')],
    annotations: { version: '0.1.24' },
    platforms: ['linux/arm64'],
    digest,
    onProgress: (progress) => seen.push(progress),
  });
  assert.equal(report.outcome, 'verified');
  assert.equal(report.images[0]?.digest, digest);
  assert.equal(seen.at(-1)?.done, report.images[0]?.manifests.length);
});

test('the tag counts for images that name none', async () => {
  const report = await verifyImages([`${registry.host}/app`], { ...options, tag: '0.1.24' });
  assert.equal(report.outcome, 'verified');
  const latest = await verifyImages([`${registry.host}/app`], options);
  assert.equal(latest.exitCode, 11);
});

test('a tag next to a reference that has a tag or a digest is E_INPUT, at every edge', async () => {
  const message = /^tag: .* already has a tag or digest; give only one$/;
  const host = { env: {}, signal: AbortSignal.timeout(10_000) };
  for (const named of [image, `${registry.host}/app@${digest}`]) {
    const readers = [
      readOptions({ tag: '0.1.24' }, verifyOptions, { images: [named] }),
      readArguments([named, '--tag', '0.1.24'], verifyOptions),
      readInputs(verifyOptions, inputs({ images: named, tag: '0.1.24' }), {}),
    ];
    for (const values of readers) {
      await assert.rejects(verify(values, host), { code: 'E_INPUT', message });
    }
  }
  // The input's default is no tag that the user gave.
  const usual = readInputs(verifyOptions, inputs({ images: image, key: trust.key }), {});
  const trustedRoot = [trust['trusted-root']];
  assert.equal((await verify({ ...usual, trustedRoot }, host)).outcome, 'verified');
});

function inputs(given: Readonly<Record<string, string>>): ReadInput {
  const { inputs: defaults } = readActionFile(new URL('../../action.yml', import.meta.url));
  return (name) => (given[name] ?? defaults[name] ?? '').trim();
}

test('arguments that cannot be used throw, whatever a registry does is in the report', async () => {
  const refused = { E_INPUT: [], E_REF: ['A B'] } as const;
  for (const [code, images] of Object.entries(refused)) {
    await assert.rejects(
      verifyImages(images, options),
      (error) => error instanceof TrustError && error.code === code,
    );
  }
  const wrong = await verifyImages([image], {
    ...options,
    digest: digest.replace(/.{4}$/, '0000'),
  });
  assert.equal(wrong.exitCode, 12);
});

test('a run that is ended, or has no time, is undetermined (fault 48)', async () => {
  registry.faults.add({ when: { times: 2 }, do: 'hang' });
  const controller = new AbortController();
  const running = verifyImages([image], { ...options, signal: controller.signal });
  controller.abort();
  assert.equal((await running).outcome, 'undetermined');
  const short = await verifyImages([image], { ...options, timeout: 1 });
  assert.equal(short.outcome, 'undetermined');
});
