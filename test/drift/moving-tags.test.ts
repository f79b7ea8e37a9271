/** Tags that move: the right release, the same on all registries, and signed by whom where they point elsewhere. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { formatLedger, type Ledger, parseLedger } from '../../src/ledger/ledger.ts';
import { platformOnly } from '../mirror/support/images.ts';
import {
  check,
  differenceOf,
  held,
  Image,
  kinds,
  ledgerOf,
  registry,
  repository,
} from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const versions = ['0.1.24', '0.1.25', '0.2.0'];
const images = versions.map((version) =>
  new Image(version, 'legacy', platformOnly(version)).put(hub).put(ecr),
);
const [oldest, older, highest] = images as [Image, Image, Image];
const ledger = await ledgerOf([hub], '0.1.24');
const next = new Image('0.2.1', 'legacy').put(hub).put(ecr);
const evil = new Image('evil');
for (const one of both) {
  put(one, repository, evil.part, 'evil');
  for (const tag of ['evil', '0.2.1']) held(one).tags.delete(tag);
  for (const tag of ['latest', '0', '0.2']) held(one).tags.set(tag, highest.part.digest);
  held(one).tags.set('0.1', older.part.digest);
}
const tags = both.map((at) => [...held(at).tags]);

beforeEach(() => {
  for (const [at, one] of both.entries()) {
    one.faults.clear();
    held(one).tags.clear();
    for (const [tag, digest] of tags[at] ?? []) held(one).tags.set(tag, digest);
  }
});

const named = (movingTags: Record<string, string>): Ledger => ({ ...ledger, movingTags });

test('threat 189: a moving tag that one registry lacks is drift, with the command that writes it', async () => {
  assert.equal((await check(both, { ledger })).report.state, 'ok');
  held(ecr).tags.delete('0.1');
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 tag-missing 0.1']);
  const { message, expected, fix, version } = differenceOf(report, 'tag-missing');
  assert.match(
    message,
    /does not exist, although another registry has it: it must point to 0\.1\.25/,
  );
  assert.deepEqual([expected, version], [older.part.digest, '0.1.25']);
  const place = `${ecr.host}/${repository}`;
  assert.ok(
    fix?.startsWith(`webdis-trust mirror ${place}@${older.part.digest} ${place}:0.1 `),
    fix,
  );
});

test('a list that is older than the tag, and a tag that cannot be read', async () => {
  const list = JSON.stringify({ name: repository, tags: [...versions, 'latest', '0', '0.2'] });
  const headers = { 'content-type': 'application/json' };
  const times = Number.POSITIVE_INFINITY;
  ecr.faults.add({ when: { path: 'tags/list', times }, do: { status: 200, headers, body: list } });
  assert.equal((await check(both, { ledger })).report.state, 'ok');
  ecr.faults.add({ when: { path: 'manifests/0.1', times }, do: { status: 503 } });
  const { report } = await check(both, { ledger });
  assert.deepEqual([report.state, kinds(report)], ['unreachable', []]);
});

test('threat 189: what the ledger says about a tag counts, whatever its name is', async () => {
  for (const one of both) {
    held(one).tags.set('edge', highest.part.digest);
    held(one).tags.set('lts', older.part.digest);
  }
  const right = named({ edge: '0.2.0', lts: '0.1.25' });
  assert.equal((await check(both, { ledger: right })).report.state, 'ok');
  held(ecr).tags.set('lts', oldest.part.digest);
  held(hub).tags.delete('edge');
  const { report } = await check(both, { ledger: right });
  assert.deepEqual(kinds(report), ['0 tag-missing edge', '1 rolled-back lts']);
  assert.match(differenceOf(report, 'rolled-back').message, /not to 0\.1\.25, as the ledger says/);
  assert.match(differenceOf(report, 'tag-missing').message, /although the ledger names it/);
  held(ecr).tags.set('lts', evil.part.digest);
  const unsigned = await check(both, { ledger: right });
  assert.match(differenceOf(unsigned.report, 'tag-unknown').message, /is not signed as required/);
});

test('latest by the ledger: on every registry, and not the highest', async () => {
  const lts = named({ latest: '0.1.25' });
  assert.deepEqual(kinds((await check(both, { ledger: lts })).report), [
    '0 latest-wrong latest',
    '1 latest-wrong latest',
  ]);
  held(hub).tags.set('latest', older.part.digest);
  held(ecr).tags.delete('latest');
  const { report } = await check(both, { ledger: lts });
  assert.deepEqual(kinds(report), ['1 latest-wrong latest']);
  const { message } = differenceOf(report, 'latest-wrong');
  assert.match(
    message,
    /although the ledger names it: it must point to 0\.1\.25, as the ledger says/,
  );
});

for (const [what, digest, says] of [
  [
    'another release',
    older.part.digest,
    /points to release 0\.1\.25, which is signed by key [0-9a-f]{16}:/,
  ],
  [
    'a signed image',
    next.part.digest,
    /, which is signed by key [0-9a-f]{16}: it must point to 0\.2\.0/,
  ],
  [
    'an unsigned image',
    evil.part.digest,
    /, which is not signed as required: the index carries no signature/,
  ],
] as const) {
  test(`latest points to ${what}: it is said by whom that is signed`, async () => {
    held(ecr).tags.set('latest', digest);
    const { report } = await check(both, { ledger });
    assert.match(differenceOf(report, 'latest-wrong').message, says);
  });
}

test('an unknown tag: it is said by whom it is signed, in the note and in the difference', async () => {
  held(ecr).tags.set('0.2.1', next.part.digest);
  const first = await check(both, { ledger });
  assert.match(first.report.notes[0]?.message ?? '', /and is signed by key [0-9a-f]{16}: drift if/);
  const second = await check(both, { ledger, state: first.state });
  const { message } = differenceOf(second.report, 'tag-unknown');
  assert.match(message, /, is signed by key [0-9a-f]{16}, and was there in the run before/);
});

test('the ledger names only releases of its own, and no tag of a registry is taken for a name', async () => {
  const read = (movingTags: Record<string, string>) =>
    parseLedger(Buffer.from(formatLedger(named(movingTags))), 'releases.json');
  assert.deepEqual(read({ lts: '0.1.25' }).movingTags, { lts: '0.1.25' });
  assert.throws(() => read({ lts: '0.3.0' }), /has no release 0\.3\.0, to which the tag "lts"/);
  held(ecr).tags.set('constructor', evil.part.digest);
  assert.equal((await check(both, { ledger: named({ lts: '0.1.25' }) })).report.state, 'drift');
  held(hub).tags.set('lts', older.part.digest);
  held(ecr).tags.set('lts', older.part.digest);
  assert.equal((await check(both, { ledger: named({ lts: '0.1.25' }) })).report.state, 'ok');
});
