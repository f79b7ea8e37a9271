/** Annotations of a workflow run. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotationsFor, workflowCommand } from '../../src/report/annotations.ts';
import type { Finding } from '../../src/verify/report.ts';
import * as samples from './samples.ts';
import { lacks } from './texts.ts';

function withFindings(findings: readonly Finding[]) {
  return samples.run([], { findings });
}

function finding(message: string, severity: Finding['severity'] = 'error'): Finding {
  return { severity, code: 'E_DRIFT', message };
}

test('the same finding on two registries makes one annotation', () => {
  assert.deepEqual(annotationsFor(samples.unsigned()), [
    {
      level: 'error',
      title:
        'No signatures found: linux/arm64 on docker.io/nicolas/webdis:0.1.24 and public.ecr.aws/nicolas/webdis:0.1.24',
      message: `linux/arm64 carries no signature [E_COVER]
${samples.digest('platform linux/arm64')}
Next: the publisher can sign index and platforms together with cosign sign --recursive`,
    },
  ]);
});

test('what was verified needs no annotation', () => {
  assert.deepEqual(annotationsFor(samples.verified()), []);
});

test('a run that is not verified always has a reason on its page', () => {
  const report = { ...samples.run([]), outcome: 'undetermined', exitCode: 3 } as const;
  const [only, ...more] = annotationsFor(report);
  assert.equal(only?.level, 'error');
  assert.equal(more.length, 0);
});

test('ten annotations at most: nine findings, and how many more there are', () => {
  const findings = Array.from({ length: 10 }, (_, i) => finding(`difference ${i}`));
  assert.equal(annotationsFor(withFindings(findings)).length, 10);
  const eleven = annotationsFor(withFindings([...findings, finding('one more')]));
  assert.equal(eleven.length, 10);
  assert.equal(eleven.at(-1)?.title, 'and 2 more findings');
  assert.equal(eleven.at(-1)?.level, 'error');
});

test('errors are never crowded out by warnings', () => {
  const warnings = Array.from({ length: 50 }, (_, i) => finding(`warning ${i}`, 'warning'));
  const [first] = annotationsFor(withFindings([...warnings, finding('the error')]));
  assert.match(first?.message ?? '', /^the error/);
});

test('a message has 4096 characters at most, and keeps its advice', () => {
  const long = { ...finding('x'.repeat(10_000)), advice: 'y'.repeat(10_000) };
  const [annotation] = annotationsFor(withFindings([long]));
  assert.ok(annotation && annotation.message.length <= 4096);
  assert.match(annotation.message, /^x+… \[E_DRIFT\]\nNext: y+…$/);
});

test('threat 118: an annotation is one workflow command and nothing else', () => {
  for (const annotation of annotationsFor(samples.hostile())) {
    const command = workflowCommand(annotation);
    assert.match(command, /^::(?:error|warning) title=[^:,\r\n]*::[^\r\n]*$/);
    lacks(annotation.title, /[\p{Cc}\u202e\u200b]/u);
    lacks(annotation.message.replaceAll('\n', ''), /[\p{Cc}\u202e\u200b]/u);
  }
});
