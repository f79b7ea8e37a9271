/** The flags and commands with which another run demands what this one did; policies as reports show them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { trustedIdentityOf } from '../../src/identity/trusted.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { verifyOptions } from '../../src/options/verify.ts';
import type { TrustedIdentity, TrustedKey } from '../../src/signature/signer.ts';
import { newestRootName } from '../../src/transparency/public-good.ts';
import { cosignIdentityFlags, unknownToCosign } from '../../src/verify/identity-flags.ts';
import { mirrorCommand } from '../../src/verify/mirror-command.ts';
import { describePolicy, describeSigners, type Policy } from '../../src/verify/policy.ts';
import {
  annotationFlags,
  keyFile,
  mirrorPolicyFlags,
  policyFlags,
  trustedRootFileFlags,
  verifyPolicyFlags,
} from '../../src/verify/policy-flags.ts';
import type { PolicyReport } from '../../src/verify/report.ts';

const key = (name: string, more: Partial<TrustedKey> = {}): TrustedKey => ({
  ...{ kind: 'key', fingerprint: `of ${name}`, algorithm: 'ecdsa-p256', name, pinned: true },
  ...more,
});
const bundled = key('the bundled webdis.pub');
const policy = (more: Partial<PolicyReport> = {}): PolicyReport => ({
  ...{ signers: [bundled], transparencyLog: 'required', trustedRoots: [{ source: 'embedded' }] },
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
    ...{ signers: keys, trustedRoots: [{ source: 'root.json' }], transparencyLog: 'ignored' },
    signatureRepository: 'r.example/s',
  });
  assert.deepEqual(policyFlags(strict), demands);
  assert.deepEqual(mirrorPolicyFlags(strict), demands);
  const attested = { attestations: ['spdxjson', 'vuln on=index'], signatures: 'ignored' } as const;
  assert.deepEqual(mirrorPolicyFlags(policy({ ...strict, ...attested })), [
    ...[...demands, '--require-attestation', 'spdxjson', '--require-attestation', 'vuln on=index'],
  ]);
  assert.deepEqual(verifyPolicyFlags(policy(attested)), [
    ...['--attestations', 'spdxjson', '--attestations', 'vuln on=index', '--attestations-only'],
  ]);
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
  for (const source of ['embedded', newestRootName, 'the embedded public-good root (x)']) {
    assert.deepEqual(trustedRootFileFlags([{ source }]), []);
  }
  for (const source of ['embedded.json', 'my embedded', 'in the embedded file']) {
    assert.deepEqual(trustedRootFileFlags([{ source }]), ['--trusted-root', source]);
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
  const tags = ['sha256-aa.sig@sha256:bb', 'sha256-cc.sig@sha256:dd'];
  assert.equal(
    mirrorCommand({ ...copying, replaced: tags }),
    `${from}:1 --replace-signature-tag ${tags[0]} --replace-signature-tag ${tags[1]} --require verified`,
  );
  const same = { ...copying, target: copying.source, insecureHosts: ['a.example'] };
  assert.match(mirrorCommand(same) ?? '', / --insecure-registry a\.example$/);
  const named = (source: string, tag = '1') =>
    mirrorCommand({ ...copying, tag, policy: policy({ signers: [key(source)] }) });
  assert.match(
    named('my key.pub') ?? '',
    / --key 'my key\.pub' --key-fingerprint 'of my key\.pub'$/,
  );
  // The name is there twice, the tag once.
  const spare = 8000 - (named('k')?.length ?? 0);
  const longest = 'k'.repeat(1 + Math.floor(spare / 2));
  assert.equal(named(longest, '1'.repeat(1 + (spare % 2)))?.length, 8000);
  assert.equal(named(longest, '1'.repeat(2 + (spare % 2))), undefined);
});

test('a policy is reported with what it demands, and without what it does not', () => {
  const plain: Policy = {
    ...{ keys: [], identities: [], sct: 'required' },
    trustedRoots: [{ source: 'root', date: undefined } as Policy['trustedRoots'][number]],
    ...{ transparencyLog: 'required', timestamps: 'ignored', attestationManifests: 'reported' },
    ...{ parity: 'auto', platforms: [parsePlatform('linux/aarch64')], annotations: { a: 'b' } },
  };
  const reported = {
    ...{ signers: [], trustedRoots: [{ source: 'root' }], transparencyLog: 'required' },
    ...{ timestamps: 'ignored', attestationManifests: 'reported', parity: 'auto' },
    ...{ platforms: ['linux/arm64'], annotations: { a: 'b' } },
  };
  assert.deepEqual(describePolicy(plain), reported);
  const digest = digestOf(Buffer.from('x'));
  const full = {
    ...{ ...plain, expectedReference: 'r.example/x', digest, requireReadableBy: ['podman'] },
    trustedRoots: [{ source: 'root', date: '2026-01-01' }],
    signatureRepository: { registry: 'r.example', path: 's' },
  } as unknown as Policy;
  assert.deepEqual(describePolicy(full), {
    ...{ ...reported, expectedReference: 'r.example/x', digest, requireReadableBy: ['podman'] },
    trustedRoots: [{ source: 'root', date: '2026-01-01' }],
    signatureRepository: 'r.example/s',
  });
  const verifying = { ...bundled, source: bundled.name };
  const ending = { ...verifying, notAfter: new Date('2026-06-01T00:00:00Z') };
  const keys = [verifying, ending] as unknown as Policy['keys'];
  assert.deepEqual(describeSigners({ keys, identities: [] }), [
    bundled,
    { ...bundled, notAfter: '2026-06-01T00:00:00.000Z' },
  ]);
});

/** Each is read by the command line, and written again. */
const identities: Readonly<Record<string, readonly string[]>> = {
  'a workflow at a tag': ['--github-workflow', 'me/app/.github/workflows/r.yml@refs/tags/1.0'],
  'a workflow at any ref': ['--github-workflow', 'me/app/.github/workflows/r.yml'],
  'workflows of two repositories': [
    ...['--github-workflow', 'me/app/.github/workflows/r.yml'],
    ...['--github-workflow', 'me/lib/.github/workflows/r.yaml@refs/heads/main'],
  ],
  'a reusable workflow': [
    ...['--github-workflow', 'me/flows/.github/workflows/r.yml'],
    ...['--certificate-claim', 'source-repository=https://github.com/me/app'],
    ...['--certificate-claim', 'runner-environment=github-hosted'],
  ],
  'one caller of workflows of two repositories': [
    ...['--github-workflow', 'me/app/.github/workflows/r.yml'],
    ...['--github-workflow', 'me/lib/.github/workflows/r.yml'],
    ...['--certificate-claim', 'source-repository=https://github.com/me/app'],
  ],
  'people, and a claim': [
    ...['--certificate-identity', 'a@example.com', '--certificate-identity', 'b@example.com'],
    ...['--certificate-oidc-issuer', 'https://accounts.example.com'],
    ...['--certificate-github-workflow-trigger', 'push'],
  ],
  'a workflow without its repository': [
    ...['--certificate-identity', 'https://github.com/me/app/.github/workflows/r.yml@refs/tags/1'],
    ...['--certificate-oidc-issuer', 'https://token.actions.githubusercontent.com'],
  ],
  ...Object.fromEntries(
    // Each has the name of a workflow in it.
    [
      'https://example.com/https://github.com/me/app/%@refs/tags/1',
      'https://github.com/me/app/%.old',
    ]
      .map((name) => name.replace('%', '.github/workflows/r.yml'))
      .map((name) => [
        `a name that is no workflow: ${name}`,
        [
          ...['--certificate-identity', name],
          ...['--certificate-oidc-issuer', 'https://token.actions.githubusercontent.com'],
          ...['--certificate-claim', 'source-repository=https://github.com/me/app'],
        ],
      ]),
  ),
  patterns: [
    ...['--certificate-identity-regexp', '^https://github\\.com/me/app/'],
    ...['--certificate-oidc-issuer-regexp', '^https://token\\.actions\\.githubusercontent\\.com$'],
  ],
};

function trustedFrom(flags: readonly string[]): readonly TrustedIdentity[] {
  const values = readArguments(['a/b', ...flags], verifyOptions);
  const fields = Object.entries(values).filter(([field]) => /^(?:certificate|github)/.test(field));
  return readIdentityPolicies(Object.fromEntries(fields)).map(trustedIdentityOf);
}

for (const [name, flags] of Object.entries(identities)) {
  test(`identities are demanded by flags: ${name}`, () => {
    const signers = trustedFrom(flags);
    const written = policyFlags(policy({ signers }));
    assert.deepEqual(written, flags);
    assert.deepEqual(mirrorPolicyFlags(policy({ signers })), flags);
  });
}

test('each part of a policy with identities has its flag; a file with several roots is named once', () => {
  const flags = identities['a workflow at any ref'] ?? [];
  const signers = [key('a.pub'), ...trustedFrom(flags)];
  const trustedRoots = [{ source: 'a.jsonl, line 1' }, { source: 'a.jsonl, line 2' }];
  const strict = policy({ signers, trustedRoots, sct: 'ignored', requireAllSigners: true });
  assert.deepEqual(policyFlags(strict), [
    ...['--key', 'a.pub', '--key-fingerprint', 'of a.pub', ...flags, '--require-all-signers'],
    ...['--trusted-root', 'a.jsonl', '--insecure-ignore-sct'],
  ]);
  const newest = policy({ signers, trustedRoots: [{ source: newestRootName }, ...trustedRoots] });
  assert.deepEqual(policyFlags(newest).slice(-4), [
    ...['--trusted-root', 'tuf', '--trusted-root', 'a.jsonl'],
  ]);
});

test('claims that cosign compares are those of its older extensions', () => {
  const claims = {
    ...{ 'source-repository': 'https://github.com/me/app', 'build-trigger': 'push' },
    ...{ 'source-ref': 'refs/tags/1', 'source-digest': 'aa', 'github-workflow-name': 'r' },
  };
  const [trusted] = trustedFrom(identities['people, and a claim'] ?? []);
  assert.ok(trusted);
  const withClaims = (more: object) => ({ ...trusted, claims: { ...claims, ...more } });
  assert.deepEqual(unknownToCosign(withClaims({})), []);
  const others = { 'runner-environment': 'github-hosted', 'source-repository': 'https://x.test/a' };
  assert.deepEqual(unknownToCosign(withClaims(others)), [
    ...['source-repository', 'runner-environment'],
  ]);
  assert.deepEqual(cosignIdentityFlags(withClaims(others), undefined).slice(4), [
    ...['--certificate-github-workflow-trigger', 'push'],
    ...['--certificate-github-workflow-ref', 'refs/tags/1'],
    ...['--certificate-github-workflow-sha', 'aa', '--certificate-github-workflow-name', 'r'],
  ]);
});

test("cosign's flags: the exact name once it is known, else a pattern that begins with ^", () => {
  const [trusted] = trustedFrom(identities['a workflow at any ref'] ?? []);
  assert.ok(trusted);
  const issuer = 'https://token.actions.githubusercontent.com';
  const repository = ['--certificate-github-workflow-repository', 'me/app'];
  assert.deepEqual(cosignIdentityFlags(trusted, undefined), [
    ...[
      '--certificate-identity-regexp',
      '^https://github\\.com/me/app/\\.github/workflows/r\\.yml@',
    ],
    ...['--certificate-oidc-issuer', issuer, ...repository],
  ]);
  const identity = `${trusted.identity}@refs/tags/1`;
  assert.deepEqual(cosignIdentityFlags(trusted, { kind: 'identity', identity, issuer }), [
    ...['--certificate-identity', identity, '--certificate-oidc-issuer', issuer, ...repository],
  ]);
});
