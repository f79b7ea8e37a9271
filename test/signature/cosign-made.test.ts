/** Everything that the real cosign made for this project, by case and manifest. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Digest, digestOf, parseDigest } from '../../src/oci/digest.ts';
import { attestationType } from '../../src/signature/bundle.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import { formatPayload } from '../../src/signature/payload.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import { checkLog } from '../../src/transparency/log.ts';
import { cosignMade } from '../support/shared-vectors.ts';
import {
  bundleCandidate,
  content,
  cosignRoot,
  type Json,
  legacyOf,
  now,
  other,
  signer,
} from './support.ts';

interface Case {
  readonly name: string;
  readonly digest: Digest;
  readonly tags: Readonly<Record<string, Digest>>;
  readonly manifests: Readonly<Record<string, string>>;
}

const cases = JSON.parse(cosignMade('cases.json').toString()) as readonly Case[];

/** What each case's candidates come to: one word for each of claims, signature and log, and by which key. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'attestation-only': ['attestation'],
  'bundle-no-log': ['claims, signer.pub, no log'],
  'legacy-no-log': ['claims, signer.pub, no log'],
  'legacy-plus-foreign-attestation': ['attestation', 'claims, signer.pub, hashedrekord/0.0.1'],
  'other-key': ['claims, other.pub, hashedrekord/0.0.1'],
  'other-key-bundle': ['claims, other.pub, dsse/0.0.1'],
  'two-keys': ['claims, other.pub, hashedrekord/0.0.1', 'claims, signer.pub, hashedrekord/0.0.1'],
  'two-keys-bundle': ['claims, other.pub, dsse/0.0.1', 'claims, signer.pub, dsse/0.0.1'],
  'both-formats': ['claims, signer.pub, dsse/0.0.1', 'claims, signer.pub, hashedrekord/0.0.1'],
  'bundle-rekor-v1': ['claims, signer.pub, dsse/0.0.1'],
  'bundle-rekor-v1-no-tsa': ['claims, signer.pub, dsse/0.0.1'],
  'bundle-rekor-v2': ['claims, signer.pub, hashedrekord/0.0.2'],
  'bundle-rekor-v2-no-tsa': ['claims, signer.pub, hashedrekord/0.0.2'],
  'annotated-bundle': ['claims, signer.pub, dsse/0.0.1'],
  'index-only-bundle': ['claims, signer.pub, dsse/0.0.1'],
  'seven-platforms': ['claims, signer.pub, dsse/0.0.1'],
  replayed: ['another digest, signer.pub, hashedrekord/0.0.1'],
  unsigned: [],
};
const goodLegacy = ['claims, signer.pub, hashedrekord/0.0.1'];

/** A small stand-in for discovery: `.sig` tags, and referrers by their subject. */
function* candidatesOf(repository: Case): Generator<{ subject: Digest; candidate: Candidate }> {
  for (const [tag, digest] of Object.entries(repository.tags)) {
    const hex = /^sha256-([0-9a-f]{64})\.sig$/.exec(tag)?.[1];
    if (hex !== undefined) yield* legacyCandidates(parseDigest(`sha256:${hex}`), content(digest));
  }
  for (const digest of Object.keys(repository.manifests)) {
    const bytes = content(digest);
    const manifest = JSON.parse(bytes.toString()) as Json & { subject?: { digest: string } };
    if (manifest.subject === undefined) continue;
    const subject = parseDigest(manifest.subject.digest);
    const [layer] = manifest['layers'] as { mediaType: string; digest: Digest }[];
    if (layer?.mediaType.startsWith('application/vnd.dev.sigstore.bundle') === true) {
      yield { subject, candidate: bundleCandidate(content(layer.digest)) };
    } else if (layer?.mediaType === 'application/vnd.dev.cosign.simplesigning.v1+json') {
      yield* legacyCandidates(subject, bytes);
    }
  }
}

function* legacyCandidates(subject: Digest, bytes: Buffer) {
  const manifest = JSON.parse(bytes.toString()) as Json & { layers: unknown[] };
  for (const at of manifest.layers.keys()) yield { subject, candidate: legacyOf(manifest, at) };
}

function outcome(subject: Digest, candidate: Candidate): string {
  if (candidate.format === 'bundle' && attestationType(candidate.bytes)) return 'attestation';
  const claims = checkClaims(candidate, { subject, annotations: {} });
  if (claims.state === 'failed') ok(/for another digest/.test(claims.message), claims.message);
  const { check, key } = checkSignature(candidate, [signer, other]);
  ok(key !== undefined && check.state === 'passed', JSON.stringify(check));
  const { check: logged, entries } = checkLog(candidate, { key, root: cosignRoot, now });
  if (logged.state === 'failed') strictEqual(logged.message, 'it has no transparency log entry');
  return [
    claims.state === 'passed' ? 'claims' : 'another digest',
    key.source,
    ...(logged.state === 'passed' ? entries.map(({ kind }) => kind) : ['no log']),
  ].join(', ');
}

for (const repository of cases) {
  test(`cosign-made: ${repository.name}`, () => {
    const outcomes = [...candidatesOf(repository)].map(({ subject, candidate }) =>
      outcome(subject, candidate),
    );
    const kinds = [...new Set(outcomes)].sort();
    deepStrictEqual(kinds, expected[repository.name] ?? goodLegacy);
  });
}

describe('annotations and references that cosign signed', () => {
  const byName = (name: string) => {
    const repository = cases.find((candidate) => candidate.name === name);
    ok(repository !== undefined);
    return [...candidatesOf(repository)];
  };

  for (const name of ['annotated', 'annotated-bundle']) {
    test(name, () => {
      for (const { subject, candidate } of byName(name)) {
        const state = (annotations: Record<string, string>) =>
          checkClaims(candidate, { subject, annotations }).state;
        strictEqual(state({ version: '0.1.24', repo: 'nicolas/webdis' }), 'passed');
        strictEqual(state({ version: '0.1.25' }), 'failed');
      }
    });
  }

  test('legacy-hub-identity', () => {
    for (const { subject, candidate } of byName('legacy-hub-identity')) {
      const state = (expectedReference: string) =>
        checkClaims(candidate, { subject, annotations: {}, expectedReference }).state;
      strictEqual(state('index.docker.io/nicolas/webdis'), 'passed');
      strictEqual(state('index.docker.io/other/image'), 'failed');
    }
  });

  test('payloads are rebuilt byte for byte', () => {
    for (const { subject, candidate } of byName('legacy-hub-identity')) {
      ok(candidate.format === 'legacy');
      const rebuilt = formatPayload('index.docker.io/nicolas/webdis', subject);
      strictEqual(digestOf(rebuilt), candidate.layer.digest);
    }
  });
});
