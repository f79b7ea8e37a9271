/** The status page of a drift check. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DriftReport } from '../../src/drift/report.ts';
import { filesOf } from '../../src/report/drift/files.ts';
import { formatDriftPage } from '../../src/report/drift/page.ts';
import { formatDriftSummary } from '../../src/report/drift/summary.ts';
import { thorough } from '../support/thorough.ts';
import * as samples from './drift-samples.ts';
import { parseMarkup } from './markup.ts';
import { lacks, matches } from './texts.ts';

const page = (report: DriftReport, before?: number) =>
  formatDriftPage(report, samples.historyOf(report, before));

for (const [name, report] of Object.entries({
  ok: samples.fine(3),
  drift: samples.drifted(),
  unreachable: samples.away(4),
})) {
  test(`status page: ${name}`, (t) => matches(t, page(report), `drift-page-${name}.html.txt`));
}

test('threat 120: the page has no tag but ours, no script, and loads nothing', () => {
  for (const report of [...samples.hostile(), samples.drifted(), samples.merged()]) {
    const text = page(report);
    assert.match(
      text,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src/,
    );
    const { links } = parseMarkup(text.replace(/<style>[^<]*<\/style>/, ''));
    for (const link of links)
      assert.match(link, /^(?:#release-\d+|https:\/\/search\.sigstore\.dev\/\?logIndex=[0-9]+)$/);
    lacks(text, /\b(?:src|srcset|action|on\w+)="|url\(|@import/);
  }
});

test('threat 120: what a state file says is escaped like what a registry says', () => {
  const report = samples.fine();
  const { runs } = samples.historyOf(report);
  const evil = runs.map((run) => ({
    ...run,
    started: '"><script>alert(1)</script>',
    differences: ['<img src=x>'],
    unreachable: ['</code></td><h1>'],
  }));
  parseMarkup(formatDriftPage(report, { runs: evil }).replace(/<style>[^<]*<\/style>/, ''));
});

test('a reader without eyes or colours gets the same: language, headings, words for every state', () => {
  for (const report of [samples.drifted(), samples.away(), samples.fine()]) {
    const text = page(report);
    assert.match(text, /<html lang="en">/);
    assert.equal(text.match(/<h1>/g)?.length, 1);
    lacks(text, /(?:✅|❌|⚠️)\s*(?:<\/|$)/mu);
    for (const [, hidden] of text.matchAll(/<li class="\w+"[^>]*>(.*?)<\/li>/g))
      assert.match(hidden ?? '', /<span class="unseen">\d{4}-\d\d-\d\d: [a-z ]+<\/span>$/);
  }
});

test('every difference has the command that fixes it', () => {
  const report = samples.drifted();
  const text = page(report);
  for (const { fix } of report.differences) {
    if (fix !== undefined) assert.ok(text.includes(`<pre><code>${fix}</code></pre>`));
  }
});

test('fault 47: a registry that limits requests is not drift, and nothing calls it drift', () => {
  const text = page(samples.away(), 0).replace(/<style>[^<]*<\/style>/, '');
  lacks(text, /❌|differs|tamper|unsigned/);
  assert.match(text, /⚠️ Unreachable/u);
});

test('what is not ok is seen first, however old it is', () => {
  const text = page(samples.drifted(300));
  const [first = ''] = text.split('more releases, all ok');
  assert.match(first, /0\.1\.34.*rolled back/);
  assert.match(first, /0\.1\.31.*signature missing/);
});

thorough('1,000 releases: one file that a phone opens', () => {
  for (const report of [samples.fine(1000), samples.away(1000), samples.allDrifted(1000)]) {
    const bytes = Buffer.byteLength(page(report));
    assert.ok(bytes < 2_000_000, `${bytes}`);
  }
});

test('registries that carry the same are unfolded once', () => {
  const text = page(samples.fine(1));
  assert.equal(text.match(/the same on each/g)?.length, 1);
  assert.equal(text.match(/<code>linux\/arm64<\/code>/g)?.length, 1);
});

test('a first run has no history to show, and no empty place for it', () => {
  lacks(page(samples.fine(), 0), /Earlier runs|class="strip"/);
  assert.match(page(samples.fine(), 1), /class="strip"[\s\S]*Earlier runs/);
});

test('200 differences have a card each', () => {
  const cards = (n: number) =>
    page(samples.allDrifted(n)).match(/<p class="muted">Next:|<pre><code>/g);
  assert.equal(cards(201)?.length, cards(200)?.length);
  assert.equal(cards(200)?.length, 200);
});

test('a table of more than 30 releases scrolls by itself', () => {
  const frames = (n: number) => page(samples.fine(n)).match(/class="matrix[^"]*"/g);
  const [short, long] = ['class="matrix"', 'class="matrix long"'];
  assert.deepEqual(frames(3), [short]);
  // The newest in one table, the 280 others in one that is folded away.
  assert.deepEqual(frames(300), [short, long]);
});

test('the quota of a registry, in hours, or in seconds if it is less than one', () => {
  const left = (seconds: number) => {
    const report = samples.fine(1);
    const [first, ...others] = report.registries;
    assert.ok(first);
    const quota = { limit: 200, remaining: 139, seconds };
    const registries = [{ ...first, quota }, ...others];
    return /pulls left in ([^<]*)</.exec(page({ ...report, registries }))?.[1];
  };
  assert.deepEqual([3599, 3600, 7200].map(left), ['3599 seconds', '1 hour', '2 hours']);
});

test('a state is in the column of its registry, also if the registries of a release are in another order', () => {
  const report = samples.drifted();
  const turned = report.releases.map((one) => ({ ...one, images: one.images.toReversed() }));
  const rows = (one: DriftReport) => formatDriftSummary(one).match(/<tr><th scope="row">.*<\/tr>/g);
  assert.deepEqual(rows({ ...report, releases: turned }), rows(report));
});

test('differences come before what could not be checked, when not all fit', () => {
  const unreachable = samples.away(300).releases;
  const [, drifted] = samples.drifted().releases;
  assert.ok(drifted);
  const releases = [...unreachable, drifted];
  const text = formatDriftSummary({ ...samples.drifted(), releases });
  const [table = ''] = text.split('more releases');
  assert.match(table, /0\.1\.34.*rolled back/);
  // The newest 20, 80 others, and a row for tags that are no versions.
  assert.equal(table.match(/<th scope="row">/g)?.length, 101);
});

test('the page of a check has the history of the check', () => {
  const report = samples.fine();
  const checks = [{ report, history: samples.historyOf(report) }];
  const [[, , text] = []] = filesOf({ report, checks }, { page: 'index.html' });
  assert.equal(text?.(), page(report));
});

test('what is waived has a heading of its own', () => {
  const report = samples.drifted();
  const [waived, ...differences] = report.differences;
  assert.ok(waived);
  const waiver = { id: waived.id, reason: 'known', until: '2026-12-31T00:00:00.000Z' };
  const text = page({ ...report, differences, waived: [waived], waivers: [waiver] as never });
  assert.match(text, /<h2>Waived<\/h2>/);
});
