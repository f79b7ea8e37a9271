/**
 * Reports with something else in every string, those fields too that have fixed values. Readers refuse
 * them; what is drawn must not rely on that.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceIssues, unreachableIssues } from '../../src/drift/issue-topics.ts';
import { annotationsFor } from '../../src/report/annotations.ts';
import { driftAnnotations } from '../../src/report/drift/annotations.ts';
import { formatDriftBadge } from '../../src/report/drift/badge.ts';
import { formatIssue } from '../../src/report/drift/issue.ts';
import { formatDriftPage } from '../../src/report/drift/page.ts';
import { formatDriftSummary } from '../../src/report/drift/summary.ts';
import { formatDrift } from '../../src/report/drift/terminal.ts';
import { formatReleaseSummary } from '../../src/report/release/document.ts';
import { formatSummary, formatVerifyPage } from '../../src/report/verify/document.ts';
import * as drift from './drift-samples.ts';
import { assertInert, parseMarkup, splitSummary } from './markup.ts';
import * as releases from './release-samples.ts';
import * as samples from './samples.ts';

const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const verifyReports = Object.values({ verified: samples.verified(), unsigned: samples.unsigned() });
const searchable = /^(?:#release-\d+|https:\/\/search\.sigstore\.dev\/\?logIndex=[0-9]+)$/;

function assertSummary(text: string): void {
  const { html } = splitSummary(text);
  assertInert(parseMarkup(html).open);
}

function assertPage(text: string): void {
  const { links } = parseMarkup(text.replace(/<style>[^<]*<\/style>/, ''));
  for (const link of links) assert.match(link, searchable);
}

test('threat 120: pages, summaries, badge and issues of a drift report that holds nothing as it should', () => {
  for (const report of drift.lawless()) {
    const run = {
      ...drift.pastRun(report),
      unreachable: report.registries.map(({ name }) => name),
    };
    const history = { runs: [run, run, run] };
    assertPage(formatDriftPage(report, history));
    assertSummary(formatDriftSummary(report));
    assert.match(formatDriftBadge(report), /^\{[ -~]+\}\n$/);
    for (const issue of [...differenceIssues(report), ...unreachableIssues(report, history, 1)]) {
      const { title, body } = formatIssue(issue, undefined);
      assert.doesNotMatch(title, invisible);
      assertSummary(body.slice(body.indexOf('\n\n')));
    }
    for (const { title, message } of driftAnnotations(report, true)) {
      assert.doesNotMatch(`${title} ${message.replaceAll('\n', '')}`, invisible);
    }
  }
});

test('threat 120: a state that is none is neither green nor as released', () => {
  for (const report of drift.lawless()) {
    const { color, message } = JSON.parse(formatDriftBadge(report));
    assert.deepEqual([color, message], ['lightgrey', 'unreachable, 2026-11-23']);
    assert.match(formatDriftSummary(report), /^<h2>not known Unreachable: /);
  }
});

test('threat 120: page, summary and annotations of a verification that holds nothing as it should', () => {
  for (const report of verifyReports.flatMap((one) => samples.spoilt(one, []))) {
    assertPage(formatVerifyPage(report));
    assertSummary(formatSummary(report));
    for (const { title, message } of annotationsFor(report)) {
      assert.doesNotMatch(`${title} ${message.replaceAll('\n', '')}`, invisible);
    }
  }
});

test('threat 120: the summary of a release that holds nothing as it should', () => {
  for (const report of samples.spoilt(releases.full, [])) {
    assertSummary(formatReleaseSummary(report));
  }
});

test('threat 121: the terminal shows nothing that hides, moves or colours', () => {
  for (const report of drift.lawless()) {
    const text = formatDrift(report, { color: false });
    assert.doesNotMatch(text.replaceAll('\n', ''), invisible);
    for (const line of text.split('\n')) assert.doesNotMatch(line, /^\s*::|##\[/);
  }
});
