/** The published schema of drift reports, and its types. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftReportSchema } from '../../src/drift/report.ts';
import * as samples from './drift-samples.ts';
import { full as verified } from './full.ts';
import {
  acceptedBy,
  assertSameProperties,
  assertSameWords,
  assertStrict,
  readSchema,
} from './schema-checks.ts';

const schema = readSchema('drift-report.json');
const accept = acceptedBy(schema);

test('the schema has the id that reports name', () => {
  assert.equal(schema.$id, driftReportSchema);
});

const { fine, drifted, away, driftedAndAway, merged, firstSeen, full } = samples;
const reports = { fine, drifted, away, driftedAndAway, merged, firstSeen, full: () => full };
for (const [name, report] of Object.entries(reports)) {
  test(`the schema accepts: ${name}`, () => accept(report()));
}

test('the schema refuses what it does not know', () => {
  assert.throws(() => accept({ ...fine(), state: 'unknown' as 'ok' }));
  assert.throws(() => accept(Object.assign(fine(), { more: true })));
});

test('the types know every property of the schema, and the schema every property of the types', () => {
  assert.ok(
    assertSameProperties(schema, { ...full, policy: verified.policy, notes: full.unreachable }) >=
      14,
  );
});

test('no object allows what is not described, and everything is described', () => {
  assertStrict(schema);
});

test('what several reports hold is described in the same words', () => {
  const names = ['code', 'digest', 'policy', 'key', 'logEntry', 'finding', 'details'];
  assertSameWords(schema, readSchema('verify-report.json'), names);
});
