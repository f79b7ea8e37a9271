/** Reports about several ledgers: the worst state, parts that are joined, and reports that contradict themselves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FleetReport, fleetOf, mergeFleets, parseFleetReport } from '../../src/drift/fleet.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { isIn } from '../../src/drift/shard.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { formatReport } from '../../src/report/json.ts';
import { away, drifted, fine } from '../report/drift-samples.ts';
import { digest } from '../report/samples.ts';

const run = {
  tool: { name: '@webdis/verify-action', version: '0.1.0' },
  started: '2026-11-23T07:00:00.000Z',
  finished: '2026-11-23T07:05:00.000Z',
  requests: 10,
};
const about = (report: DriftReport, name: string): DriftReport => ({
  ...report,
  ...{ name, ledger: digest(name) },
});
const parse = (report: FleetReport) =>
  parseFleetReport(Buffer.from(formatReport(report)), 'f.json');

test('the state is the worst of all: drift, then unreachable, then ok', () => {
  const [ok, unreachable, drift] = [about(fine(), 'a'), about(away(), 'b'), about(drifted(), 'c')];
  const lost = { severity: 'error', code: 'E_INPUT', message: 'a part is missing' } as const;
  for (const [images, more, state, exitCode] of [
    [[ok], {}, 'ok', 0],
    [[ok, ok], {}, 'ok', 0],
    [[unreachable, ok], {}, 'unreachable', 3],
    [[ok], { unreachable: [lost] }, 'unreachable', 3],
    [[ok, unreachable, drift], {}, 'drift', 20],
    [[drift], { unreachable: [lost] }, 'drift', 20],
  ] as const) {
    const fleet = fleetOf(images, { ...run, ...more });
    assert.deepEqual([fleet.state, fleet.exitCode], [state, exitCode]);
    assert.deepEqual(parse(fleet).state, state);
  }
  const sorted = fleetOf([drift, ok, unreachable], run).images.map(({ name }) => name);
  assert.deepEqual(sorted, ['a', 'b', 'c']);
});

test('a report that contradicts itself is refused', () => {
  const good = fleetOf([about(fine(), 'a')], run);
  for (const more of [
    { state: 'drift' },
    { exitCode: 20 },
    { state: 'unreachable', exitCode: 3 },
  ] as const) {
    assert.throws(() => parse({ ...good, ...more }), {
      code: 'E_INPUT',
      message: /^f\.json: the report is .*, and its content says otherwise$/,
    });
  }
  const shards = [1, 2].map((index) => ({ index, of: 2 }));
  const [own, other] = shards.toSorted((one) => (isIn(one, 'a') ? -1 : 1));
  assert.ok(own && other);
  assert.equal(parse({ ...good, shard: own }).images.length, 1);
  assert.throws(() => parse({ ...good, shard: other }), { message: /which is in another part$/ });
});

test('threat 187: parts are joined if they are of one check of these ledgers', () => {
  const part = (index: number, names: readonly string[], more: Partial<FleetReport> = {}) => ({
    ...fleetOf(
      names.map((name) => about(fine(), name)),
      { ...run, shard: { index, of: 2 } },
    ),
    ...more,
  });
  const ledgers = new Map<string, Digest>(['a', 'b'].map((name) => [name, digest(name)]));
  const late = { started: '2026-11-23T07:10:00.000Z', finished: '2026-11-23T07:20:00.000Z' };
  const merged = mergeFleets([part(2, ['b'], late), part(1, ['a'])], ledgers);
  assert.deepEqual(
    [merged.state, merged.started, merged.finished, merged.requests, merged.shard],
    ['ok', run.started, late.finished, 20, undefined],
  );
  const unseen = mergeFleets([part(1, ['a']), part(2, [])], ledgers);
  assert.equal(unseen.state, 'unreachable');
  assert.match(unseen.unreachable[0]?.message ?? '', /^there is no report about "b"/);
  const half = mergeFleets([part(1, ['a'])], new Map([['a', digest('a')]]));
  assert.deepEqual([half.state, half.missingShards], ['unreachable', [{ index: 2, of: 2 }]]);

  const refused = (parts: readonly FleetReport[], message: RegExp) =>
    assert.throws(() => mergeFleets(parts, ledgers), { code: 'E_INPUT', message });
  refused([], /no report to merge/);
  const tool = { ...run.tool, version: '0.2.0' };
  refused([part(1, ['a']), part(2, ['b'], { tool })], /not parts of one check/);
  refused([part(1, ['a']), part(2, ['b'], { shard: { index: 2, of: 3 } })], /not parts of one/);
  const foreign = about(fine(), 'b');
  refused(
    [part(1, ['a']), part(2, [], { images: [{ ...foreign, ledger: digest('x') }] })],
    /of another ledger/,
  );
  refused([part(1, ['a']), part(2, ['c'])], /and not one of those that are given/);
});
