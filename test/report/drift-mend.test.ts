/** The command that mends a difference: whole wherever it is shown, and one line for a shell. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { differenceIssue } from '../../src/drift/issue-topics.ts';
import { mirrorCommand } from '../../src/drift/mend.ts';
import { driftAnnotations } from '../../src/report/drift-annotations.ts';
import { formatIssue } from '../../src/report/drift-issue.ts';
import { formatDriftPage } from '../../src/report/drift-page.ts';
import { formatDriftSummary } from '../../src/report/drift-summary.ts';
import { formatDrift } from '../../src/report/drift-terminal.ts';
import * as samples from './drift-samples.ts';
import { digest } from './samples.ts';

const long = { registry: 'registry.example', path: 'a'.repeat(255 - 'registry.example/'.length) };

function command(fields: Partial<Parameters<typeof mirrorCommand>[0]> = {}): string {
  return mirrorCommand({
    source: long,
    digest: digest('index'),
    target: long,
    tag: 't'.repeat(128),
    moves: true,
    deep: true,
    signatureRepository: long,
    ...fields,
  });
}

test('the longest one that there can be is whole, everywhere', () => {
  const mend = command();
  assert.ok(mend.length > 1000);
  const { history, ...report } = { ...samples.fine(), history: samples.historyOf(samples.fine()) };
  const difference = { ...samples.rolledBack(), mend };
  const drifted = { ...report, state: 'drift', exitCode: 20, differences: [difference] } as const;
  for (const text of [
    formatDrift(drifted, { color: false }),
    formatDriftPage(drifted, history),
    formatDriftSummary(drifted),
    formatIssue(differenceIssue(drifted, difference), undefined).body,
    driftAnnotations(drifted, true)[0]?.message ?? '',
  ]) {
    assert.ok(text.includes(mend), text.slice(0, 80));
  }
});

test('threat 123: a shell sees the words that were meant, whatever they hold', () => {
  for (const odd of ['$(touch x)', "it's", 'a b', '`id`', '; id', '*', '~root', '"', '\\', '']) {
    const { status, stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${command({ tag: odd })}`], {
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    const target = stdout.split('\n')[3];
    assert.equal(target, `registry.example/${long.path}:${odd}`);
  }
});
