/** Every image of keyless-made, manifest by manifest: the verdict is cosign's, and what the case expects. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ClaimName } from '../../src/identity/claims.ts';
import { type CertificatePolicy, verifyCertificateSignature } from '../../src/identity/verify.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import { assertFailed, bundleCandidate } from '../signature/support.ts';
import {
  bundlesOf,
  candidateOf,
  candidatesOf,
  caseOf,
  cases,
  defaultInputs,
  isGood,
  issuer,
  type KeylessCase,
  manifestsOf,
  policyOf,
  requiredOf,
  rootOf,
  workflow,
} from './vectors.ts';

/** How the vectors name claims. */
const claimNames: Readonly<Record<string, ClaimName>> = {
  sourceRepositoryUri: 'source-repository',
  runnerEnvironment: 'runner-environment',
  buildTrigger: 'build-trigger',
};

function verified(one: KeylessCase, subject: Digest, policy: CertificatePolicy): boolean {
  return candidatesOf(one, subject).some((candidate) => isGood(candidate, subject, policy));
}

function outcome(one: KeylessCase, policy: CertificatePolicy): 'verified' | 'rejected' {
  return requiredOf(one).every((subject) => verified(one, subject, policy))
    ? 'verified'
    : 'rejected';
}

test('all of them are here', () => strictEqual(cases.length, 35));

describe('the outcome of the whole image', () => {
  for (const one of cases) {
    // The only one whose expectation is under a key; an identity was not asked for.
    const isByKey = one.name === 'kms-webdis';
    test(`${one.name}: ${isByKey ? 'rejected' : one.expect.outcome}`, () => {
      strictEqual(outcome(one, policyOf()), isByKey ? 'rejected' : one.expect.outcome);
    });
    for (const { outcome: wanted, key, trustedRoot, claims, ...other } of one.expect.also ?? []) {
      if (key !== undefined) continue;
      test(`${one.name} with ${JSON.stringify({ trustedRoot, claims, ...other })}: ${wanted}`, () => {
        const policy = policyOf(
          {
            certificateIdentity: [other.identity ?? workflow],
            certificateOidcIssuer: other.issuer ?? issuer,
            certificateClaims: Object.entries(claims ?? {}).map(
              ([name, value]) => `${claimNames[name]}=${value}`,
            ),
          },
          {
            ...(trustedRoot === undefined ? {} : { roots: [rootOf(trustedRoot)] }),
            ...(other.sct === undefined ? {} : { sct: other.sct }),
            ...(other.transparencyLog === undefined
              ? {}
              : { transparencyLog: other.transparencyLog }),
          },
        );
        strictEqual(outcome(one, policy), wanted);
      });
    }
  }
});

describe("cosign's verdict about each manifest", () => {
  for (const one of cases) {
    if (one.cosign3 === undefined) continue;
    test(one.name, () => {
      const policy = policyOf();
      const theirs = Object.entries(one.cosign3 ?? {});
      strictEqual(theirs.length, manifestsOf(one).length);
      for (const [name, { rc }] of theirs) {
        const short = name.split(' ').at(-1) ?? '';
        const subject = manifestsOf(one).find((digest) => digest.startsWith(`sha256:${short}`));
        ok(subject !== undefined, name);
        strictEqual(verified(one, subject, policy), rc === 0, name);
      }
    });
  }
});

test('an attestation by the right workflow is not a signature, although cosign accepts it as one', () => {
  const one = caseOf('att-actions-attest');
  const [bytes, ...more] = bundlesOf(one, one.digest);
  ok(bytes !== undefined && more.length === 0);
  const candidate = bundleCandidate(bytes);
  ok(verifyCertificateSignature(candidate, policyOf()).good);
  const claims = checkClaims(candidate, { subject: one.digest, annotations: {} });
  assertFailed(claims, 'E_CLAIM', /it is an attestation .*slsa.dev\/provenance\/v1/);
  strictEqual(isGood(candidate, one.digest, policyOf()), false);
});

/** Code and reason: the check that fails, and no other reason hides it. */
const reasons: readonly (readonly [
  string,
  keyof ReturnType<typeof verifyCertificateSignature>['checks'],
  RegExp,
])[] = [
  ['key-only', 'identity', /^E_IDENTITY it is signed with a key, but an identity is required/],
  ['kms-webdis', 'identity', /^E_IDENTITY it is signed with a key/],
  [
    'keyless-branch',
    'identity',
    /^E_IDENTITY .*the same workflow, run for the branch main and not for the tag v1\.2\.3$/,
  ],
  ['keyless-email', 'identity', /^E_IDENTITY .*"maintainer@example\.com".*; the issuer .*5072/],
  ['keyless-expired', 'time', /^E_TIME it was signed at .*, and its certificate was valid from/],
  ['keyless-lookalike-ref', 'identity', /^E_IDENTITY .*github\.com\/evil\/fork\//],
  ['keyless-no-log', 'log', /^E_TLOG it has no transparency log entry/],
  ['keyless-no-sct', 'sct', /^E_CERT .*no signed certificate timestamp/],
  ['keyless-no-time', 'time', /^E_TIME nothing proves when it was signed/],
  [
    'keyless-other-issuer',
    'identity',
    /^E_IDENTITY the issuer of the certificate is "http:\/\/127\.0\.0\.1:5073", not http:\/\/127\.0\.0\.1:5071$/,
  ],
  ['keyless-other-workflow', 'identity', /^E_IDENTITY it is signed by/],
];

describe('why', () => {
  for (const [name, check, why] of reasons) {
    test(`${name}: ${check}`, () => {
      const { checks, good, signer } = verifyCertificateSignature(candidateOf(name), policyOf());
      const result = checks[check];
      ok(result.state === 'failed', JSON.stringify(result));
      ok(why.test(`${result.code} ${result.message}`), `${result.code} ${result.message}`);
      const failures = Object.entries(checks).filter(([, { state }]) => state === 'failed');
      deepStrictEqual(
        failures.map(([failure]) => failure),
        [check],
      );
      strictEqual(good, false);
      // Who signed is proven where nothing but the name is wrong.
      strictEqual(signer !== undefined, check === 'identity' && !/^key-only|^kms/.test(name));
    });
  }

  test('another certificate authority is a matter of the root, with its date', () => {
    const policy = policyOf(defaultInputs, { roots: [rootOf('trusted-root-other-ca.json')] });
    const { checks } = verifyCertificateSignature(candidateOf('keyless-bundle-v2'), policy);
    ok(checks.certificate.state === 'failed');
    strictEqual(checks.certificate.code, 'E_TRUST');
    ok(/not in trusted-root-other-ca\.json.* started on 2026-/.test(checks.certificate.message));
  });
});
