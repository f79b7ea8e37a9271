/** One attestation and one requirement: who signed it, what its provenance says, and how old it is. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contradiction } from '../../src/attestation/agreement.ts';
import { whyNot } from '../../src/attestation/check.ts';
import type { FactName } from '../../src/attestation/facts.ts';
import type { AttestationReport } from '../../src/attestation/report.ts';
import type { AttestationRequirement } from '../../src/attestation/requirement.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { Signer } from '../../src/signature/signer.ts';

const now = new Date('2026-06-30T12:00:00Z');
const day = 86_400_000;
const workflow = 'https://github.com/me/app/.github/workflows/release.yml@refs/tags/v1';
const identity: Signer = { kind: 'identity', identity: workflow, issuer: 'https://issuer.example' };
const fingerprint = 'ab'.repeat(32);
const key = (name?: string): Signer => ({
  kind: 'key',
  fingerprint,
  algorithm: 'ecdsa-p256',
  ...(name === undefined ? {} : { name }),
});
const good: AttestationReport = {
  store: 'bundle',
  manifest: digestOf(Buffer.from('manifest')),
  good: true,
};

function why(
  requirement: Partial<Omit<AttestationRequirement, 'facts'>> & {
    readonly facts?: Partial<Record<FactName, string>>;
  },
  attestation: Partial<AttestationReport>,
): string | undefined {
  const { facts = {}, ...rest } = requirement;
  return whyNot(
    {
      ...{ text: 'x', type: 'a:b', on: 'index' },
      ...rest,
      facts: new Map(Object.entries(facts) as [FactName, string][]),
    },
    { ...good, ...attestation },
    now,
  );
}

test('one that does not count says why', () => {
  assert.equal(why({}, {}), undefined);
  assert.equal(why({}, { good: false, message: 'it is torn' }), 'it is torn');
  assert.equal(why({}, { good: false }), 'it does not count');
});

for (const [signer, by, ok] of [
  [key('keys/a.pub'), 'keys/a.pub', true],
  [key('keys/a.pub'), 'a.pub', true],
  [key('C:\\keys\\a.pub'), 'a.pub', true],
  [key('keys/a.pub'), fingerprint, true],
  [key(), fingerprint, true],
  [key('keys/a.pub'), 'keys', false],
  [key('keys/a.pub'), fingerprint.slice(1), false],
  [key('keys/a.pub'), workflow, false],
  [identity, workflow, true],
  [identity, workflow.replace(/@.*/, ''), true],
  [identity, 'me/app/.github/workflows/release.yml', true],
  [identity, 'me/app/.github/workflows/release.yml@refs/tags/v1', true],
  [identity, 'release.yml of me/app at refs/tags/v1', true],
  [identity, 'me/app', false],
  [identity, 'me/app/.github/workflows/release.yml@refs/tags/v2', false],
  [{ ...identity, identity: 'me@x.org@y.org' }, 'me@x.org', true],
  [{ ...identity, identity: 'me@x.org@y.org' }, 'me', false],
  [undefined, workflow, false],
] as const satisfies readonly (readonly [Signer | undefined, string, boolean])[]) {
  const name =
    signer === undefined
      ? 'an unknown signer'
      : signer.kind === 'key'
        ? `the key ${signer.name ?? signer.fingerprint}`
        : signer.identity;
  test(`${name} is ${ok ? '' : 'not '}by=${by}`, () => {
    const found = why({ by }, signer === undefined ? {} : { signer });
    const other = signer === undefined ? 'another signer' : name;
    assert.equal(found, ok ? undefined : `it is signed by ${other}, not by ${by}`);
  });
}

test('a fact must be there, and be equal; a repository in either spelling', () => {
  const facts = { sourceRepository: 'https://github.com/me/app', builder: 'https://b/x' };
  const repository = 'https://github.com/me/app.git';
  assert.equal(why({ facts: { 'source-repository': repository } }, { facts }), undefined);
  assert.equal(why({ facts: { builder: 'https://b/x' } }, { facts }), undefined);
  assert.equal(
    why({ facts: { builder: 'https://b/x.git' } }, { facts }),
    'its builder is "https://b/x", not "https://b/x.git"',
  );
  assert.equal(
    why({ facts: { 'source-repository': 'https://github.com/me/other' } }, { facts }),
    'its source-repository is "https://github.com/me/app", not "https://github.com/me/other"',
  );
  for (const without of [{ facts }, {}])
    assert.equal(
      why({ facts: { 'source-ref': 'main' } }, without),
      'it has no source-ref, but "main" is required',
    );
});

test('threat 173: the last moment of max-age is allowed, and the next is not', () => {
  const signed = (ms: number) => ({ signed: new Date(now.getTime() - ms).toISOString() });
  assert.equal(why({ maxAge: 3 }, signed(3 * day)), undefined);
  assert.equal(
    why({ maxAge: 3 }, signed(3 * day + 1)),
    'it was signed 3 days ago, and max-age is 3',
  );
  assert.equal(
    why({ maxAge: 3 }, signed(5 * day - 1)),
    'it was signed 4 days ago, and max-age is 3',
  );
  assert.equal(
    why({ maxAge: 3 }, {}),
    'nothing proves when it was signed, but max-age is required',
  );
  assert.equal(why({}, {}), undefined);
});

const github = 'https://actions.github.io/buildtypes/workflow/v1';
const runner = 'https://github.com/actions/runner/github-hosted';
for (const [what, facts, claims, says] of [
  [
    'the repository, with another spelling',
    { sourceRepository: 'https://github.com/me/app.git' },
    { 'source-repository': 'https://github.com/me/app' },
    undefined,
  ],
  [
    'the repository in an old certificate',
    { sourceRepository: 'https://github.com/me/app' },
    { 'github-workflow-repository': 'me/app' },
    undefined,
  ],
  [
    'another repository in an old certificate',
    { sourceRepository: 'https://github.com/me/app' },
    { 'github-workflow-repository': 'me/other' },
    /source repository is .*me\/app", and the certificate that it is .*me\/other"/,
  ],
  [
    'the newer claim, where there are both',
    { sourceRepository: 'https://gitlab.com/me/app' },
    {
      'source-repository': 'https://gitlab.com/me/app',
      'github-workflow-repository': 'me/other',
    },
    undefined,
  ],
  [
    'no claim about the repository',
    { sourceRepository: 'https://github.com/me/app' },
    { 'source-ref': 'refs/heads/main' },
    undefined,
  ],
  ['a short branch', { sourceRef: 'main' }, { 'source-ref': 'refs/heads/main' }, undefined],
  ['a short tag', { sourceRef: 'v1' }, { 'github-workflow-ref': 'refs/tags/v1' }, undefined],
  ['another ref', { sourceRef: 'main' }, { 'source-ref': 'refs/heads/dev' }, /source ref/],
  [
    'another commit',
    { sourceDigest: 'a'.repeat(40) },
    { 'github-workflow-sha': 'b'.repeat(40) },
    /commit/,
  ],
  [
    'the same commit',
    { sourceDigest: 'a'.repeat(40) },
    { 'source-digest': 'a'.repeat(40), 'github-workflow-sha': 'b'.repeat(40) },
    undefined,
  ],
  [
    'the kind of machine in place of the workflow',
    { builder: runner, buildType: github },
    { 'build-signer': workflow },
    undefined,
  ],
  [
    'more behind the kind of machine',
    { builder: `${runner}/x`, buildType: github },
    { 'build-signer': workflow },
    /builder/,
  ],
  [
    'the kind of machine inside of another URL',
    { builder: `x-${runner}`, buildType: github },
    { 'build-signer': workflow },
    /builder/,
  ],
  [
    'a run of BuildKit',
    { builder: 'https://github.com/me/app/actions/runs/1', buildType: 'https://mobyproject.org/x' },
    { 'build-signer': workflow },
    undefined,
  ],
  [
    'a workflow inside of the name of a builder of BuildKit',
    { builder: `see ${workflow}` },
    { 'build-signer': 'https://github.com/me/app/.github/workflows/other.yml@refs/tags/v1' },
    undefined,
  ],
  [
    'another workflow, whatever the build type',
    { builder: workflow, buildType: 'https://mobyproject.org/x' },
    { 'build-signer': 'https://github.com/me/app/.github/workflows/other.yml@refs/tags/v1' },
    /builder/,
  ],
] as const) {
  test(`provenance and certificate: ${what}`, () => {
    const found = contradiction(facts, claims);
    if (says === undefined) assert.equal(found, undefined);
    else assert.match(found ?? '', says);
  });
}
