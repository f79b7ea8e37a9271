/** Images that a workflow signed, verified by name: who signed is in the report, and who did not. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { signerOf } from '../../src/signature/signer.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { SignatureReport, VerifyReport } from '../../src/verify/report.ts';
import { caseOf, issuer, root, workflow } from '../identity/vectors.ts';
import { loadKeyless } from '../support/keyless.ts';
import { errorCodes, errors, manifestOf, only, verify, warnings } from '../support/run.ts';
import { putSignatures, testPolicy } from '../support/signer.ts';

const registry = await startRegistry();
beforeEach(() => registry.reset());
after(() => registry.stop());

const identities = readIdentityPolicies({
  certificateIdentity: [workflow],
  certificateOidcIssuer: issuer,
});
const byName: Partial<Policy> = { keys: [], identities, trustedRoots: [root] };

function run(name: string, policy: Partial<Policy> = byName): Promise<VerifyReport> {
  loadKeyless(registry, 'a/b', name);
  return verify(`${registry.host}/a/b@${caseOf(name).digest}`, policy);
}

function signaturesOf(report: VerifyReport): readonly SignatureReport[] {
  return only(report).manifests.flatMap(({ signatures }) => signatures);
}

for (const name of ['keyless-bundle-v2', 'keyless-legacy']) {
  test(`the identity that is requested, with the root that proves it: ${name}`, async () => {
    const report = await run(name);
    assert.equal(report.outcome, 'verified', JSON.stringify(errors(report)));
    const signatures = signaturesOf(report);
    assert.equal(signatures.length, 5);
    for (const { good, signer, certificate, trustedRoot, logEntries } of signatures) {
      assert.ok(good && signer?.kind === 'identity');
      assert.deepEqual([signer.identity, signer.issuer], [workflow, issuer]);
      assert.deepEqual([certificate, trustedRoot], [undefined, 'trusted-root.json']);
      assert.equal(logEntries.length, 1);
    }
  });
}

for (const [name, why] of [
  ['keyless-other-workflow', /it is signed by "[^"]+ci\.yml@refs\/tags\/v1\.2\.3", not by /],
  ['keyless-other-issuer', /issuer/],
] as const) {
  test(`another identity is proven, and does not count: ${name}`, async () => {
    const report = await run(name);
    assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
    assert.deepEqual(errorCodes(report), ['E_IDENTITY']);
    for (const { message, advice } of errors(report)) {
      assert.match(message, why);
      assert.match(advice ?? '', /^if this is the right signer, require it: /);
    }
    for (const { good, signer, certificate } of signaturesOf(report)) {
      assert.deepEqual([good, signer, certificate?.proven], [false, undefined, true]);
    }
  });
}

test('threat 86: where a key is required, a proven certificate says who signed, and does not count', async () => {
  const report = await run('keyless-bundle-v2', { ...testPolicy, trustedRoots: [root] });
  assert.deepEqual(errorCodes(report), ['E_SIG']);
  const says =
    'signed by release.yml of webdis/verify-action at refs/tags/v1.2.3, as its certificate ' +
    `proves (${workflow}, issuer ${issuer}); a key is required, not an identity`;
  for (const { message, advice } of errors(report)) {
    assert.ok(message.includes(says), message);
    assert.match(advice ?? '', /^if this is the right signer, require it: /);
  }
  for (const { certificate, good } of signaturesOf(report)) {
    assert.deepEqual([certificate?.proven, certificate?.subject, good], [true, workflow, false]);
  }
});

test('what is worth knowing about a signer is one warning for the image', async () => {
  const report = await run('keyless-self-hosted');
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(warnings(report), [
    {
      ...{ severity: 'warning', code: 'E_IDENTITY', image: only(report).reference },
      message: 'the run was on a self-hosted runner: GitHub does not vouch for that machine',
    },
  ]);
});

test('a platform without a signature of the identity is not covered', async () => {
  const report = await run('keyless-index-only');
  assert.deepEqual([report.exitCode, errorCodes(report)], [10, ['E_COVER']]);
});

test('if all signers are required, the one that has not signed is named, for index and platforms', async () => {
  const { keys } = testPolicy;
  const trustedRoots = [...testPolicy.trustedRoots, root];
  const both = { ...testPolicy, keys, identities, trustedRoots, requireAllSigners: true } as const;
  const report = await run('keyless-bundle-v2', both);
  assert.equal(report.policy.requireAllSigners, true);
  assert.deepEqual([report.exitCode, errorCodes(report)], [10, ['E_NOSIG', 'E_COVER']]);
  const image = only(report);
  const codes = ['index', 'linux/amd64', 'linux/arm64'].map((name) => manifestOf(image, name).code);
  assert.deepEqual(codes, ['E_NOSIG', 'E_COVER', 'E_COVER']);
  const fingerprint = signerOf(testPolicy.keys[0] ?? assert.fail()).fingerprint;
  for (const { message, advice } of errors(report)) {
    const says = `has a valid signature, but none by key ${fingerprint}: every signer must have signed`;
    assert.ok(message.endsWith(says), message);
    assert.match(advice ?? '', /^ask the publisher to sign with both/);
  }
  for (const { digest } of image.manifests) putSignatures(registry, 'a/b', digest);
  const signed = await verify(`${registry.host}/a/b@${image.digest}`, both);
  assert.equal(signed.outcome, 'verified', JSON.stringify(errors(signed)));
});
