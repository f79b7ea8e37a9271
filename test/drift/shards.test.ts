/** Parts of a check: together they are the whole, and a part that is missing is no success. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeReports } from '../../src/drift/merge.ts';
import { parseDriftReport } from '../../src/drift/read-report.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { isIn, parseShard, planShards } from '../../src/drift/shard.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { formatReport, reportPieces } from '../../src/report/json.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { check, held, Image, kinds, ledgerOf, registry } from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const versions = Array.from({ length: 8 }, (_, at) => `0.1.${24 + at}`);
const images = versions.map((version) => new Image(version, 'legacy').put(hub).put(ecr));
const ledger = await ledgerOf([hub], '0.1.24');
held(ecr).tags.delete(signatureTag(images[3]?.part.digest as never));
held(ecr).tags.set('0.1.30', images[0]?.part.digest as never);
held(ecr).tags.set('0.2.0', images[0]?.part.digest as never);
held(hub).tags.set('latest', images[7]?.part.digest as never);

const none = { runs: [] };
const whole = (await check(both, { ledger })).report;
const parts: DriftReport[] = [];
for (const { shard } of planShards(3).include) {
  parts.push((await check(both, { ledger, shard: parseShard(shard) })).report);
}

test('every release is in one part, and a new one moves none of the others', () => {
  const many = Array.from({ length: 1000 }, (_, at) => `1.${Math.floor(at / 10)}.${at % 10}`);
  for (const parts of [1, 2, 4, 7]) {
    const sizes = Array.from({ length: parts }, (_, at) => {
      return many.filter((version) => isIn({ index: at + 1, of: parts }, version)).length;
    });
    assert.equal(
      sizes.reduce((sum, size) => sum + size),
      1000,
    );
    assert.ok(Math.min(...sizes) > 700 / parts, String(sizes));
  }
  assert.deepEqual(planShards(2), { include: [{ shard: '1/2' }, { shard: '2/2' }] });
});

test('anything but a part of parts', () => {
  for (const text of ['', '0/2', '3/2', '1', '1/0', 'a/b', '1/2/3', '-1/2', '01/2']) {
    assert.throws(() => parseShard(text), RangeError);
  }
  assert.throws(() => parseShard('x'.repeat(80)), {
    message: `"${'x'.repeat(50)}" is not a part of parts, such as 2/4`,
  });
});

test('the parts together are the whole', () => {
  const { report } = mergeReports(parts, none);
  const { requests: _, registries, shard, ...rest } = report;
  const { requests: __, registries: expected, ...all } = whole;
  assert.deepEqual(rest, all);
  assert.equal(shard, undefined);
  assert.deepEqual(
    registries.map(({ name, state }) => [name, state]),
    expected.map(({ name, state }) => [name, state]),
  );
  assert.deepEqual(kinds(report), [
    '1 latest-wrong latest',
    '1 rolled-back 0.1.30',
    '1 signature-missing 0.1.27',
  ]);
  assert.deepEqual(report.unknownTags.length, 1);
  assert.equal(report.notes.length, 1, 'tags and latest are looked at by one part only');
  assert.ok(parts.every(({ releases }) => releases.length > 0 && releases.length < 8));
});

test('a part that is missing: never ok, and no drift either', () => {
  const ok = { state: 'ok', exitCode: 0, differences: [] } as const;
  const calm = parts.map((part) => {
    const registries = part.registries.map((one) => ({ ...one, state: 'ok' as const }));
    return { ...part, ...ok, registries };
  });
  assert.equal(mergeReports(calm, none).report.state, 'ok');
  const { report, history } = mergeReports(calm.slice(1), none);
  assert.deepEqual([report.state, report.exitCode], ['unreachable', 3]);
  assert.deepEqual(report.missingShards, [{ index: 1, of: 3 }]);
  assert.match(report.unreachable[0]?.message ?? '', /part 1\/3 is missing/);
  assert.ok(report.registries.every(({ state }) => state === 'unreachable'));
  assert.equal(history.runs.at(-1)?.state, 'unreachable');
  const drifted = mergeReports(parts.slice(0, 2), none).report;
  assert.equal(drifted.missingShards.length, 1);
  assert.equal(drifted.state, 'drift');
});

test('unknown tags that the merged history has seen before are drift', () => {
  const first = mergeReports(parts, none);
  const second = mergeReports(parts, first.history);
  assert.ok(kinds(second.report).includes('1 tag-unknown 0.2.0'));
  assert.equal(second.report.notes.length, 0);
  assert.equal(second.history.runs.length, 2);
});

test('the part that looks at tags is missing: what was seen before is not forgotten', () => {
  const first = mergeReports(parts, none);
  const second = mergeReports(parts.slice(1), first.history);
  assert.ok(!kinds(second.report).some((one) => one.includes('tag-unknown')));
  const third = mergeReports(parts, second.history);
  assert.ok(kinds(third.report).includes('1 tag-unknown 0.2.0'));
});

test('reports that are not parts of one check', () => {
  const [first, second] = parts as [DriftReport, DriftReport];
  const cases: readonly (readonly DriftReport[])[] = [
    [],
    [first, first],
    [first, { ...second, policy: { ...second.policy, transparencyLog: 'ignored' } }],
    [first, { ...second, registries: [...second.registries].reverse() }],
    [first, { ...second, shard: { index: 2, of: 4 } }],
    [first, { ...second, ledger: digestOf(Buffer.from('the ledger of yesterday')) }],
    [whole, whole],
  ];
  for (const one of cases) assert.throws(() => mergeReports(one, none), { code: 'E_INPUT' });
});

test('a history keeps a hundred runs', () => {
  let history: ReturnType<typeof mergeReports>['history'] = none;
  for (let run = 0; run < 120; run += 1) history = mergeReports([whole], history).history;
  assert.equal(history.runs.length, 100);
});

test('a report is read back as it was written, in one piece or in several', () => {
  for (const report of [whole, ...parts, { ...whole, releases: [] }]) {
    const text = formatReport(report);
    assert.equal([...reportPieces(report)].join(''), text);
    assert.deepEqual(parseDriftReport(Buffer.from(text), 'drift.json'), report);
  }
});

const changed = (fields: Partial<DriftReport>) => (text: string) =>
  JSON.stringify({ ...JSON.parse(text), ...fields });

test('reports that are read are strict', () => {
  const changes: readonly ((text: string) => string)[] = [
    (text) => text.replace('"state": "drift"', '"state": "fine"'),
    (text) => text.replace('"exitCode": 20', '"exitCode": 1'),
    (text) => text.replace('"missingShards"', '"missing"'),
    (text) => text.replace('"digest": "sha256:', '"digest": "md5:'),
    (text) => text.replace('"kind": "rolled-back"', '"kind": "rolled-over"'),
    (text) => text.slice(0, -5),
    (text) => text.replace('"tool": {', '"extra": 1, "tool": {'),
    // Its state follows from its content.
    (text) => text.replace('"state": "drift"', '"state": "ok"'),
    (text) => text.replace('"exitCode": 20', '"exitCode": 0'),
    changed({ differences: [] }),
    changed({ state: 'unreachable', exitCode: 3, differences: [] }),
    changed({ missingShards: [{ index: 1, of: 2 }] }),
    // A part, of parts, with what is in it.
    ...[
      { index: 0, of: 0 },
      { index: 0, of: 3 },
      { index: 4, of: 3 },
      { index: 1, of: 4_000_000_000 },
    ].map((shard) => changed({ shard, releases: [] })),
    changed({ shard: { index: 1, of: 3 } }),
  ];
  for (const change of changes) {
    const bytes = Buffer.from(change(formatReport(whole)));
    assert.throws(() => parseDriftReport(bytes, 'drift.json'), {
      code: 'E_INPUT',
      message: /^drift\.json: /,
    });
  }
});
