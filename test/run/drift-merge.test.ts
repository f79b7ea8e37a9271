/** Merging parts: they must be of the ledger and the images that are given, and of the history's own check. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DriftReport } from '../../src/drift/report.ts';
import { checkId, formatFooter, formatHeader } from '../../src/drift/state.ts';
import { formatLedger, ledgerDigest } from '../../src/ledger/ledger.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { mergeDrift, mergeFleet } from '../../src/run/drift-merge.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { fullLedger } from '../ledger/samples.ts';
import { ecr, fine, hub } from '../report/drift-samples.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const ledger = at('releases.json');
writeFileSync(ledger, formatLedger(fullLedger));
const images = [hub, ecr].map(parseRepository);

function part(name: string, more: Partial<DriftReport> = {}): string {
  const report = { ...fine(), ledger: ledgerDigest(fullLedger), ...more };
  writeFileSync(at(name), JSON.stringify(report));
  return at(name);
}

const none = { state: undefined, ledger: undefined, images: undefined };

test('threat 187: parts of another ledger, or of other images, are refused', async () => {
  const { report } = await mergeDrift([part('a.json')], { ...none, ledger, images });
  assert.equal(report.state, 'ok');
  const other = part('b.json', { ledger: `sha256:${'0'.repeat(64)}` as never });
  await assert.rejects(mergeDrift([other], { ...none, ledger }), /of another ledger/);
  await mergeDrift([other], none);
  const { ledger: _, ...tags } = JSON.parse(readFileSync(at('a.json'), 'utf8'));
  writeFileSync(at('tags.json'), JSON.stringify(tags));
  await assert.rejects(mergeDrift([at('tags.json')], { ...none, ledger }), {
    code: 'E_INPUT',
    message: /^the reports are of another ledger: none, and ".*releases\.json" is sha256:/,
  });
  const swapped = { ...none, images: images.toReversed() };
  await assert.rejects(mergeDrift([at('a.json')], swapped), /of other images/);
});

test('a part that is given twice is named', async () => {
  const twice = [part('a.json'), at('a.json')];
  const message = /^reports: ".*a\.json" is a duplicate$/;
  await assert.rejects(mergeDrift(twice, none), { code: 'E_INPUT', message });
  await assert.rejects(mergeFleet(twice, [ledger], undefined), { code: 'E_INPUT', message });
});

test('what the parts verified stays in the state file', async () => {
  const state = at('kept.state');
  const report = fine();
  const owner = { check: checkId({ ...report, ledger: 'x' }), policy: 'policy' };
  const line = '{"version":"0.1.24","digest":"kept unread"}';
  writeFileSync(state, `${formatHeader(owner)}${line}\n${formatFooter({ runs: [] })}`);
  await mergeDrift([part('a.json')], { ...none, state });
  const lines = readFileSync(state, 'utf8').split('\n');
  assert.deepEqual([lines.length, lines[1], lines[3]], [4, line, '']);
});

test('threat 186: a history of another check is lost, not joined', async () => {
  const state = at('drift.state');
  writeFileSync(state, 'first');
  const first = await mergeDrift([part('a.json')], { ...none, state });
  assert.deepEqual([first.history.lost, first.history.runs.length], [undefined, 1]);
  const again = await mergeDrift([at('a.json')], { ...none, state });
  assert.equal(again.history.runs.length, 2);
  const other = await mergeDrift([part('b.json', { name: 'other' })], { ...none, state });
  assert.match(other.history.lost ?? '', /another ledger/);
  assert.match(other.report.notes[0]?.message ?? '', /the history of earlier runs is lost/);
  assert.match(readFileSync(state, 'utf8'), /drift-state\/v2/);
});
