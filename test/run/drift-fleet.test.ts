/** One check of several ledgers: their own images and signers, one state, parts, and hosts that are away. */

import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { loadCase, vectorCases } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { fleetReportSchema, parseFleetReport } from '../../src/drift/fleet.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { isIn } from '../../src/drift/shard.ts';
import * as library from '../../src/index.ts';
import { formatLedger, type Ledger, ledgerSchema } from '../../src/ledger/ledger.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { driftAddOptions, driftOptions } from '../../src/options/drift.ts';
import { readTexts } from '../../src/options/inputs.ts';
import { filesOf } from '../../src/report/drift/files.ts';
import { formatReport, reportPieces } from '../../src/report/json.ts';
import { readOutcome } from '../../src/run/drift-files.ts';
import { checkFleet, readLedgers } from '../../src/run/drift-fleet.ts';
import { addDrift } from '../../src/run/drift-init.ts';
import { mergeFleet } from '../../src/run/drift-merge.ts';
import { isTooOften } from '../../src/run/drift-outcome.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { otherKey, signerKey, trust } from '../e2e/support/world.ts';

const [hub, ecr] = await Promise.all([
  startRegistry({ name: 'Hub' }),
  startRegistry({ name: 'ECR' }),
]);
after(() => Promise.all([hub.stop(), ecr.stop()]));

const vector = 'legacy-rekor-v1';
const digest = vectorCases().find(({ name }) => name === vector)?.digest as Digest;
const spki = createPublicKey(readFileSync(signerKey)).export({ type: 'spki', format: 'der' });
const fingerprint = createHash('sha256').update(spki).digest('hex');

const folder = temporaryFolder();
const ledgers = join(folder, 'ledgers');
const state = join(folder, 'drift.state');

function ledgerOf(name: string, more: Partial<Ledger> = {}): Ledger {
  return {
    schema: ledgerSchema,
    images: [hub, ecr].map(({ host }) => `${host}/${name}`),
    signers: trust,
    from: '0.1.24',
    releases: [
      {
        version: '0.1.24',
        digest,
        platforms: {},
        signatures: [],
        signer: { kind: 'key', fingerprint, algorithm: 'ecdsa-p256' },
      },
    ],
    ...more,
  };
}

function write(name: string, ledger = ledgerOf(name)): void {
  mkdirSync(dirname(join(ledgers, name)), { recursive: true });
  writeFileSync(join(ledgers, `${name}.json`), formatLedger(ledger));
}

const names = ['app', 'team/db', 'team/web'];

beforeEach(() => {
  rmSync(ledgers, { recursive: true, force: true });
  rmSync(state, { force: true });
  for (const registry of [hub, ecr]) {
    registry.reset();
    for (const name of names) loadCase(registry, name, vector, { tags: { '0.1.24': digest } });
  }
  for (const name of names) write(name);
});

const host = { env: {}, signal: AbortSignal.timeout(60_000) };

function check(inputs: Readonly<Record<string, string>> = {}) {
  const values = readTexts(
    driftOptions,
    { ledgers, state, 'full-every': '100', ...inputs },
    'test',
  );
  return checkFleet({ ...values, ledgers: values.ledgers ?? [] }, host);
}

const states = ({ report }: Awaited<ReturnType<typeof check>>) =>
  Object.fromEntries(report.images.map((image) => [image.name, image.state]));

test('every ledger of a folder, by its own name, images and signers; and a report that is read again', async () => {
  // Only files with the name of a ledger are ledgers.
  writeFileSync(join(ledgers, 'README.md'), 'Ledgers of our images');
  mkdirSync(join(ledgers, 'old.json'));
  writeFileSync(state, 'first');
  const first = await check();
  assert.deepEqual(states(first), { app: 'ok', 'team/db': 'ok', 'team/web': 'ok' });
  assert.deepEqual([first.report.state, first.report.exitCode], ['ok', 0]);
  const text = [...reportPieces(first.report)].join('');
  assert.equal(text, formatReport(first.report));
  assert.equal(first.report.schema, fleetReportSchema);
  assert.deepEqual(parseFleetReport(Buffer.from(text), 'fleet.json'), first.report);
  for (const { requests, registries } of first.report.images) {
    assert.equal(
      requests,
      registries.reduce((sum, one) => sum + one.requests, 0),
    );
  }
  ecr.store.repository('team/db').tags.delete('0.1.24');
  const second = await check();
  assert.deepEqual(states(second), { app: 'ok', 'team/db': 'drift', 'team/web': 'ok' });
  assert.equal(second.report.exitCode, 20);
  const looked = second.report.images[2]?.releases[0]?.images.map((one) => one.looked);
  assert.deepEqual(looked, ['unchanged', 'unchanged']);
  assert.ok(
    (second.report.images[2]?.requests ?? 99) <= 2 * (2 + 4),
    'list, latest, and the release',
  );
});

test('threat 186: one state for all: a new ledger is new, a file of other ledgers is lost', async () => {
  writeFileSync(state, 'first');
  await check();
  loadCase(hub, 'new', vector, { tags: { '0.1.24': digest } });
  write('new', ledgerOf('new', { images: [`${hub.host}/new`] }));
  const grown = await check();
  assert.deepEqual(
    [...grown.histories.values()].map(({ lost }) => lost),
    Array(4).fill(undefined),
  );
  assert.equal(grown.histories.get('app')?.runs.length, 2);
  const list = join(ledgers, 'app.json');
  const other = await check({ ledgers: list });
  assert.match(other.histories.get(list.replace('.json', ''))?.lost ?? '', /other ledgers/);
  rmSync(state);
  const lost = await check();
  assert.match(lost.histories.get('app')?.lost ?? '', /does not exist/);
});

test('threat 190: signers of the ledger and of the options are never joined', async () => {
  await assert.rejects(check({ key: otherKey }), {
    code: 'E_INPUT',
    message: /says whose signatures count, and so does keys: one of the two must go/,
  });
  await assert.rejects(check({ 'transparency-log': 'ignored' }), /one of the two must go/);
  for (const name of names) write(name, ledgerOf(name, { signers: { ...trust, key: otherKey } }));
  writeFileSync(state, 'first');
  await assert.rejects(check(), { code: 'E_KEY' });
  assert.deepEqual(
    readdirSync(folder).sort(),
    ['drift.state', 'ledgers'],
    'nothing partial is left',
  );
  assert.equal(readFileSync(state, 'utf8'), 'first');
});

test('what a ledger of several must say, and what is refused before a registry is asked', async () => {
  const refused = async (ledger: object, message: RegExp) => {
    writeFileSync(join(ledgers, 'app.json'), JSON.stringify({ ...ledgerOf('app'), ...ledger }));
    await assert.rejects(check(), { code: 'E_INPUT', message });
  };
  await refused({ images: undefined }, /app\.json: it names no images/);
  await refused({ images: [`${hub.host}/app`, `${hub.host}/app`] }, /is a duplicate/);
  await refused({ images: [] }, /the list is empty/);
  await refused(
    { signers: { keys: signerKey } },
    /signers: there is no "keys"; did you mean key\?/,
  );
  await refused({ signers: { key: '' } }, /signers: key is empty/);
  await assert.rejects(check({ images: `${hub.host}/app` }), /each names its own images/);
  await assert.rejects(check({ ledgers: temporaryFolder() }), /ledgers: there is none/);
  const many = Array.from({ length: 20_001 }, (_, at) => `none/${at}.json`);
  const tooMany = /^ledgers: there are 20001, 20000 at most$/;
  await assert.rejects(readLedgers(many), { code: 'E_INPUT', message: tooMany });
  await assert.rejects(readLedgers(many.slice(1)), /does not exist/);
  assert.equal(hub.requests.length + ecr.requests.length, 0);
});

function add(version: string, inputs: Readonly<Record<string, string>> = {}) {
  const table = { ...driftAddOptions, version: { ...driftAddOptions.version, input: 'version' } };
  const path = join(ledgers, 'app.json');
  const values = readTexts(table, { version, ledger: path, ...inputs }, 'test');
  return { path, run: () => addDrift(values, host) };
}

test('drift add: one release as the registries carry it and as it verifies, and nothing else changes', async () => {
  const other = 'both-formats';
  for (const registry of [hub, ecr]) loadCase(registry, 'app', other, { tags: {} });
  const next = vectorCases().find(({ name }) => name === other)?.digest as Digest;
  for (const registry of [hub, ecr]) {
    // A case brings the tag 0.1.24 along.
    registry.store.repository('app').tags.set('0.1.24', digest);
    registry.store.repository('app').tags.set('0.1.25', next);
  }
  const { path, run } = add('0.1.25');
  const before = readFileSync(path, 'utf8');
  const result = await run();
  assert.deepEqual([result.refused, result.differences, result.unreachable], [[], [], []]);
  const { releases, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
  const { releases: was, ...same } = JSON.parse(before);
  assert.deepEqual([rest, releases[0]], [same, was[0]]);
  assert.deepEqual([releases[1].version, releases[1].digest], ['0.1.25', next]);
  assert.ok(releases[1].signatures.length > 0);
  writeFileSync(state, 'first');
  assert.equal(states(await check())['app'], 'ok');
});

test('drift add writes nothing for a version that does not verify, differs, is there otherwise, or cannot be checked', async () => {
  const { path, run } = add('0.1.25');
  const before = readFileSync(path, 'utf8');
  const [first, second] = [hub, ecr].map(({ store }) => store.repository('app'));
  const unsigned = loadCase(hub, 'app', 'unsigned', { tags: {} }).digest;
  first?.tags.set('0.1.25', unsigned);
  second?.tags.set('0.1.25', unsigned);
  assert.deepEqual((await run()).refused, ['0.1.25']);
  second?.tags.set('0.1.25', digest);
  first?.tags.set('0.1.25', loadCase(hub, 'app', 'both-formats', { tags: {} }).digest);
  assert.deepEqual((await run()).refused, ['0.1.25']);
  const other = loadCase(ecr, 'app', 'both-formats', { tags: {} }).digest;
  for (const one of [first, second]) one?.tags.set('0.1.24', other);
  await assert.rejects(add('0.1.24', {}).run(), { code: 'E_DRIFT' });
  const headers = { 'retry-after': '99999' };
  ecr.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 429, headers } });
  assert.notDeepEqual((await run()).unreachable, []);
  assert.equal(readFileSync(path, 'utf8'), before);
});

test('fault 47: a host that does not answer is given up after three images, and no image is ok', async () => {
  for (let at = 0; at < 30; at += 1) {
    const name = `many/${at}`;
    loadCase(hub, name, vector, { tags: { '0.1.24': digest } });
    write(name, ledgerOf(name));
  }
  const headers = { 'retry-after': '99999' };
  ecr.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 429, headers } });
  const ran = await check();
  assert.deepEqual(new Set(ran.report.images.map((one) => one.state)), new Set(['unreachable']));
  const asked = new Set(
    ecr.requests.map(({ path }) => path.split('/manifests/')[0]?.split('/tags/')[0]),
  );
  assert.ok(asked.size <= 3 + 8, String(asked.size));
  const others = new Set(
    hub.requests.map(({ path }) => path.split(/\/(?:manifests|tags|referrers|blobs)\//)[0]),
  );
  assert.equal(others.size, 33, 'the other host is asked for every image');
});

test('parts hold whole ledgers, and together they are the whole; one that is missing is not a success', async () => {
  const parts: string[] = [];
  for (const shard of ['1/2', '2/2']) {
    const { report } = await check({ shard, state: join(folder, `part-${shard[0]}`) });
    assert.ok(report.images.every(({ name }) => isIn(report.shard, name)));
    const path = join(folder, `${shard[0]}.json`);
    writeFileSync(path, formatReport(report));
    parts.push(path);
  }
  const twice = join(folder, 'twice.json');
  writeFileSync(twice, readFileSync(parts[0] ?? ''));
  writeFileSync(state, 'first');
  const whole = await mergeFleet(parts, [ledgers], state);
  assert.deepEqual(
    [states(whole), whole.report.exitCode],
    [{ app: 'ok', 'team/db': 'ok', 'team/web': 'ok' }, 0],
  );
  const again = await mergeFleet(parts, [ledgers], state);
  assert.equal(again.histories.get('app')?.runs.length, 2);
  const half = await mergeFleet(parts.slice(1), [ledgers], undefined);
  assert.equal(half.report.exitCode, 3);
  assert.match(half.report.unreachable[0]?.message ?? '', /part 1\/2 is missing/);
  await assert.rejects(
    mergeFleet([...parts, twice], [ledgers], undefined),
    /one part is there twice/,
  );
});

test('threat 187: a part of other ledgers is refused, and a ledger without a report is not a success', async () => {
  const path = join(folder, 'whole.json');
  writeFileSync(path, formatReport((await check()).report));
  write('app', { ...ledgerOf('app'), from: '0.1.23' });
  await assert.rejects(
    mergeFleet([path], [ledgers], undefined),
    /the report about "app" is of another ledger/,
  );
  write('app');
  write('added', ledgerOf('added'));
  const merged = await mergeFleet([path], [ledgers], undefined);
  assert.equal(merged.report.exitCode, 3);
  assert.match(merged.report.unreachable[0]?.message ?? '', /there is no report about "added"/);
  assert.ok(isTooOften({ report: merged.report, checks: [] }, { unreachableAfter: 3, state }));
});

test('the pages of a report that was written before: an overview, and a page for each ledger with its history', async () => {
  writeFileSync(state, 'first');
  await check();
  const path = join(folder, 'fleet.json');
  ecr.store.repository('team/db').tags.delete('0.1.24');
  const { report } = await check();
  writeFileSync(path, formatReport(report));
  const outcome = await readOutcome(path, state);
  assert.deepEqual(outcome.report, report);
  assert.deepEqual(
    outcome.checks.map(({ history }) => [history.lost, history.runs.length]),
    Array(3).fill([undefined, 2]),
  );
  const files = filesOf(outcome, { page: join(folder, 'site', 'index.html') });
  const pages = files.flatMap(([, place]) => place ?? []).map((one) => relative(folder, one));
  assert.deepEqual(pages, [
    'site/images/app.html',
    'site/images/team-db.html',
    'site/images/team-web.html',
    'site/index.html',
  ]);
  const [first] = report.images;
  const single = join(folder, 'single.json');
  writeFileSync(single, formatReport(first as DriftReport));
  const one = await readOutcome(single, undefined);
  assert.deepEqual([one.report, one.checks.length], [first, 1]);
});

test('the library checks several ledgers', async () => {
  writeFileSync(state, 'first');
  const { report, histories } = await library.checkFleet([ledgers], { state, env: {} });
  assert.deepEqual([report.state, report.images.length, histories.size], ['ok', 3, 3]);
  const options = { state, env: {}, ledger: 'releases.json' };
  await assert.rejects(library.checkFleet([ledgers], options), { code: 'E_INPUT' });
  await assert.rejects(library.checkFleet([], { state, env: {} }), { code: 'E_INPUT' });
});

test('an ordinary night of an image with one release: 4 requests to each registry, and one for latest', async () => {
  rmSync(ledgers, { recursive: true, force: true });
  write('app');
  writeFileSync(state, 'first');
  for (const more of [[], ['latest']]) {
    for (const { store } of [hub, ecr])
      for (const tag of more) store.repository('app').tags.set(tag, digest);
    await check();
    const before = [hub, ecr].map(({ requests }) => requests.length);
    assert.equal((await check()).report.state, 'ok');
    const hex = digest.replace('sha256:', '');
    for (const [at, { requests }] of [hub, ecr].entries()) {
      const asked = requests
        .slice(before[at])
        .map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);
      assert.deepEqual(
        asked.toSorted(),
        [
          'GET /v2/app/tags/list',
          `GET /v2/app/referrers/${digest}`,
          'HEAD /v2/app/manifests/0.1.24',
          `HEAD /v2/app/manifests/sha256-${hex}.sig`,
          ...more.map((tag) => `HEAD /v2/app/manifests/${tag}`),
        ].toSorted(),
      );
    }
  }
});
