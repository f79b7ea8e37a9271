/**
 * Fault 30: a drift check and a merge that are killed, as by a power cut, at every file that they write and at every
 * request to a registry or to GitHub. What is there is old or new, and never half; the next run ends right; and a
 * difference stays a difference.
 */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Faults } from '../../sandbox/http/faults.ts';
import { loadCase, vectorCases } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { parseFleetReport } from '../../src/drift/fleet.ts';
import { parseDriftReport } from '../../src/drift/read-report.ts';
import type { DriftHistory } from '../../src/drift/report.ts';
import { readState } from '../../src/drift/state.ts';
import { formatLedger, type Ledger, ledgerSchema } from '../../src/ledger/ledger.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { command } from '../cli/in-process.ts';
import { signerKey, trust } from '../e2e/support/world.ts';
import { temporaryFolder } from '../support/folder.ts';
import { every, upTo } from '../support/thorough.ts';
import { startGitHub } from './support/github.ts';

const [hub, ecr, github] = await Promise.all([startRegistry(), startRegistry(), startGitHub()]);
after(() => Promise.all([hub.stop(), ecr.stop(), github.stop()]));

const folder = temporaryFolder('kill').path;
const at = (name: string) => join(folder, name);
const state = at('drift.state');
const outputs = { report: at('drift.json'), page: at('index.html'), badge: at('badge.json') };

const vector = 'legacy-rekor-v1';
const digest = vectorCases().find(({ name }) => name === vector)?.digest as Digest;
const spki = createPublicKey(readFileSync(signerKey)).export({ type: 'spki', format: 'der' });
const fingerprint = createHash('sha256').update(spki).digest('hex');
const names = ['app', 'db'];

function ledgerOf(name: string): Ledger {
  const signer = { kind: 'key', fingerprint, algorithm: 'ecdsa-p256' } as const;
  return {
    schema: ledgerSchema,
    images: [hub, ecr].map(({ host }) => `${host}/${name}`),
    signers: trust,
    from: '0.1.24',
    releases: [{ version: '0.1.24', digest, platforms: {}, signatures: [], signer }],
  };
}
mkdirSync(at('ledgers'));
for (const name of names)
  writeFileSync(join(at('ledgers'), `${name}.json`), formatLedger(ledgerOf(name)));

const images = [hub, ecr].map(({ host }) => `${host}/app`).join(',');
const one = ['--ledger', join(at('ledgers'), 'app.json'), '--image', images];
const fleet = ['--ledgers', at('ledgers')];
const files = Object.entries(outputs).flatMap(([name, path]) => [`--${name}`, path]);

beforeEach(() => {
  for (const registry of [hub, ecr]) registry.reset();
  github.issues.length = 0;
  github.faults.clear();
  for (const path of [state, ...Object.values(outputs)]) rmSync(path, { force: true });
  asReleased();
});

function asReleased(): void {
  for (const registry of [hub, ecr]) {
    for (const name of names) loadCase(registry, name, vector, { tags: { '0.1.24': digest } });
  }
}

/** A tag that somebody moved. */
function drift(): void {
  const { digest: other } = loadCase(ecr, 'app', 'unsigned', { tags: {} });
  ecr.store.repository('app').tags.set('0.1.24', other);
}

const preload = new URL('support/dying.mjs', import.meta.url);
const loopback = new URL('../support/loopback.mjs', import.meta.url);
const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

const env = {
  PATH: process.env['PATH'],
  HOME: folder,
  NODE_COMPILE_CACHE: at('cache'),
  GITHUB_API_URL: github.url,
  GITHUB_TOKEN: github.token,
};

/** A process, which may be killed. */
function start(args: readonly string[], dieAt = 0): ChildProcess {
  return spawn(
    process.execPath,
    [`--import=${loopback}`, `--import=${preload}`, cli, 'drift', ...args],
    { env: { ...env, DIE_AT: String(dieAt) }, stdio: 'ignore' },
  );
}

/** In this process, which costs much less than one of its own: only what is killed needs that. */
async function ran(t: TestContext, args: readonly string[]): Promise<unknown> {
  const { env: own } = process;
  process.env = env;
  try {
    return (await command(t, 'drift', ...args)).exitCode;
  } finally {
    process.env = own;
  }
}

async function ended(child: ChildProcess): Promise<number | string> {
  const [code, signal] = await once(child, 'exit');
  return code ?? signal;
}

const issues = ['--issues', github.repository];
const checking = (what: readonly string[]) => [
  ...['check', '--quiet', ...what, '--state', state, ...files, ...issues],
];
const run = (t: TestContext, what: readonly string[]) => ran(t, checking(what));

/** By the file's own first line. */
function historyIn(bytes: Uint8Array): DriftHistory {
  const [first = ''] = Buffer.from(bytes).toString().split('\n', 1);
  return readState(bytes, JSON.parse(first)).history;
}

/** Old or new, and never half. Returns whether the state is that of the run that was killed. */
function assertWhole(before: Uint8Array, when: string): boolean {
  const bytes = readFileSync(state);
  const isNew = !bytes.equals(before);
  const texts = bytes.toString().split(/(?=^\{"schema":)/m);
  for (const text of isNew ? texts : []) {
    const history = historyIn(Buffer.from(text));
    assert.deepEqual([history.lost, history.runs.length], [undefined, 2], when);
  }
  const { report, page, badge } = outputs;
  const read = (path: string) => (existsSync(path) ? readFileSync(path) : undefined);
  const [json, html, shield] = [read(report), read(page), read(badge)];
  if (json !== undefined) {
    if (json.includes('drift-fleet/v1')) parseFleetReport(json, when);
    else parseDriftReport(json, when);
  }
  if (html !== undefined) assert.match(html.toString(), /<\/html>\s*$/, when);
  if (shield !== undefined) JSON.parse(shield.toString());
  return isNew;
}

const openIssues = () => github.issues.filter((issue) => issue.state === 'open').length;

/** Everything of a run is done before the kill: the state, the issue. */
interface Scene {
  readonly name: string;
  readonly prepare: (t: TestContext) => Promise<void>;
  /** of the run after the kill */
  readonly exitCode: number;
  readonly open: number;
}

const scenes: readonly Scene[] = [
  {
    name: 'a drift that was not there before',
    prepare: async (t) => {
      assert.equal(await run(t, one), 0);
      drift();
    },
    exitCode: 20,
    open: 1,
  },
  {
    name: 'a drift that is gone',
    prepare: async (t) => {
      drift();
      assert.equal(await run(t, one), 20);
      assert.equal(openIssues(), 1);
      asReleased();
    },
    exitCode: 0,
    open: 0,
  },
];

for (const { name, prepare, exitCode, open } of scenes) {
  /** The world before the run that is killed, and that run's end. */
  const prepared = async (t: TestContext) => {
    writeFileSync(state, 'first');
    await prepare(t);
    for (const path of Object.values(outputs)) rmSync(path, { force: true });
    const world = {
      state: readFileSync(state),
      issues: github.issues.map((issue) => ({ ...issue, comments: [...issue.comments] })),
    };
    return () => {
      writeFileSync(state, world.state);
      const again = world.issues.map((issue) => ({ ...issue, comments: [...issue.comments] }));
      github.issues.splice(0, github.issues.length, ...again);
      return world.state;
    };
  };
  const converges = async (t: TestContext, when: string) => {
    const known = historyIn(readFileSync(state)).runs.length;
    assert.equal(await run(t, one), exitCode, when);
    assert.equal(openIssues(), open, when);
    const { lost, runs } = historyIn(readFileSync(state));
    assert.deepEqual([lost, runs.length], [undefined, known + 1], when);
  };

  test(`fault 30: ${name}: killed at every step of every file`, async (t) => {
    const reset = await prepared(t);
    let survived = false;
    const kinds = new Set<boolean>();
    // Four for each of four files; the last run is not killed.
    for (const nth of every(upTo(17), 4)) {
      const when = `killed at step ${nth}`;
      const before = reset();
      const end = await ended(start(checking(one), nth));
      survived ||= end !== 'SIGKILL';
      if (end === 'SIGKILL') kinds.add(assertWhole(before, when));
      else assert.equal(end, exitCode, when);
      await converges(t, when);
    }
    assert.ok(survived);
    assert.deepEqual([...kinds].sort(), [false, true], 'before its state was written, and after');
  });

  test(`fault 30: ${name}: killed at every request`, async (t) => {
    const reset = await prepared(t);
    const asked = (faults: Faults, nth: number) => {
      const child = start(checking(one));
      const end = ended(child);
      const kill = async () => {
        child.kill('SIGKILL');
        await end;
      };
      faults.add({ when: { nth }, do: { first: kill } });
      return end;
    };
    // A quick run leaves out the registry without a difference: it is asked as the other one is.
    const sides = every(Object.entries({ ecr, hub, github }), 2);
    for (const [side, { faults, requests }] of sides) {
      reset();
      const sentBefore = requests.length;
      assert.equal(await run(t, one), exitCode);
      const count = requests.length - sentBefore;
      assert.ok(count >= 3, `${side}: ${count}`);
      for (const nth of every(upTo(count), 1)) {
        const when = `killed at request ${nth} of ${count} to ${side}`;
        const before = reset();
        assert.equal(await asked(faults, nth), 'SIGKILL', when);
        faults.clear();
        assertWhole(before, when);
        await converges(t, when);
      }
    }
  });
}

test('fault 30: a check of several ledgers, killed at every step of every file', async (t) => {
  writeFileSync(state, 'first');
  assert.equal(await run(t, fleet), 0);
  drift();
  const before = readFileSync(state);
  // With an overview and a page for each of two ledgers.
  for (const nth of every(upTo(24), 1)) {
    const when = `killed at step ${nth}`;
    writeFileSync(state, before);
    github.issues.length = 0;
    const end = await ended(start(checking(fleet), nth));
    if (end === 'SIGKILL') assertWhole(before, when);
    assert.equal(await run(t, fleet), 20, when);
    assert.equal(openIssues(), 1, when);
  }
});

test('fault 30: a merge, killed at every step of every file', async (t) => {
  const parts: string[] = [];
  for (const part of ['1/2', '2/2']) {
    const path = at(`part-${part[0]}.json`);
    const args = ['check', '--quiet', ...fleet, '--shard', part, '--report', path];
    assert.equal(await ran(t, args), 0);
    parts.push(path);
  }
  const merging = ['merge', '--quiet', ...fleet, '--state', state, ...files, ...parts];
  writeFileSync(state, 'first');
  assert.equal(await ran(t, merging), 0);
  const before = readFileSync(state);
  for (const nth of every(upTo(24), 1)) {
    const when = `killed at step ${nth}`;
    writeFileSync(state, before);
    const end = await ended(start(merging, nth));
    if (end === 'SIGKILL') assertWhole(before, when);
    assert.equal(await ran(t, merging), 0, when);
    for (const text of readFileSync(state, 'utf8').split(/(?=^\{"schema":)/m)) {
      assert.equal(historyIn(Buffer.from(text)).lost, undefined, when);
    }
  }
});

test('two runs at once on one state: the last one to end leaves it whole', async (t) => {
  writeFileSync(state, 'first');
  assert.equal(await run(t, one), 0);
  drift();
  const ends = await Promise.all([1, 2].map(() => ended(start(checking(one)))));
  assert.deepEqual(ends, [20, 20]);
  const { lost, runs } = historyIn(readFileSync(state));
  assert.equal(lost, undefined);
  assert.equal(runs.at(-1)?.state, 'drift');
  assert.ok(runs.length === 2 || runs.length === 3, String(runs.length));
  assert.equal(await run(t, one), 20);
});
