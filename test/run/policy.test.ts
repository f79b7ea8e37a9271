/** The policy of a run: every demand that is given is in it, and its roots must be able to meet it. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AttestationRequirement } from '../../src/attestation/requirement.ts';
import { readOptions } from '../../src/options/library.ts';
import { verifyOptions } from '../../src/options/verify.ts';
import { attestationPolicy } from '../../src/run/attestations.ts';
import { policyOf } from '../../src/run/policy.ts';
import { gateOf } from '../../src/run/release-task.ts';
import type { SignOptions } from '../../src/sign/options.ts';
import { trust } from '../e2e/support/world.ts';
import { identityRoot } from '../identity/services.ts';
import { temporaryFolder } from '../support/folder.ts';

const mediaType = 'application/vnd.dev.sigstore.trustedroot+json;version=0.1';
const host = { env: {}, signal: new AbortController().signal };
const policy = (given: object) =>
  policyOf(readOptions(given, verifyOptions, { images: ['a.example/b'] }), host);

test('readers are required if one is given, and otherwise not', async () => {
  assert.deepEqual((await policy({ requireReadableBy: ['podman'] })).requireReadableBy, ['podman']);
  assert.ok(!('requireReadableBy' in (await policy({}))));
});

test('an SCT is required, unless the run ignores it', async () => {
  assert.equal((await policy({})).sct, 'required');
  const identity = { githubWorkflow: ['a/b/.github/workflows/x.yml'] };
  assert.equal((await policy({ ...identity, insecureIgnoreSct: true })).sct, 'ignored');
});

test('before tags are written, a release requires timestamps of bundles only', () => {
  const sign = {
    ...{ signer: { kind: 'key', key: { public: {} } }, logs: [], timestamps: [{}] },
    ...{ trustedRoot: {}, annotations: {}, recursive: true },
  };
  const gate = (...formats: ('legacy' | 'bundle')[]) =>
    gateOf({ ...sign, formats } as unknown as SignOptions, []);
  assert.deepEqual([gate('bundle').timestamps, gate('bundle').parity], ['required', 'true']);
  assert.equal(gate('legacy').timestamps, 'ignored');
  assert.equal(gate('legacy', 'bundle').timestamps, 'ignored');
});

test('attestations: signatures of the image are required unless they alone are checked', () => {
  const requirements: readonly AttestationRequirement[] = [];
  assert.equal(attestationPolicy({}), undefined);
  for (const [attestationsOnly, signatures] of [
    [false, 'required'],
    [true, 'ignored'],
  ] as const) {
    const given = { attestations: requirements, attestationsOnly };
    assert.deepEqual(attestationPolicy(given), { requirements, signatures });
  }
});

test('a root without certificate authorities: enough for keys, refused for an identity alone', async () => {
  const trustedRoot = [trust['trusted-root']];
  const identity = { githubWorkflow: ['a/b/.github/workflows/x.yml'] };
  for (const given of [{}, { keys: [trust.key] }, { ...identity, keys: [trust.key] }]) {
    assert.equal((await policy({ trustedRoot, ...given })).trustedRoots.length, 1);
  }
  await assert.rejects(policy({ trustedRoot, ...identity }), {
    code: 'E_INPUT',
    message: /contains no certificate authority, and one is required/,
  });
  assert.equal((await policy(identity)).identities.length, 1);
  // An instance that logs nothing has timestamps instead.
  const without = join(temporaryFolder('root').path, 'root.json');
  writeFileSync(without, JSON.stringify({ ...identityRoot, ctlogs: [], tlogs: [], mediaType }));
  const { trustedRoots } = await policy({ trustedRoot: [without], ...identity });
  assert.deepEqual([trustedRoots.length, trustedRoots[0]?.logs.length], [1, 0]);
  await assert.rejects(policy({ trustedRoot: [without], keys: [trust.key] }), {
    message: /contains no transparency log, and a log entry is required/,
  });
});
