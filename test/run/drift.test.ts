/** A drift check from options: what is refused before anything is asked, and what a state file is bound to. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { empty, type StateFile } from '../../src/drift/state.ts';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { formatLedger, ledgerSchema } from '../../src/ledger/ledger.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { readOptions } from '../../src/options/library.ts';
import { checkDrift } from '../../src/run/drift.ts';
import { hashPolicy, StateSection } from '../../src/run/drift-state.ts';
import type { Policy } from '../../src/verify/policy.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { testPolicy } from '../support/signer.ts';

const folder = temporaryFolder();

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
    [{}, ['a.example/b', 'a.example/b'], /is a duplicate/],
    [{}, ['me/app', 'index.docker.io/me/app'], /is a duplicate/],
  ] as const) {
    await assert.rejects(check(changes, images), { code: 'E_INPUT', message });
  }
});

test('a ledger of another key: a slip in the configuration, and not the loss of every signature', async () => {
  const ledger = join(folder, 'releases.json');
  const release = {
    version: '1.0.0',
    digest: digestOf(Buffer.from('index')),
    platforms: {},
    signatures: [],
    signer: { kind: 'key', fingerprint: 'a'.repeat(64), algorithm: 'rsa' } as const,
  };
  writeFileSync(ledger, formatLedger({ schema: ledgerSchema, from: '1.0.0', releases: [release] }));
  await assert.rejects(check({ ledger, tags: undefined }), {
    code: 'E_KEY',
    message: /1\.0\.0 was signed with the key a{64}, which is not given/,
  });
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
