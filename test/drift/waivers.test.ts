/** Waivers of the ledger: what they name does not count until their day, and is shown. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { mergeReports } from '../../src/drift/merge.ts';
import { formatLedger, type Ledger, parseLedger } from '../../src/ledger/ledger.ts';
import type { Waiver } from '../../src/ledger/waiver.ts';
import { formatDriftPage } from '../../src/report/drift/page.ts';
import { formatDriftSummary } from '../../src/report/drift/summary.ts';
import { formatDrift } from '../../src/report/drift/terminal.ts';
import { now } from '../signature/support.ts';
import { check, held, Image, kinds, ledgerOf, registry, repository } from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const image = new Image('0.1.24', 'legacy');
const name = `${ecr.host}/${repository}`;

beforeEach(() => {
  for (const one of both) one.reset();
  image.put(hub).put(ecr);
});

const today = now.toISOString().slice(0, 10);
const waiver: Waiver = {
  kind: 'tag-missing',
  tag: '0.1.24',
  registry: name,
  reason: 'ECR deleted it by mistake',
  until: today,
};

async function run(waivers: readonly Waiver[]) {
  const ledger: Ledger = { ...(await ledgerOf([hub])), waivers };
  held(ecr).tags.delete('0.1.24');
  return check(both, { ledger });
}

test('threat 192: a waived difference does not count on its last day, and does on the next', async () => {
  const { report } = await run([waiver]);
  assert.deepEqual([report.state, report.exitCode, report.differences], ['ok', 0, []]);
  assert.deepEqual(
    report.waived.map(({ kind }) => kind),
    ['tag-missing'],
  );
  const [release] = report.releases;
  assert.deepEqual([release?.state, release?.images[1]?.state], ['ok', 'ok']);
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  held(ecr).tags.set('0.1.24', image.part.digest);
  const late = await run([{ ...waiver, until: yesterday }]);
  assert.deepEqual([late.report.state, kinds(late.report)], ['drift', ['1 tag-missing 0.1.24']]);
  assert.equal(
    late.report.notes[0]?.message,
    `the waiver of tag-missing for 0.1.24 ended on ${yesterday}`,
  );
  assert.equal(late.report.notes[0]?.severity, 'warning');
});

test('a waiver names kind, tag, registry and manifest: what it does not name counts', async () => {
  for (const other of [
    { ...waiver, kind: 'signature-missing' as const },
    { ...waiver, tag: '0.1.25' },
    { ...waiver, registry: `${hub.host}/${repository}` },
    { ...waiver, digest: image.part.digest },
  ]) {
    held(ecr).tags.set('0.1.24', image.part.digest);
    const { report } = await run([other]);
    assert.deepEqual([report.state, report.waived], ['drift', []]);
  }
  held(ecr).tags.set('0.1.24', image.part.digest);
  const { registry: _, ...anywhere } = waiver;
  assert.equal((await run([anywhere])).report.state, 'ok');
});

test('a waived difference is looked at completely in every run, and shown with reason and day', async () => {
  const { report, state } = await run([waiver]);
  const ledger: Ledger = { ...(await ledgerOf([hub])), waivers: [waiver] };
  const again = await check(both, { ledger, state });
  assert.equal(again.report.waived.length, 1);
  for (const text of [
    formatDriftPage(report, { runs: [] }),
    formatDriftSummary(report),
    formatDrift(report, { color: false }),
  ]) {
    assert.match(text, /[Ww]aived until \d{4}-\d\d-\d\d/);
    assert.ok(text.includes('ECR deleted it by mistake'));
    assert.match(text, /Waived: 1 difference/);
  }
});

test('parts that are merged keep what is waived', async () => {
  const ledger: Ledger = { ...(await ledgerOf([hub])), waivers: [waiver] };
  held(ecr).tags.delete('0.1.24');
  const parts = [];
  for (const index of [1, 2]) {
    parts.push((await check(both, { ledger, shard: { index, of: 2 } })).report);
  }
  const { report } = mergeReports(parts, { runs: [] });
  assert.deepEqual([report.state, report.waived.length], ['ok', 1]);
});

test('the ledger with waivers is read as it was written, and one without a day or reason is not', async () => {
  const ledger: Ledger = { ...(await ledgerOf([hub])), waivers: [waiver] };
  const read = (text: string) => parseLedger(Buffer.from(text), 'releases.json');
  assert.deepEqual(read(formatLedger(ledger)), ledger);
  for (const field of ['reason', 'until', 'kind', 'tag']) {
    const broken = { ...ledger, waivers: [{ ...waiver, [field]: undefined }] };
    assert.throws(() => read(JSON.stringify(broken)), { code: 'E_INPUT' });
  }
});
