/** The committed action, run as the runner does, against registries on loopback. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { thorough } from '../support/thorough.ts';
import { actionFile, runAction } from './support/action.ts';
import { readActionFile } from './support/action-file.ts';
import { otherKey, startWorld, trust } from './support/world.ts';

const { hub, ecr, image, digest } = await startWorld();

/** What later steps must see unless everything was verified. */
const nothing = { verified: 'false', digest: '', platforms: '', images: '' };

test('verified on two registries: digests for later steps, a summary, no annotation', async () => {
  const images = [image(hub, 'bundle-rekor-v1'), image(ecr, 'bundle-rekor-v1')];
  const run = await runAction({ ...trust, images: images.join('\n'), report: 'out/report.json' });
  assert.equal(run.exitCode, 0, run.stdout + run.stderr);
  const { platforms, images: pinned, ...outputs } = run.outputs;
  assert.deepEqual(outputs, {
    verified: 'true',
    outcome: 'verified',
    digest: digest('bundle-rekor-v1'),
    report: 'out/report.json',
  });
  assert.deepEqual(Object.keys(JSON.parse(platforms ?? '')), ['linux/amd64', 'linux/arm64']);
  assert.deepEqual(
    JSON.parse(pinned ?? ''),
    Object.fromEntries(
      [hub, ecr].map((registry, i) => [
        images[i],
        `${registry.host}/bundle-rekor-v1@${digest('bundle-rekor-v1')}`,
      ]),
    ),
  );
  assert.deepEqual(run.annotations, []);
  assert.match(run.summary, /Verified/);
  assert.match(run.summary, /```mermaid/);
  const report = JSON.parse(readFileSync(join(run.folder, 'out/report.json'), 'utf8'));
  assert.equal(report.outcome, 'verified');
});

test('a group for each image, the verdict outside of any', async () => {
  const run = await runAction({ ...trust, images: image(hub, 'legacy-rekor-v1') });
  const names = run.commands.map(({ name }) => name);
  assert.deepEqual(names, ['group', 'endgroup']);
  const [, after = ''] = run.stdout.split('::endgroup::');
  assert.match(after, /VERIFIED/);
  assert.match(run.stdout, /The cosign claims were validated/);
});

test('rejected: an error that names the platform, exit code 1, no digest', async () => {
  const run = await runAction({ ...trust, images: image(hub, 'arm64-unsigned') });
  assert.equal(run.exitCode, 1);
  assert.deepEqual(run.outputs, { ...nothing, outcome: 'rejected' });
  const [error] = run.annotations;
  assert.equal(error?.name, 'error');
  assert.match(`${error?.title} ${error?.message}`, /linux\/arm64/);
  assert.match(error?.message ?? '', /E_COVER/);
});

thorough('rejected: another key', async () => {
  const run = await runAction({ ...trust, key: otherKey, images: image(hub, 'legacy-rekor-v1') });
  assert.equal(run.exitCode, 1);
  assert.deepEqual(run.outputs, { ...nothing, outcome: 'rejected' });
});

test('the default key on an image that is not of Webdis: the advice is to give a key', async () => {
  const run = await runAction({ images: image(hub, 'legacy-rekor-v1') });
  assert.equal(run.outputs['outcome'], 'rejected');
  assert.match(run.stdout, /was checked against the key of Webdis/);
  assert.match(run.stdout, /key: in a workflow/);
});

test('undetermined: a registry that answers 429 is neither a success nor evidence (fault 1)', async () => {
  const limited = await startRegistry({ name: 'limited' });
  try {
    loadCase(limited, 'app', 'legacy-rekor-v1');
    limited.faults.add({
      when: { times: Number.POSITIVE_INFINITY },
      do: { status: 429, headers: { 'retry-after': '86400' } },
    });
    const run = await runAction({ ...trust, images: `${limited.host}/app:0.1.24` });
    assert.equal(run.exitCode, 1);
    assert.deepEqual(run.outputs, { ...nothing, outcome: 'undetermined' });
    assert.match(run.annotations[0]?.message ?? '', /E_RATE/);
    assert.equal(limited.requests.length, 1);
  } finally {
    await limited.stop();
  }
});

thorough('registries that differ are rejected', async () => {
  loadCase(hub, 'app', 'legacy-rekor-v1');
  loadCase(ecr, 'app', 'bundle-rekor-v1');
  const run = await runAction({ ...trust, images: [image(hub, 'app'), image(ecr, 'app')].join() });
  assert.equal(run.outputs['outcome'], 'rejected');
  assert.match(run.annotations.map(({ message }) => message).join(), /E_DRIFT/);
});

test('later steps get nothing but outputs (threat 124), and a missing summary file is not a failure', async () => {
  const inputs = { ...trust, images: image(hub, 'single-image') };
  const run = await runAction(inputs, { withoutSummary: true });
  assert.equal(run.exitCode, 0, run.stdout);
  assert.equal(run.exported, '');
  assert.equal(run.outputs['digest'], digest('single-image'));
});

thorough('no summary on request', async () => {
  const run = await runAction({ ...trust, images: image(hub, 'single-image'), summary: 'false' });
  assert.equal(run.exitCode, 0);
  assert.equal(run.summary, '');
});

test('action.yml names the outputs that the action sets, and a file that is there', async () => {
  const run = await runAction({
    ...trust,
    images: image(hub, 'single-image'),
    report: 'report.json',
    page: 'page.html',
    sarif: 'report.sarif',
  });
  assert.deepEqual(Object.keys(run.outputs).sort(), [...actionFile.outputs].sort());
  assert.equal(actionFile.using, 'node24');
  assert.ok(existsSync(new URL(`../../${actionFile.main}`, import.meta.url)));
});

test('the reader of action.yml reads it', () => {
  const { inputs } = readActionFile(new URL('../../action.yml', import.meta.url));
  assert.equal(inputs['images'], 'nicolas/webdis\npublic.ecr.aws/nicolas/webdis\n');
  assert.equal(inputs['transparency-log'], 'required');
  assert.equal(inputs['summary'], 'true');
  assert.equal(inputs['key'], '');
});

test('threat 127: an input that is missing, as with an older runner, skips no check', async () => {
  const image1 = image(hub, 'legacy-no-log');
  const absent = ['transparency-log', 'parity', 'attestation-manifests', 'summary', 'images'];
  for (const name of absent) {
    const run = await runAction({ ...trust, images: image1, [name]: '' });
    assert.equal(run.exitCode, 1, name);
    assert.equal(run.outputs['verified'], 'false', name);
    assert.ok(!run.outputs['digest'], name);
    assert.ok(
      run.annotations[0]?.message.includes(name),
      `${name}: ${run.annotations[0]?.message}`,
    );
  }
});
