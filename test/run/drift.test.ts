/** A drift check from words: what is refused before anything is asked, and what a state file is bound to. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatLedger, ledgerSchema } from '../../src/ledger/ledger.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { checkDrift, type DriftWords } from '../../src/run/drift.ts';
import { hashPolicy } from '../../src/run/drift-state.ts';
import type { Policy } from '../../src/verify/policy.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { testPolicy } from '../support/signer.ts';

const folder = temporaryFolder();

const words: DriftWords = {
  ledger: '',
  images: ['127.0.0.1:9/app'],
  tags: ['1.0.0'],
  key: '',
  fingerprints: [],
  trustedRoot: '',
  transparencyLog: '',
  signatureRepository: '',
  blobs: false,
  shard: '',
  state: '',
};

const check = (changes: Partial<DriftWords>) =>
  checkDrift(
    { ...words, ...changes },
    { env: {}, signal: AbortSignal.timeout(10_000), insecureRegistries: [] },
  );

test('threat 83: words that leave nothing to look at are refused', async () => {
  for (const [changes, message] of [
    [{ images: [] }, /^images: the list is empty/],
    [{ tags: [] }, /^ledger: none is given, and no tags either/],
    [{ shard: '3/2' }, /^shard: /],
    [{ images: ['a.example/b', 'a.example/b'] }, /is there twice/],
  ] as const) {
    await assert.rejects(check(changes), { code: 'E_INPUT', message });
  }
});

test('a ledger of another key: a slip in the configuration, and not the loss of every signature', async () => {
  const ledger = join(folder, 'releases.json');
  const release = {
    version: '1.0.0',
    digest: digestOf(Buffer.from('index')),
    platforms: {},
    signatures: [],
    key: 'a'.repeat(64),
  };
  writeFileSync(ledger, formatLedger({ schema: ledgerSchema, from: '1.0.0', releases: [release] }));
  await assert.rejects(check({ ledger, tags: [] }), {
    code: 'E_KEY',
    message: /1\.0\.0 was signed with the key a{64}, which is not given/,
  });
});

test('what was verified is believed under the same keys, root and demands only', () => {
  const [key] = testPolicy.keys;
  assert.ok(key);
  const before = hashPolicy(testPolicy, 'root');
  assert.equal(hashPolicy({ ...testPolicy }, 'root'), before);
  const others: readonly Policy[] = [
    { ...testPolicy, keys: [{ ...key, fingerprint: 'b'.repeat(64) }] },
    { ...testPolicy, keys: [{ ...key, notAfter: new Date(0) }] },
    { ...testPolicy, transparencyLog: 'ignored' },
  ];
  for (const other of others) assert.notEqual(hashPolicy(other, 'root'), before);
  assert.notEqual(hashPolicy(testPolicy, 'another root'), before);
});
