/** Files, job summary and outputs of an action, and annotations in its log. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { annotate, tell } from '../../src/actions/log.ts';
import { publish } from '../../src/actions/publish.ts';
import { publishVerification } from '../../src/actions/verify-publish.ts';
import type { VerifyValues } from '../../src/options/verify.ts';
import { verified } from '../report/samples.ts';
import { startStep } from './support.ts';

const published = {
  report: verified(),
  annotations: [{ level: 'warning', title: 'Old', message: 'It is old' }],
  files: [] as (readonly [string, string | undefined, () => string])[],
  summary: ({ reportPath = 'no file' }) => `summary of ${reportPath}`,
  outputs: { outcome: 'verified' },
} as const;

test('files first, then outputs: only those that were asked for', async (t) => {
  const step = startStep(t);
  const [report, page] = ['report.json', 'page.html'].map((name) => join(step.folder, name));
  const files = [
    ['page', page, () => 'a page'],
    ['sarif', undefined, () => 'unwanted'],
  ] as const;
  await publish({ ...published, files }, { report, summary: true }, process.env);
  assert.equal(readFileSync(page ?? '', 'utf8'), 'a page');
  assert.equal(JSON.parse(readFileSync(report ?? '', 'utf8')).outcome, 'verified');
  assert.deepEqual(step.settings(), [
    ['report', report],
    ['page', page],
    ['outcome', 'verified'],
  ]);
  assert.equal(step.summary(), `summary of ${report}`);
  assert.deepEqual(step.said(), ['warning: It is old']);
});

test('without a report and a summary: outputs alone', async (t) => {
  const step = startStep(t);
  await publish(published, { report: undefined, summary: false }, process.env);
  assert.deepEqual([step.outputs(), step.summary()], [{ outcome: 'verified' }, '']);
});

test('a summary that cannot be written is a warning, and none is written without a file for it', async (t) => {
  const step = startStep(t, {}, { GITHUB_STEP_SUMMARY: undefined });
  const values = { report: undefined, summary: true };
  await publish({ ...published, annotations: [] }, values, process.env);
  assert.deepEqual(step.said(), []);
  const env = { GITHUB_STEP_SUMMARY: step.folder };
  await publish({ ...published, annotations: [] }, values, env);
  assert.match(step.said().join(), /^warning: EISDIR/);
  assert.equal(step.outputs()['outcome'], 'verified');
});

test('verify: a page and SARIF, each at its path and as an output', async (t) => {
  const step = startStep(t);
  const [page, sarif] = ['page.html', 'out.sarif'].map((name) => join(step.folder, name));
  const values = { page, sarif, report: undefined, summary: true } as unknown as VerifyValues;
  await publishVerification(verified(), values, process.env);
  assert.match(readFileSync(page ?? '', 'utf8'), /^<!doctype html>/);
  assert.equal(JSON.parse(readFileSync(sarif ?? '', 'utf8')).version, '2.1.0');
  const { page: pageOutput, sarif: sarifOutput } = step.outputs();
  assert.deepEqual([pageOutput, sarifOutput], [page, sarif]);
  assert.match(step.summary(), /^<h2>✅ Verified/);
  assert.ok(!existsSync(join(step.folder, 'report.json')));
});

test('the log: a closed group for each image, with what succeeded; colours unless NO_COLOR is set', (t) => {
  const step = startStep(t);
  const report = verified();
  tell(report, {});
  const groups = report.images.flatMap(({ name }) => [`group: ${name}`, 'endgroup: ']);
  assert.deepEqual(step.said(), groups);
  assert.match(step.log(), /\u001b\[32m/);
  const before = step.log().length;
  tell(report, { NO_COLOR: '1' });
  const plain = step.log().slice(before);
  assert.doesNotMatch(plain, /\u001b/);
  assert.match(plain, /The cosign claims were validated/);
});

test('threat 118: an annotation is one command, whatever is in it', (t) => {
  const step = startStep(t);
  annotate({ level: 'error', title: 'a,b', message: '##[add-path]x\n::error::y' });
  assert.deepEqual(step.said(), ['error: ## [add-path]x\n::error::y']);
});
