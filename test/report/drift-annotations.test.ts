/** Annotations of a drift check. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workflowCommand } from '../../src/report/annotations.ts';
import { driftAnnotations } from '../../src/report/drift/annotations.ts';
import * as samples from './drift-samples.ts';
import { lacks } from './texts.ts';

test('all is well: none', () => {
  assert.deepEqual(driftAnnotations(samples.fine(), true), []);
});

test('an error for each difference: where, what, and what fixes it', () => {
  const report = samples.drifted();
  const found = driftAnnotations(report, false);
  assert.deepEqual(
    found.map(({ level }) => level),
    Array(4).fill('error'),
  );
  assert.equal(
    found[0]?.title,
    'The tag points to another release: public.ecr.aws/nicolas/webdis:0.1.34',
  );
  assert.ok(found[0]?.message.includes(`Next: ${report.differences[0]?.fix}`));
});

test('fault 47: what could not be found out is a warning, and an error once it fails the step', () => {
  assert.deepEqual(
    [false, true].map((fails) => driftAnnotations(samples.away(), fails).map(({ level }) => level)),
    [['warning'], ['error']],
  );
});

test('no more than the runner keeps; the last one says how many are missing', () => {
  const found = driftAnnotations(samples.allDrifted(40), false);
  assert.equal(found.length, 10);
  assert.match(found.at(-1)?.title ?? '', /31 more/);
});

test('threat 118: an annotation is one line, whatever a registry wrote', () => {
  for (const report of samples.hostile()) {
    for (const one of driftAnnotations(report, true)) {
      lacks(workflowCommand(one), /[\r\n\u001b\u202a-\u202e]/);
    }
  }
});
