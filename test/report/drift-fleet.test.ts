/** The overview of several images, its pages, summary and terminal text: as people read them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fleetOf } from '../../src/drift/fleet.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { driftAnnotations } from '../../src/report/drift/annotations.ts';
import { formatDriftBadge } from '../../src/report/drift/badge.ts';
import { filesOf } from '../../src/report/drift/files.ts';
import { fleetVerdictOf } from '../../src/report/drift/fleet.ts';
import { fleetPages } from '../../src/report/drift/fleet-page.ts';
import { formatFleet, formatFleetSummary } from '../../src/report/drift/fleet-summary.ts';
import * as samples from './drift-samples.ts';
import { assertInert, parseMarkup, splitSummary } from './markup.ts';
import { lacks } from './texts.ts';

const none = new Map();

function fleet(images: readonly DriftReport[]) {
  const { tool, started, finished } = samples.fine();
  return fleetOf(images, { tool, started, finished, requests: 42 });
}

const mixed = fleet([
  { ...samples.fine(), name: 'a/fine' },
  { ...samples.drifted(), name: 'b/drifted' },
  { ...samples.away(), name: 'c/away' },
]);

const pages = (report = mixed) =>
  new Map(fleetPages({ report, histories: none }).map(([path, text]) => [path, text()]));

const body = (text: string) => text.replace(/<style>[^<]*<\/style>/, '');

test('the overview names what needs attention first, and links to the page of each image, which links back', () => {
  const all = pages();
  assert.deepEqual(
    [...all.keys()],
    ['images/a-fine.html', 'images/b-drifted.html', 'images/c-away.html', ''],
  );
  const overview = all.get('') ?? '';
  const order = ['b/drifted', 'c/away', 'a/fine'].map((name) =>
    overview.indexOf(`<code>${name}</code></a>`),
  );
  assert.ok(order.every((at) => at > 0));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
  assert.match(overview, /href="images&#47;b-drifted\.html"|href="images\/b-drifted\.html"/);
  assert.match(all.get('images/b-drifted.html') ?? '', /href="\.\.\/index\.html">All images/);
  assert.match(overview, /each checked in full on 2026-11-23 or later/);
  assert.deepEqual(parseMarkup(body(overview)).links.length, 3);
});

test('names that come to one file name have one each, and the page option says where they are', () => {
  const report = fleet(['a/b', 'a-b', 'A/B', '../x'].map((name) => ({ ...samples.fine(), name })));
  const paths = [...pages(report).keys()];
  assert.equal(new Set(paths.map((path) => path.toLowerCase())).size, 5);
  assert.ok(
    paths.every((path) => path === '' || /^images\/[\w-]+\.html$/.test(path)),
    String(paths),
  );
  const checks = report.images.map((image) => ({ report: image, history: { runs: [] } }));
  const files = filesOf({ report, checks }, { page: 'site/index.html', badge: 'site/badge.json' });
  assert.deepEqual(
    files.slice(-2).map(([option, path]) => [option, path]),
    [
      ['page', 'site/index.html'],
      ['badge', 'site/badge.json'],
    ],
  );
  assert.ok(files.slice(0, -2).every(([, path]) => path?.startsWith('site/images/')));
});

test('verdict, badge, annotations, summary and terminal say the same', () => {
  const { word, sentence } = fleetVerdictOf(mixed);
  assert.equal(word, 'Drift');
  assert.match(
    sentence,
    /^4 differences in 1 of 3 images with 36 releases: b\/drifted\. 1 image could not be checked completely\.$/,
  );
  assert.equal(JSON.parse(formatDriftBadge(mixed)).message, '4 differences, 2026-11-23');
  assert.ok(driftAnnotations(mixed, true).length >= 4);
  assert.match(formatFleetSummary(mixed), /Drift: 1 of 3 images/);
  assert.match(formatFleet(mixed, { color: false }), /^ {2}b\/drifted +DRIFT: rolled back/m);
  const fine = fleet([{ ...samples.fine(), name: 'a' }]);
  assert.match(
    fleetVerdictOf(fine).sentence,
    /all are as released\.Each was checked in full on 2026-11-23/,
  );
  const away = fleet([{ ...samples.away(), name: 'a' }]);
  assert.equal(fleetVerdictOf(away).word, 'Incomplete');
});

test('threat 120: whatever registries and ledgers are called, pages and summary are HTML of ours', () => {
  for (const hostile of samples.hostile()) {
    const report = fleet([{ ...hostile, name: '"><script>alert(1)</script>' }]);
    for (const text of pages(report).values()) {
      const ours =
        /^(?:#release-\d+|images\/-script-alert-1-script-\.html|\.\.\/index\.html|https:\/\/search\.sigstore\.dev\/\?logIndex=[0-9]+)$/;
      for (const link of parseMarkup(body(text)).links) assert.match(link, ours);
      lacks(text, /<script|\b(?:src|srcset|action|on\w+)="|url\(|@import/);
    }
    assertInert(parseMarkup(splitSummary(formatFleetSummary(report)).html).open);
  }
});
