/** Issues about drift. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  differenceIssues,
  moreIssue,
  readMarker,
  unreachableIssues,
  type WantedIssue,
} from '../../src/drift/issue-topics.ts';
import { closingComment, formatIssue } from '../../src/report/drift/issue.ts';
import { thorough } from '../support/thorough.ts';
import * as samples from './drift-samples.ts';
import { assertInert, parseMarkup, splitSummary } from './markup.ts';
import { lacks, matches } from './texts.ts';

const run = 'https://github.com/webdis/webdis/actions/runs/42';

function all(report = samples.drifted()): readonly WantedIssue[] {
  const away = {
    runs: Array(3).fill({
      ...samples.pastRun(report),
      unreachable: report.registries.map(({ name }) => name),
    }),
  };
  return [
    ...differenceIssues(report),
    moreIssue('a'.repeat(32), report.differences),
    ...unreachableIssues(report, away, 3),
  ];
}

test('issues as people read them', (t) => {
  const texts = [...all(), ...all(samples.away()).slice(-2)].map((issue) =>
    formatIssue(issue, run),
  );
  const text = texts.map(({ title, body }) => `# ${title}\n\n${body}\n`).join('\n-----\n\n');
  matches(t, text, 'drift-issues.md.txt');
});

test('a text begins with its marker', () => {
  for (const issue of all()) {
    assert.deepEqual(readMarker(formatIssue(issue, run).body, 1)?.marker, issue.marker);
  }
});

test('threat 120: whatever a registry sends, an issue is HTML of ours, without a mention', () => {
  for (const report of samples.hostile()) {
    for (const issue of all(report)) {
      const { title, body } = formatIssue(issue, run);
      assert.match(title, /^Drift[^`\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]*(?:`[^`\p{Cc}]*`)?$/u);
      assert.ok(title.length <= 256, title);
      const marker = /^<!-- [\w -]+ -->\n\n/.exec(body)?.[0] ?? '';
      assert.notEqual(marker, '');
      const { html } = splitSummary(body.slice(marker.length));
      const { open, links } = parseMarkup(html);
      assertInert(open);
      assert.deepEqual(links, [run]);
    }
  }
});

thorough('GitHub takes no longer texts', () => {
  const report = samples.allDrifted(5000);
  const { body } = formatIssue(moreIssue('a'.repeat(32), report.differences), run);
  assert.ok(body.length < 65_536);
  assert.match(body, /and 4800 more/);
});

test('fault 47: an issue about an unreachable registry mentions no difference', () => {
  const [issue] = all(samples.away()).slice(-2);
  assert.ok(issue);
  const { title, body } = formatIssue(issue, undefined);
  lacks(`${title}${body}`, /differ|tamper|unsigned|missing/);
  assert.match(title, /^Drift checks cannot reach `docker\.io\/nicolas\/webdis`$/);
});

test('a comment says why an issue was closed, and which run saw it', () => {
  for (const topic of ['difference', 'blob', 'more', 'unreachable'] as const) {
    assert.match(closingComment({ topic, isWaived: false }, run), /actions\/runs\/42/);
    lacks(closingComment({ topic, isWaived: true }, undefined), /href/);
  }
});
