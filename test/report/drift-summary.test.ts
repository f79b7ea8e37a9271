/** The job summary of a drift check. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDriftSummary } from '../../src/report/drift/summary.ts';
import { thorough } from '../support/thorough.ts';
import * as samples from './drift-samples.ts';
import { assertInert, parseMarkup, splitSummary } from './markup.ts';
import { tricks } from './samples.ts';
import { lacks, matches } from './texts.ts';

const cases = {
  ok: samples.fine,
  drift: samples.drifted,
  unreachable: samples.away,
  both: samples.driftedAndAway,
  'missing-part': samples.merged,
};

for (const [name, report] of Object.entries(cases)) {
  test(`job summary of a drift check: ${name}`, (t) => {
    const text = formatDriftSummary(report(), { reportPath: 'drift.json' });
    matches(t, text, `drift-summary-${name}.md.txt`);
  });
}

test('the state comes first, in words, and no sign is without one', () => {
  for (const report of Object.values(cases)) {
    const text = formatDriftSummary(report());
    assert.match(text, /^<h2>\S+ (?:Ok|Drift|Unreachable): /u);
    lacks(text, /(?:✅|❌|⚠️)\s*(?:<|$)/mu);
    lacks(text, /\uFFFD/);
  }
});

test('threat 120: whatever a registry sends, the summary is HTML of ours, and inert', () => {
  for (const report of samples.hostile()) {
    const { html } = splitSummary(formatDriftSummary(report, { reportPath: tricks.join(' ') }));
    const { open, links } = parseMarkup(html);
    assertInert(open);
    assert.deepEqual(links, []);
  }
});

test('threat 120: a fence cannot be left by a command', () => {
  const report = samples.drifted();
  const differences = report.differences.map((one) => ({
    ...one,
    fix: `x ${tricks[2]} \`\`\`\``,
  }));
  const { html, fences } = splitSummary(formatDriftSummary({ ...report, differences }));
  assert.equal(fences.length, 4);
  parseMarkup(html);
});

test('fault 47: what could not be found out is never called a difference', () => {
  for (const report of [samples.away(), samples.merged()]) {
    lacks(formatDriftSummary(report), /❌|differs|tamper|unsigned/);
  }
});

thorough('a large ledger stays below 1 MiB, keeps what differs, and says that it was cut', () => {
  const text = formatDriftSummary(samples.allDrifted(5000), { reportPath: 'out/drift.json' });
  assert.ok(Buffer.byteLength(text) < 1024 * 1024, `${Buffer.byteLength(text)}`);
  assert.match(text, /^<h2>❌ Drift/);
  assert.match(text, /and 4950 more differences, in the JSON report/);
  const cut = formatDriftSummary(samples.allDrifted(500), {
    reportPath: 'out/drift.json',
    maxBytes: 20_000,
  });
  assert.ok(Buffer.byteLength(cut) < 20_000);
  assert.match(cut, /^<h2>❌ Drift/);
  assert.match(cut, /This summary was cut .* <code>out\/drift\.json<\/code>/);
});
