/** The terminal text of drift checks, of several ledgers, and of a ledger that is written. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fleetOf } from '../../src/drift/fleet.ts';
import type { InitResult } from '../../src/drift/init.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { fleetHead } from '../../src/report/drift/fleet.ts';
import { formatFleet } from '../../src/report/drift/fleet-summary.ts';
import { formatDrift, formatDriftInit } from '../../src/report/drift/terminal.ts';
import { driftVerdictOf } from '../../src/report/drift/verdict.ts';
import { leftOutText } from '../../src/report/drift/words.ts';
import * as samples from './drift-samples.ts';
import { matches } from './texts.ts';

const plain = { color: false, width: 100 };

for (const [name, report] of Object.entries({
  ok: samples.fine(22),
  'first-seen': samples.firstSeen(),
  drift: samples.drifted(),
  both: samples.driftedAndAway(),
  full: samples.full,
})) {
  test(`terminal text of a check: ${name}`, (t) => {
    matches(t, formatDrift(report, plain), `drift-terminal-${name}.txt`);
  });
}

function fleet(images: readonly DriftReport[]) {
  const { tool, started, finished } = samples.fine();
  return fleetOf(images, { tool, started, finished, requests: 42 });
}

const fine = (n: number) =>
  Array.from({ length: n }, (_, at) => ({ ...samples.fine(1), name: `image ${at}` }));

test('terminal text of several ledgers', (t) => {
  const images = [...fine(1), { ...samples.drifted(), name: 'drifted' }];
  const text = formatFleet(fleet([...images, { ...samples.away(), name: 'away' }]), plain);
  matches(t, text, 'drift-terminal-fleet.txt');
});

test('of many images, 50 have a row, and all that are not ok', () => {
  const drifted = { ...samples.drifted(), name: 'zz' };
  const rows = (images: readonly DriftReport[]) =>
    formatFleet(fleet(images), plain).match(/^ {2}(?:image|zz|and) .*/gm) ?? [];
  assert.equal(rows(fine(50)).length, 50);
  assert.equal(rows(fine(51)).length, 51);
  assert.equal(rows(fine(51)).at(-1), '  and 1 more image, as released everywhere');
  assert.equal(rows([...fine(52), drifted]).at(-1), '  and 3 more images, as released everywhere');
});

test('the title says how many of the images are not ok', () => {
  const titleOf = (images: readonly DriftReport[]) => fleetHead(fleet(images)).title;
  const drifted = { ...samples.drifted(), name: 'drifted' };
  assert.equal(titleOf(fine(2)), '2 images');
  assert.equal(titleOf([...fine(2), drifted]), '1 of 3 images');
  // A part is missing: no image is.
  const missing = { ...fleet(fine(2)), state: 'unreachable' as const };
  assert.equal(fleetHead(missing).title, '2 images');
});

test('a ledger is written if there is a release, and everything could be checked', () => {
  const unreachable = samples.away().unreachable.map(({ image: _, ...one }) => one);
  const init = (releases: number, more: Partial<InitResult> = {}) => {
    const ledger = {
      releases: Array.from({ length: releases }),
    } as unknown as InitResult['ledger'];
    const result = { ledger, refused: [], differences: [], unreachable: [], ...more };
    return formatDriftInit(result, 'releases.json', plain).split('\n').slice(0, -1);
  };
  const review = 'review it before you commit it';
  assert.deepEqual(init(1), [`WRITTEN: 1 release in releases.json; ${review}`]);
  assert.deepEqual(init(2, { refused: ['0.1.1'] }), [
    'Left out: 0.1.1',
    `WRITTEN: 2 releases in releases.json; ${review}`,
  ]);
  assert.deepEqual(init(0), ['NOT WRITTEN: no release could be verified']);
  assert.equal(init(1, { unreachable }).at(-1), 'NOT WRITTEN: not everything could be checked');
});

test('verdicts: what was checked, what was not, and where the differences are', () => {
  const sentence = (report: DriftReport) => driftVerdictOf(report).sentence;
  const [hub, ecr] = [samples.hub, samples.ecr];
  const blobs = { present: 7, missing: [] };
  const one = (...images: Parameters<typeof samples.image>[2][]) => {
    const report = samples.fine(1);
    const [release] = report.releases;
    assert.ok(release);
    const made = images.map((more, at) => samples.image('0.1.35', at === 0 ? hub : ecr, more));
    return { ...report, releases: [{ ...release, images: made }] };
  };
  const released = '1 release on 2 registries is as released: tags, manifests and signatures. ';
  assert.equal(
    sentence(one({ looked: 'nothing' }, { looked: 'nothing' })),
    `${released}Nothing was checked.`,
  );
  assert.match(sentence(one({ blobs }, { looked: 'nothing' })), /Checked: .* of 1 image\.$/);
  assert.match(
    sentence(one({ blobs }, { looked: 'unchanged' })),
    /Checked: .* of 1 image; .* of 1 image unchanged since a full check on .* or later\.$/,
  );
  assert.doesNotMatch(sentence(one({}, {})), /blobs/);
  const drifted = samples.drifted();
  assert.equal(sentence(drifted), `4 differences in 2 of 12 releases on ${ecr} and ${hub}.`);
  const [, , latest] = drifted.differences;
  assert.ok(latest);
  const { releases } = samples.fine();
  assert.equal(
    sentence({ ...drifted, releases, differences: [latest] }),
    `1 difference on ${hub}.`,
  );
  const away = samples.away();
  assert.match(sentence(away), /^Not everything could be checked: docker\.io\/nicolas\/webdis \(/);
  assert.match(sentence({ ...away, unreachable: [] }), /checked: the report gives no reason\. /);
});

test('tags that were not checked, and why', () => {
  const left = (older: number, others: number) =>
    leftOutText({ older, others, names: ['a'] }).replace('tags that were not checked: ', '');
  assert.equal(left(1, 0), 'a (1 older than the ledger)');
  assert.equal(left(0, 2), 'a and 1 more (2 that are not versions)');
  assert.equal(left(1, 1), 'a and 1 more (1 older than the ledger, 1 that are not versions)');
});
