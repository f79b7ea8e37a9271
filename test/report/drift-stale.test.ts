/** Page and badge say when they are stale. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDriftBadge } from '../../src/report/drift/badge.ts';
import { formatDriftPage } from '../../src/report/drift/page.ts';
import { staleFrom } from '../../src/report/drift/stale.ts';
import * as samples from './drift-samples.ts';

const at = (...starts: readonly string[]) => ({
  runs: starts.map((started) => samples.pastRun(samples.fine(), started)),
});
const finished = '2026-11-23T07:00:00.000Z';

test('threat 194: stale after twice the usual time between two runs, whatever was run by hand', () => {
  const daily = ['20', '21', '22', '23'].map((day) => `2026-11-${day}T07:00:00.000Z`);
  assert.equal(staleFrom(finished, at(...daily)), '2026-11-25T07:00:00.000Z');
  const byHand = [...daily.slice(0, 3), '2026-11-22T07:05:00.000Z', ...daily.slice(3)];
  assert.equal(staleFrom(finished, at(...byHand)).slice(0, 10), '2026-11-25');
  const twoADay = ['21T07', '22T07', '22T19', '23T07'].map((time) => `2026-11-${time}:00:00.000Z`);
  assert.equal(staleFrom(finished, at(...twoADay)).slice(0, 10), '2026-11-24');
  const growing = ['00', '01', '03', '06', '10'].map((hour) => `2026-11-23T${hour}:00:00.000Z`);
  assert.equal(staleFrom(finished, at(...growing)), '2026-11-23T13:00:00.000Z');
  assert.equal(staleFrom(finished, at()), '2026-11-25T07:00:00.000Z');
  const quick = ['06:58', '06:59', '07:00'].map((time) => `2026-11-23T${time}:00.000Z`);
  assert.equal(staleFrom(finished, at(...quick)), '2026-11-23T09:00:00.000Z');
});

test('threat 194: the page says until when it holds, and the badge has the day of the check', () => {
  const report = { ...samples.fine(), finished };
  assert.match(
    formatDriftPage(report, { runs: [] }),
    /after 2026-11-25 07:00:00 UTC, the checks have stopped/,
  );
  assert.equal(JSON.parse(formatDriftBadge(report)).message, 'ok, 2026-11-23');
});
