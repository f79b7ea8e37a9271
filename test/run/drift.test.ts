/** A drift check from options: what is refused before anything is asked, and what a state file is bound to. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { empty, type StateFile } from '../../src/drift/state.ts';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { formatLedger, ledgerSchema } from '../../src/ledger/ledger.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { readOptions } from '../../src/options/library.ts';
import { checkDrift } from '../../src/run/drift.ts';
import { hashPolicy, StateSection } from '../../src/run/drift-state.ts';
import { nameOf } from '../../src/run/drift-task.ts';
import type { Policy } from '../../src/verify/policy.ts';
import { trust } from '../e2e/support/world.ts';
import { temporaryFolder } from '../support/folder.ts';
import { testPolicy } from '../support/signer.ts';

const { path: folder } = temporaryFolder('drift');
const release = {
  version: '1.0.0',
  digest: digestOf(Buffer.from('index')),
  platforms: {},
  signatures: [],
  signer: { kind: 'key', fingerprint: 'a'.repeat(64), algorithm: 'rsa' } as const,
};
const ofAnotherKey = formatLedger({ schema: ledgerSchema, from: '1.0.0', releases: [release] });

function check(changes: object, images: readonly string[] = ['127.0.0.1:9/app']) {
  const read = async () => readOptions({ tags: ['1.0.0'], ...changes }, driftOptions, { images });
  const host = { env: {}, signal: AbortSignal.timeout(10_000) };
  return read().then((values) => checkDrift(values, host));
}

test('threat 83: options that leave nothing to look at are refused', async () => {
  const image = ['a.example/b'];
  for (const [changes, images, message] of [
    [{}, [], /^images: the list is empty/],
    [{ tags: undefined }, image, /^ledger: none is given, and no tags either/],
    [{ tags: [] }, image, /^tags: the list is empty/],
    [{ ledger: 'a.json' }, image, /^(?:ledger excludes tags|tags excludes ledger)$/],
    [{ shard: '3/2' }, image, /^shard: /],
    [{}, ['a.example/b', 'a.example/b'], /^images: .* is a duplicate/],
    [{}, ['me/app', 'index.docker.io/me/app'], /is a duplicate/],
  ] as const) {
    await assert.rejects(check(changes, images), { code: 'E_INPUT', message });
  }
});

test('a ledger of another key: a slip in the configuration, and not the loss of every signature', async () => {
  const ledger = join(folder, 'releases.json');
  writeFileSync(ledger, ofAnotherKey);
  await assert.rejects(check({ ledger, tags: undefined }), {
    code: 'E_KEY',
    message: /1\.0\.0 was signed with the key a{64}, which is not given/,
  });
});

test('a state file is written by a run that ends, and stays as it was if the run fails', async () => {
  const hub = await startRegistry();
  after(() => hub.stop());
  loadCase(hub, 'app', 'legacy-rekor-v1');
  const { path } = temporaryFolder('state');
  const state = join(path, 'drift.state');
  const trusted = { keys: [trust.key], trustedRoot: [trust['trusted-root']] };
  const run = (more: object = {}) =>
    check({ ...trusted, tags: ['0.1.24'], state, ...more }, [`${hub.host}/app`]);
  writeFileSync(state, 'first');
  for (const runs of [1, 2]) {
    const { report, history } = await run();
    assert.deepEqual([report.state, report.notes, history.runs.length], ['ok', [], runs]);
    assert.match(readFileSync(state, 'utf8'), /^\{.*drift-state\/v2/);
  }
  const before = readFileSync(state, 'utf8');
  const ledger = join(path, 'releases.json');
  writeFileSync(ledger, ofAnotherKey);
  const other = run({ tags: undefined, ledger });
  await assert.rejects(other, { code: 'E_KEY' });
  assert.equal(readFileSync(state, 'utf8'), before);
  assert.deepEqual(readdirSync(path).sort(), ['drift.state', 'releases.json'], 'nothing partial');
});

test('the name of a check: its ledger without .json, however the path is written, or its tags', () => {
  const name = (ledger: string | undefined, ...tags: string[]) => nameOf({ ledger, tags });
  assert.equal(name('a\\b/./releases.json'), 'a/b/releases');
  assert.equal(name('releases.json.txt'), 'releases.json.txt');
  assert.equal(name(undefined, 'b', 'a'), 'a, b');
});

test('what was verified is believed under the same keys, root and demands only', () => {
  const [key] = testPolicy.keys;
  assert.ok(key);
  const before = hashPolicy(testPolicy);
  assert.equal(hashPolicy({ ...testPolicy }), before);
  const others: readonly Policy[] = [
    { ...testPolicy, keys: [{ ...key, fingerprint: 'b'.repeat(64) }] },
    { ...testPolicy, keys: [{ ...key, notAfter: new Date(0) }] },
    { ...testPolicy, transparencyLog: 'ignored' },
    { ...testPolicy, requireAllSigners: true },
    {
      ...testPolicy,
      trustedRoots: testPolicy.trustedRoots.map((root) => ({ ...root, bytes: Buffer.from('') })),
    },
    ...['a/b', 'a/c'].map((repository) => {
      const githubWorkflow = [`${repository}/.github/workflows/x.yml`];
      return { ...testPolicy, identities: readIdentityPolicies({ githubWorkflow }) };
    }),
  ];
  assert.equal(new Set(others.map((one) => hashPolicy(one))).size, others.length);
  for (const other of others) assert.notEqual(hashPolicy(other), before);
});

test('a state keeps the entries of releases that this run did not look at, unless they are not usable', () => {
  const owner = { check: 'check', policy: 'policy' };
  const [line, gone] = ['{"version":"0.1.23"}', '{"version":"0.1.20"}'].map(Buffer.from) as [
    Buffer,
    Buffer,
  ];
  const before: StateFile = {
    ...empty,
    lines: (keep) => [...(keep('0.1.23') ? [line] : []), ...(keep('0.1.20') ? [gone] : [])],
  };
  const written = (file: StateFile, seen: readonly string[]) => {
    let text = '';
    const section = new StateSection(owner, (piece) => {
      text += Buffer.from(piece).toString();
    });
    for (const version of seen) section.remember(version, undefined);
    section.end({ runs: [] }, file, (version) => version !== '0.1.20');
    return text.trimEnd().split('\n').slice(1, -1);
  };
  assert.deepEqual(written(before, ['0.1.24']), ['{"version":"0.1.23"}']);
  assert.deepEqual(written(before, ['0.1.23']), []);
  assert.deepEqual(written({ ...before, ignored: 'another policy' }, []), []);
});

test('the first result of a release is kept in the state', () => {
  const pieces: string[] = [];
  const section = new StateSection({ check: 'check', policy: 'policy' }, (piece) =>
    pieces.push(Buffer.from(piece).toString()),
  );
  const result = (text: string) => ({
    ...{ digest: digestOf(Buffer.from(text)), manifests: [], looks: new Map(), full: new Map() },
  });
  section.remember('0.1.24', result('first'));
  section.remember('0.1.24', result('second'));
  const [, ...lines] = pieces;
  assert.equal(lines.length, 1);
  assert.equal(JSON.parse(lines[0] ?? '').digest, digestOf(Buffer.from('first')));
});
