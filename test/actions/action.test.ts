/** What every action does: exit code, outputs of a run that fails, and secrets that the log must not show. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostOf, runAction } from '../../src/actions/action.ts';
import { TrustError } from '../../src/error.ts';
import { privatePem } from '../support/signing-key.ts';
import { startStep } from './support.ts';

const action = {
  unset: ['outcome', 'undetermined'],
  failure: () => ({ title: 'Nothing was verified' }),
} as const;

test('the exit code is that of the run; a process that failed is ended', async (t) => {
  for (const exitCode of [0, 1]) {
    await t.test(`${exitCode}`, async (t) => {
      const step = startStep(t);
      await runAction({ ...action, run: async () => exitCode });
      assert.deepEqual([process.exitCode, step.ended()], [exitCode, exitCode !== 0]);
      assert.deepEqual(step.settings(), [['outcome', 'undetermined']]);
    });
  }
});

test('threat 133: an error takes back the outputs, and is an annotation with the way to continue', async (t) => {
  const step = startStep(t);
  const failure = () => ({ title: 'The release is incomplete', advice: 'Run it again' });
  const run = async () => {
    const { setOutput } = await import('@actions/core');
    setOutput('outcome', 'verified');
    throw new TrustError('E_INPUT', 'tags: the list is empty');
  };
  await runAction({ ...action, failure, run });
  assert.deepEqual([process.exitCode, step.ended()], [1, true]);
  assert.equal(step.outputs()['outcome'], 'undetermined');
  const [error, ...others] = step.commands();
  assert.deepEqual([error?.name, error?.title, others], ['error', failure().title, []]);
  assert.match(error?.message ?? '', /tags: the list is empty \[E_INPUT\]\nRun it again$/);
});

test('threat 131: secrets among the inputs are masked before anything else', async (t) => {
  const token = ['{"alg":"RS256"}', '{"iss":"a"}', 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const masked = async (inputs: Readonly<Record<string, string>>) => {
    let masks: readonly string[] = [];
    await t.test(Object.keys(inputs).join(), async (t) => {
      const step = startStep(t, inputs, { NOT_AN_INPUT: privatePem });
      await runAction({ ...action, run: async () => 0 });
      masks = step.said().map((said) => said.replace(/^add-mask: /, ''));
    });
    return masks;
  };
  assert.deepEqual(await masked({ 'key-password': ' pass word ' }), [' pass word ']);
  assert.deepEqual(await masked({ 'key-password': 'env://PASSWORD' }), []);
  assert.deepEqual(await masked({ 'key-password': '' }), []);
  assert.deepEqual(await masked({ 'github-token': 'ghs_1' }), ['ghs_1']);
  assert.deepEqual(await masked({ 'identity-token': token }), [token]);
  assert.deepEqual(await masked({ 'identity-token': 'github' }), []);
  const lines = await masked({ key: privatePem });
  assert.ok(lines.includes(privatePem.split('\n')[1] ?? ''));
});

test('requests are in the log only in debug mode', (t) => {
  const { signal } = new AbortController();
  for (const [RUNNER_DEBUG, traced] of [
    ['1', true],
    [undefined, false],
  ] as const) {
    startStep(t, {}, { RUNNER_DEBUG });
    assert.equal('trace' in hostOf(process.env, signal), traced);
  }
});
