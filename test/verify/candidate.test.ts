/** One signature: which trusted root proves it, and what is said of a certificate that none proves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { parseRequirement } from '../../src/options/attestations.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { checkCandidate } from '../../src/verify/candidate.ts';
import { verifyImages } from '../../src/verify/verify.ts';
import { authority, identity, ids, issuer, rootWith, signedBundle } from '../identity/lab.ts';
import { TestTimestamps } from '../identity/timestamps.ts';
import { base64, bundleCandidate } from '../signature/support.ts';
import { bundleBytes, testPolicy } from '../support/signer.ts';
import { log, now, rootJson, sha256, signedAt } from '../transparency/test-log.ts';

const digest = digestOf(Buffer.from('x'));

test('of several roots that know the log, one that proves the time as well is enough', () => {
  const timestamps = new TestTimestamps();
  const made = JSON.parse(bundleBytes(digest).toString());
  const signature = Buffer.from(made.dsseEnvelope.signatures[0].sig, 'base64');
  const stamp = timestamps.stamp(sha256(signature), new Date(signedAt * 1000));
  made.verificationMaterial.timestampVerificationData = {
    rfc3161Timestamps: [{ signedTimestamp: base64(stamp) }],
  };
  const rootOf = (timestampAuthorities: readonly object[]) =>
    parseTrustedRoot(
      Buffer.from(JSON.stringify({ ...rootJson(log.instance()), timestampAuthorities })),
      'root',
    );
  const [without, whole] = [rootOf([]), rootOf([timestamps.instance()])];
  const check = (...trustedRoots: (typeof whole)[]) => {
    const policy = { ...testPolicy, trustedRoots, timestamps: 'required' } as const;
    return checkCandidate(bundleCandidate(made), digest, policy, now).good;
  };
  assert.deepEqual(
    [check(without, whole), check(whole, without), check(without)],
    [true, true, false],
  );
});

test('threat 86: a certificate that is not for signing images names its subject, and proves nothing', () => {
  const issued = authority.issue({ usages: [ids.timeStamping] });
  const { bytes } = signedBundle(issued, {});
  const policy = { ...testPolicy, trustedRoots: [rootWith()] };
  const { good, certificate, checks } = checkCandidate(bundleCandidate(bytes), digest, policy, now);
  assert.equal(good, false);
  assert.deepEqual(certificate, { subject: identity, issuer, proven: false });
  assert.match(JSON.stringify(checks.signature), /its certificate, which was not verified/);
});

test('attestations that are asked for, and that nothing checks, are a defect of the caller', async () => {
  const reference = parseReference('r.example/a:1');
  const repository = { name: reference } as unknown as ReadableRepository;
  const context = {
    registry: { repository: () => repository, sent: 0 },
    now: () => now,
    tool: { name: 'test', version: '0' },
  };
  for (const requirements of [[parseRequirement('spdxjson')], []]) {
    const policy = {
      ...testPolicy,
      attestations: { requirements, signatures: 'required' },
    } as const;
    await assert.rejects(
      verifyImages([{ text: 'r.example/a:1', reference }], policy, context),
      RangeError,
    );
  }
});
