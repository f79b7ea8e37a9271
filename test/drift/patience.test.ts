/** When what cannot be reached fails a job. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOutOfPatience } from '../../src/drift/issue-topics.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import * as samples from '../report/drift-samples.ts';

const after = (...reports: readonly DriftReport[]) => ({
  runs: reports.map((one) => samples.pastRun(one)),
});
const [fine, away, both] = [samples.fine(), samples.away(), samples.driftedAndAway()];

test('fault 47: so many runs in a row, and not one less', () => {
  assert.equal(isOutOfPatience(after(fine, away, away), 3, true), false);
  assert.equal(isOutOfPatience(after(fine, away, away, away), 3, true), true);
  assert.equal(isOutOfPatience(after(away, away, fine, away), 3, true), false);
  assert.equal(isOutOfPatience(after(away), 1, true), true);
});

test('a run that found a difference, and could not reach something, counts as well', () => {
  assert.equal(isOutOfPatience(after(both, away, both), 3, true), true);
});

test('a part that is missing counts, though it is about no registry', () => {
  const missing = samples.merged();
  assert.equal(isOutOfPatience(after(missing, missing), 2, true), true);
});

test('without a history, the first failure is one too many', () => {
  assert.equal(isOutOfPatience(after(away), 3, false), true);
});

test('threat 186: a run that lost its history has no patience', () => {
  assert.equal(isOutOfPatience({ ...after(away), lost: 'it does not exist' }, 3, true), true);
});
