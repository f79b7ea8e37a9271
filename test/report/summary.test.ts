/** The job summary of a verification. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSummary } from '../../src/report/verify/document.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { thorough } from '../support/thorough.ts';
import { assertInert, parseMarkup, splitSummary } from './markup.ts';
import * as samples from './samples.ts';
import { lacks, matches } from './texts.ts';

const cases = {
  verified: samples.verified,
  unsigned: samples.unsigned,
  'rate-limited': samples.rateLimited,
  unreachable: samples.unreachable,
  'digests-differ': samples.differing,
  'half-mirrored': samples.halfMirrored,
  'seven-platforms': samples.sevenPlatforms,
  keyless: samples.keyless,
} satisfies Record<string, () => VerifyReport>;

for (const [name, report] of Object.entries(cases)) {
  test(`job summary: ${name}`, (t) => {
    matches(t, formatSummary(report(), { reportPath: 'report.json' }), `summary-${name}.md.txt`);
  });
}

test('the verdict comes first, in words', () => {
  const heads = Object.values(cases).map((report) => formatSummary(report()).split('\n', 1)[0]);
  for (const head of heads)
    assert.match(head ?? '', /^<h2>\S+ (?:Verified|Rejected|Undetermined): /u);
});

test('nothing of our own is taken for an invisible character', () => {
  for (const report of Object.values(cases)) lacks(formatSummary(report()), /\uFFFD/);
});

test('no sign is without a word', () => {
  for (const report of Object.values(cases)) {
    lacks(formatSummary(report()), /(?:✅|❌|⚠️|➖)\s*(?:<|$)/mu);
  }
});

test('threat 120: whatever a registry sends, the summary is HTML of ours, and inert', () => {
  for (const report of samples.everyHostile()) {
    const { html } = splitSummary(formatSummary(report, { reportPath: samples.tricks.join(' ') }));
    const { open, links } = parseMarkup(html);
    assertInert(open);
    for (const link of links) {
      assert.match(link, /^https:\/\/search\.sigstore\.dev\/\?logIndex=[0-9]+$/);
    }
  }
});

test('threat 120: a fence cannot be left', () => {
  const report = samples.verified();
  for (const pinned of ['```', '````', `x ${samples.tricks[2]}`]) {
    const images = report.images.map((image) => ({ ...image, pinned }));
    const { html, fences } = splitSummary(formatSummary({ ...report, images }));
    assert.equal(fences.length, 3, pinned);
    parseMarkup(html);
  }
});

test('only entries that the search finds are linked: the public Rekor v1, by global index', () => {
  const linked = (change: object): boolean => {
    const signature = samples.legacy('index');
    const logEntries = signature.logEntries.map((entry) => ({ ...entry, ...change }));
    const manifest = samples.manifest('index', [], [{ ...signature, logEntries }]);
    const [image] = samples.verified().images;
    assert.ok(image);
    return formatSummary(samples.run([{ ...image, manifests: [manifest] }])).includes('?logIndex=');
  };
  assert.equal(linked({}), true);
  assert.equal(linked({ log: 'rekor.example' }), false);
  assert.equal(linked({ version: 'rekor-v2' }), false);
  assert.equal(linked({ proof: ['inclusion'] }), false);
  assert.equal(linked({ index: '1"><b>' }), false);
});

test('references to copy are offered only when all is verified', () => {
  for (const report of [samples.unsigned(), samples.rateLimited(), samples.differing()]) {
    lacks(formatSummary(report), /Pinned references/);
  }
});

test('what could not be found out is never called unsigned', () => {
  for (const report of [samples.rateLimited(), samples.unreachable()]) {
    lacks(
      formatSummary(report).replace(/^ +classDef .*$/gm, ''),
      /unsigned|not signed|no signature|rejected|tamper/i,
    );
  }
});

test('a platform that an index lists twice has two rows: one cannot hide the other', () => {
  const good = samples.manifest('platform', ['linux/amd64'], [samples.legacy('amd64')]);
  const bad = {
    ...good,
    digest: samples.digest('other'),
    signatures: [],
    outcome: 'rejected',
  } as const;
  const [image] = samples.verified().images;
  assert.ok(image);
  const [index] = image.manifests;
  assert.ok(index);
  const text = formatSummary(samples.run([{ ...image, manifests: [index, bad, good] }]));
  assert.equal(text.match(/<tr><td><code>linux\/amd64<\/code><\/td>/g)?.length, 2);
});

thorough('a summary stays below 1 MiB, keeps the verdict, and says that it was cut', () => {
  const platforms = Array.from({ length: 1000 }, (_, i) => `linux/${'x'.repeat(200)}${i}`);
  const manifests = platforms.map((name) =>
    samples.manifest('platform', [name], [samples.bundle(name)]),
  );
  const [image] = samples.verified().images;
  assert.ok(image);
  const images = Array.from({ length: 12 }, () => ({ ...image, manifests }));
  const text = formatSummary(samples.run(images), { reportPath: 'out/report.json' });
  assert.ok(Buffer.byteLength(text) < 1024 * 1024, `${Buffer.byteLength(text)}`);
  assert.match(text, /^<h2>✅ Verified/);
  assert.match(text, /This summary was cut .* <code>out\/report\.json<\/code>/);
  parseMarkup(splitSummary(text).html);
});

test('even in very little room there is a verdict and a pointer', () => {
  const text = formatSummary(samples.unsigned(), { maxBytes: 600 });
  assert.ok(Buffer.byteLength(text) <= 600);
  assert.match(text, /❌ Rejected[\s\S]*was cut/);
});
