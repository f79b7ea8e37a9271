/** The badge of a drift check. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDriftBadge } from '../../src/report/drift/badge.ts';
import * as samples from './drift-samples.ts';

const badge = (report: Parameters<typeof formatDriftBadge>[0]) =>
  JSON.parse(formatDriftBadge(report));

test('the badge is in the endpoint format of shields', () => {
  assert.deepEqual(badge(samples.fine()), {
    schemaVersion: 1,
    label: 'registries',
    message: 'ok, 2026-11-23',
    color: 'brightgreen',
    isError: false,
  });
});

test('a difference is red, and cannot be painted over', () => {
  const { message, color, isError } = badge(samples.drifted());
  assert.deepEqual([message, color, isError], ['4 differences, 2026-11-23', 'red', true]);
  assert.equal(badge(samples.driftedAndAway()).color, 'red');
});

test('fault 47: what could not be found out is neither green nor red', () => {
  for (const report of [samples.away(), samples.merged()]) {
    const { message, color, isError } = badge(report);
    assert.deepEqual([message, color, isError], ['unreachable, 2026-11-23', 'lightgrey', false]);
  }
});

test('threat 120: nothing that a registry wrote is in it', () => {
  for (const report of samples.hostile()) {
    assert.match(formatDriftBadge(report), /^[ -~]+\n$/);
    assert.match(badge(report).message, /^\d+ differences?, (?:not known when|\d{4}-\d\d-\d\d)$/);
  }
});
