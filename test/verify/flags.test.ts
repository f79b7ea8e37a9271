/** The flags and commands with which another run demands what this one did; policies as reports show them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import type { TrustedSigner } from '../../src/signature/signer.ts';
import { mirrorCommand } from '../../src/verify/mirror-command.ts';
import { describePolicy, describeSigners, type Policy } from '../../src/verify/policy.ts';
import {
  annotationFlags,
  keyFile,
  mirrorPolicyFlags,
  policyFlags,
  trustedRootFlags,
  verifyPolicyFlags,
} from '../../src/verify/policy-flags.ts';
import type { PolicyReport } from '../../src/verify/report.ts';

const key = (name: string, more: Partial<TrustedSigner> = {}): TrustedSigner => ({
  ...{ kind: 'key', fingerprint: `of ${name}`, algorithm: 'ecdsa-p256', name, pinned: true },
  ...more,
});
const bundled = key('the bundled webdis.pub');
const policy = (more: Partial<PolicyReport> = {}): PolicyReport => ({
  ...{ signers: [bundled], transparencyLog: 'required', trustedRoot: { source: 'embedded' } },
  ...{ timestamps: 'ignored', attestationManifests: 'reported', parity: 'auto' },
  ...{ platforms: [], annotations: {} },
  ...more,
});

test('a run with the defaults demands nothing by flags', () => {
  assert.deepEqual(policyFlags(policy()), []);
  assert.deepEqual(verifyPolicyFlags(policy()), []);
  assert.deepEqual(mirrorPolicyFlags(policy()), ['--require', 'verified']);
});

test('each demand has its flag', () => {
  const keys = [bundled, key('a.pub'), key('env://KEY', { notAfter: '2026-06-01T00:00:00.000Z' })];
  const demands = [
    ...['--key', 'a.pub', '--key', 'env://KEY not-after=2026-06-01'],
    ...['--key-fingerprint', 'of a.pub', '--key-fingerprint', 'of env://KEY'],
    ...['--trusted-root', 'root.json', '--insecure-ignore-tlog'],
    ...['--signature-repository', 'r.example/s'],
  ];
  const strict = policy({
    ...{ signers: keys, trustedRoot: { source: 'root.json' }, transparencyLog: 'ignored' },
    signatureRepository: 'r.example/s',
  });
  assert.deepEqual(policyFlags(strict), demands);
  assert.deepEqual(mirrorPolicyFlags(strict), demands);
  const verified = verifyPolicyFlags(
    policy({
      ...{ timestamps: 'required', attestationManifests: 'required', annotations: { a: 'b' } },
      ...{ platforms: ['linux/arm64'], expectedReference: 'r.example/x' },
      requireReadableBy: ['podman', 'kyverno'],
    }),
  );
  assert.deepEqual(verified, [
    ...['--use-signed-timestamps', '--attestation-manifests', 'required', '-a', 'a=b'],
    ...['--platform', 'linux/arm64', '--expected-reference', 'r.example/x'],
    ...['--require-readable-by', 'podman,kyverno'],
  ]);
});

test('a key without a file, and a root that is embedded, by their whole names', () => {
  for (const source of ['the key given inline', 'inline key 2', 'inline key 12']) {
    assert.equal(keyFile(key(source)), 'cosign.pub');
  }
  for (const source of [
    'a.pub',
    'inline key 2.pub',
    'my inline key 2',
    'inline key ',
    'the key given inline!',
  ]) {
    assert.equal(keyFile(key(source)), source);
  }
  for (const source of ['embedded', 'the embedded public-good root (x)']) {
    assert.deepEqual(trustedRootFlags({ source }), []);
  }
  for (const source of ['embedded.json', 'my embedded', 'in the embedded file']) {
    assert.deepEqual(trustedRootFlags({ source }), ['--trusted-root', source]);
  }
});

test('annotations are written as comma-separated values', () => {
  assert.deepEqual(annotationFlags({ a: 'b c', d: 'e,f', g: 'h"i', j: 'k\n', l: 'm\r' }), [
    ...['-a', 'a=b c', '-a', '"d=e,f"', '-a', '"g=h""i"', '-a', '"j=k\n"', '-a', '"l=m\r"'],
  ]);
});

test('the command that copies an image is pinned, quoted, and not longer than what is shown', () => {
  const digest = digestOf(Buffer.from('x'));
  const copying = {
    ...{ source: { registry: 'a.example', path: 'x/y' }, digest },
    ...{ target: { registry: 'b.example:5000', path: 'x/y' }, tag: '1', moves: false, deep: false },
    ...{ policy: policy(), insecureHosts: [] as string[] },
  };
  const from = `webdis-trust mirror a.example/x/y@${digest} b.example:5000/x/y`;
  assert.equal(mirrorCommand(copying), `${from}:1 --require verified`);
  const { tag: _, ...untagged } = copying;
  assert.equal(mirrorCommand(untagged), `${from} --no-tag --require verified`);
  const all = { ...copying, moves: true, deep: true };
  const insecureHosts = ['b.example:5000', 'c.example'];
  assert.equal(
    mirrorCommand({ ...all, insecureHosts }),
    `${from}:1 --on-conflict overwrite --deep --require verified --insecure-registry b.example:5000`,
  );
  const same = { ...copying, target: copying.source, insecureHosts: ['a.example'] };
  assert.match(mirrorCommand(same) ?? '', / --insecure-registry a\.example$/);
  const named = (source: string, tag = '1') =>
    mirrorCommand({ ...copying, tag, policy: policy({ signers: [key(source)] }) });
  assert.match(
    named('my key.pub') ?? '',
    / --key 'my key\.pub' --key-fingerprint 'of my key\.pub'$/,
  );
  // The name stands there twice, the tag once.
  const spare = 8000 - (named('k')?.length ?? 0);
  const longest = 'k'.repeat(1 + Math.floor(spare / 2));
  assert.equal(named(longest, '1'.repeat(1 + (spare % 2)))?.length, 8000);
  assert.equal(named(longest, '1'.repeat(2 + (spare % 2))), undefined);
});

test('a policy is reported with what it demands, and without what it does not', () => {
  const plain: Policy = {
    ...{ keys: [], trustedRoot: { source: 'root', date: undefined } as Policy['trustedRoot'] },
    ...{ transparencyLog: 'required', timestamps: 'ignored', attestationManifests: 'reported' },
    ...{ parity: 'auto', platforms: [parsePlatform('linux/aarch64')], annotations: { a: 'b' } },
  };
  const reported = {
    ...{ signers: [], trustedRoot: { source: 'root' }, transparencyLog: 'required' },
    ...{ timestamps: 'ignored', attestationManifests: 'reported', parity: 'auto' },
    ...{ platforms: ['linux/arm64'], annotations: { a: 'b' } },
  };
  assert.deepEqual(describePolicy(plain), reported);
  const digest = digestOf(Buffer.from('x'));
  const full = {
    ...{ ...plain, expectedReference: 'r.example/x', digest, requireReadableBy: ['podman'] },
    trustedRoot: { source: 'root', date: '2026-01-01' },
    signatureRepository: { registry: 'r.example', path: 's' },
  } as unknown as Policy;
  assert.deepEqual(describePolicy(full), {
    ...{ ...reported, expectedReference: 'r.example/x', digest, requireReadableBy: ['podman'] },
    trustedRoot: { source: 'root', date: '2026-01-01' },
    signatureRepository: 'r.example/s',
  });
  const verifying = { ...bundled, source: bundled.name };
  const ending = { ...verifying, notAfter: new Date('2026-06-01T00:00:00Z') };
  const keys = [verifying, ending] as unknown as Policy['keys'];
  assert.deepEqual(describeSigners(keys), [
    bundled,
    { ...bundled, notAfter: '2026-06-01T00:00:00.000Z' },
  ]);
});
