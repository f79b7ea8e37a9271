/** The published schema of release reports, and its types. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseReportSchema } from '../../src/release/report.ts';
import { formatReport } from '../../src/report/json.ts';
import * as samples from './release-samples.ts';
import {
  acceptedBy,
  assertSameProperties,
  assertStrict,
  readSchema,
  validator,
} from './schema-checks.ts';

const schema = readSchema('release-report.json');
const inside = ['verify', 'sign', 'mirror'].map((name) => readSchema(`${name}-report.json`));
const accept = acceptedBy(schema, ...inside);

test('the schema has the id that reports name', () => {
  assert.equal(schema.$id, releaseReportSchema);
});

const { hostile: _, full, ...reports } = samples;
for (const [name, report] of Object.entries({ ...reports, full: () => full })) {
  test(`the schema accepts: ${name}`, () => accept(report()));
}

test('the types know every property of the schema, and the schema every property of the types', () => {
  assert.equal(assertSameProperties(schema, full), 6);
});

test('no object allows what is not described, and everything is described', () => {
  assertStrict(schema);
});

test('what is wrong is refused, also inside the reports of the steps', () => {
  const errorsOf = validator(schema, ...inside);
  const whole = () => JSON.parse(formatReport(full));
  assert.deepEqual(errorsOf(whole()), []);
  for (const [what, spoil] of Object.entries<(report: ReturnType<typeof whole>) => void>({
    'no outcome': (report) => delete report.outcome,
    'a property that nobody knows': (report) => Object.assign(report, { verified: true }),
    'a digest that is none': (report) => Object.assign(report, { digest: 'latest' }),
    'a step of another name': (report) => Object.assign(report.steps[0], { name: 'publish' }),
    'a state of a tag that there is not': (report) =>
      Object.assign(report.registries[0].tags[0], { state: 'moved' }),
    'a time below nothing': (report) => Object.assign(report.steps[0], { seconds: -1 }),
    'a sign report of another kind': (report) => Object.assign(report, { sign: report.mirror }),
    'a verdict that is no outcome': (report) => Object.assign(report.verify, { outcome: 'true' }),
    'a mirror report with more in it': (report) => Object.assign(report.mirror.source, { x: 1 }),
  })) {
    const report = whole();
    spoil(report);
    assert.notDeepEqual(errorsOf(report), [], what);
  }
});
