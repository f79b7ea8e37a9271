/** Reports as JSON. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatReport } from '../../src/report/json.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import * as samples from './samples.ts';
import { lacks, matches } from './texts.ts';

test('JSON for people: two spaces, the outcome at the top', (t) => {
  matches(t, formatReport(samples.unsigned()), 'report-unsigned.json.txt');
});

test('the same report gives the same bytes, however it was put together', () => {
  const backwards = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(backwards);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, inner]) => [key, backwards(inner)]));
  };
  const report = samples.halfMirrored();
  assert.equal(formatReport(backwards(report) as VerifyReport), formatReport(report));
});

test('nothing is lost, whatever the strings hold', () => {
  assert.deepEqual(JSON.parse(formatReport(samples.hostile())), samples.hostile());
});

test('threats 118 and 121: on a terminal or in a log the JSON is only text', () => {
  const json = formatReport(samples.hostile());
  assert.match(json, /^[\n\u0020-\u007e]+$/);
  lacks(json, /##\[|^\s*::/m);
});
