/** The published schema of signing reports, and its types. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signReportSchema } from '../../src/sign/report.ts';
import {
  acceptedBy,
  assertSameProperties,
  assertSameWords,
  assertStrict,
  readSchema,
} from './schema-checks.ts';
import * as samples from './sign-samples.ts';

const schema = readSchema('sign-report.json');
const accept = acceptedBy(schema);

test('the schema has the id that reports name', () => {
  assert.equal(schema.$id, signReportSchema);
});

const { hostile: _, full, ...reports } = samples;
for (const [name, report] of Object.entries({ ...reports, full: () => full })) {
  test(`the schema accepts: ${name}`, () => accept(report()));
}

test('the types know every property of the schema, and the schema every property of the types', () => {
  assert.equal(assertSameProperties(schema, full), 10);
});

test('no object allows what is not described, and everything is described', () => {
  assertStrict(schema);
});

test('what several reports hold is described in the same words', () => {
  assertSameWords(schema, readSchema('verify-report.json'), [
    'code',
    'digest',
    'logEntry',
    'finding',
    'reader',
    'details',
  ]);
});
