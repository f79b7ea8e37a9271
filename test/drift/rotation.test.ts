/** Full looks in turn: each release in every Nth run, as many in one run as in the next, and none forgotten. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Rotation } from '../../src/drift/rotation.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { now } from '../signature/support.ts';
import { check, held, Image, kinds, ledgerOf, type Ran, registry } from './support/world.ts';

const at = (turn: number) => ({ at: '2026-11-23T07:00:00.000Z', turn });

test('threat 188: each run looks at as many releases as the next, and at each in every seventh run', () => {
  const releases = 70;
  const last = Array.from({ length: releases }, () => at(0));
  for (let turn = 1; turn <= 21; turn += 1) {
    const rotation = new Rotation(7, 'releases', at(turn));
    const due = last.flatMap((one, place) => (rotation.isDue(place, one) ? [place] : []));
    assert.equal(due.length, 10);
    for (const place of due) last[place] = at(turn);
  }
  assert.ok(last.every(({ turn }) => turn > 14));
});

test('images of a fleet, with one release each, do not all begin in the same run', () => {
  const counts = Array.from({ length: 7 }, (_, turn) => {
    const names = Array.from({ length: 700 }, (_, at) => `image-${at}`);
    return names.filter((name) => new Rotation(7, name, at(turn + 1)).isDue(0, at(0))).length;
  });
  assert.ok(Math.max(...counts) < 150 || counts[6] === 700, String(counts));
  assert.equal(counts[6], 700, 'after seven runs, each that missed its turn is due');
});

test('due: what was never looked at, what missed its turn, and what a later run looked at', () => {
  const rotation = new Rotation(7, 'releases', at(20));
  const places = [0, 1, 2, 3, 4, 5, 6];
  for (const last of [undefined, at(13), at(2), at(20), at(21)]) {
    assert.ok(places.every((place) => rotation.isDue(place, last)));
  }
  assert.equal(places.filter((place) => rotation.isDue(place, at(19))).length, 1);
  assert.ok(new Rotation(1, 'releases', at(20)).isDue(3, at(19)));
});

test('what is asked once for each repository is asked in full as often as a release', () => {
  for (const every of [1, 2, 7]) {
    const turns = Array.from({ length: 7 * every }, (_, turn) => at(turn + 1));
    const full = turns.filter((turn) => new Rotation(every, 'releases', turn).isFull);
    assert.equal(full.length, 7);
  }
});

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const versions = ['0.1.24', '0.1.25', '0.1.26'];

beforeEach(() => {
  for (const one of both) one.reset();
});

const looked = ({ report }: Ran) =>
  report.releases.map(({ images }) => images.map((one) => one.looked).join());

test('threat 188: in seven runs each release is looked at in full once, and the report says when', async () => {
  for (const version of versions) new Image(version, 'legacy').put(hub).put(ecr);
  const ledger = await ledgerOf([hub]);
  let ran = await check(both, { ledger, fullEvery: 7 });
  const full = new Map(versions.map((version) => [version, 0]));
  for (let day = 1; day <= 7; day += 1) {
    const today = new Date(now.getTime() + day * 86_400_000);
    ran = await check(both, { ledger, fullEvery: 7, state: ran.state, now: today });
    for (const { version, images } of ran.report.releases) {
      const isFull = images.every((one) => one.looked === 'verified');
      if (isFull) full.set(version, (full.get(version) ?? 0) + 1);
      for (const { looked: how, fullyChecked = '' } of images) {
        assert.equal(how === 'verified', fullyChecked === today.toISOString());
        assert.ok(Date.parse(fullyChecked) >= now.getTime());
      }
    }
  }
  assert.deepEqual([...full.values()], [1, 1, 1]);
  assert.equal(ran.history.runs.at(-1)?.turn, 7);
});

test('of full looks that a quota did not allow, it is counted how many', async () => {
  for (const version of versions) new Image(version, 'legacy', platformOnly(version)).put(hub);
  const ledger = await ledgerOf([hub]);
  const { state } = await check([hub], { ledger });
  const headers = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '9;w=21600' };
  hub.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { headers } });
  const { report } = await check([hub], { ledger, state, fullEvery: 1 });
  assert.match(report.notes[0]?.message ?? '', /^3 images were due for a full check/);
});

test('a quota that does not allow a full look: an ordinary one, a warning, and due until it is done', async () => {
  new Image('0.1.24', 'bundles').put(hub);
  const ledger = await ledgerOf([hub]);
  const first = await check([hub], { ledger });
  const headers = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '9;w=21600' };
  hub.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { headers } });
  const second = await check([hub], { ledger, state: first.state, fullEvery: 1 });
  assert.deepEqual([second.report.state, looked(second)], ['ok', ['unchanged']]);
  assert.match(second.report.notes[0]?.message ?? '', /1 image was due for a full check/);
  assert.equal(second.report.releases[0]?.images[0]?.fullyChecked, now.toISOString());
  held(hub).tags.delete('0.1.24');
  const third = await check([hub], { ledger, state: second.state, fullEvery: 1 });
  assert.deepEqual(kinds(third.report), ['0 tag-missing 0.1.24']);
});
