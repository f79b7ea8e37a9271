/** Signatures that people made with the public-good instance of Sigstore, under the embedded root. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readCertificate } from '../../src/identity/certificate.ts';
import { inputsFor } from '../../src/identity/inputs.ts';
import { certificateIn } from '../../src/identity/material.ts';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { type CertificateResult, verifyCertificateSignature } from '../../src/identity/verify.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import { publicGoodRoot } from '../../src/transparency/public-good.ts';
import { parseTrustedRoot, type TrustedRoot } from '../../src/transparency/trusted-root.ts';
import {
  annotationKeys,
  bundleCandidate,
  legacyCandidate,
  now,
  withAnnotations,
} from '../signature/support.ts';
import { sharedFile, sharedPath, skipWithout } from '../support/shared-vectors.ts';
import { labPolicy } from './lab.ts';

/** Under the policy that the tool itself proposes for this signer. */
function verify(candidate: Candidate, root: TrustedRoot = publicGoodRoot()): CertificateResult {
  const der = certificateIn(candidate);
  ok(der !== undefined);
  const inputs = inputsFor(readCertificate(der).signer);
  const inputOf = (name: string) => inputs.find((input) => input.name === name)?.value;
  const [identity, workflow] = [inputOf('certificate-identity'), inputOf('github-workflow')];
  const identities = readIdentityPolicies({
    certificateIdentity: identity === undefined ? undefined : [identity],
    certificateOidcIssuer: inputOf('certificate-oidc-issuer'),
    githubWorkflow: workflow === undefined ? undefined : [workflow],
  });
  return verifyCertificateSignature(candidate, labPolicy({}, { identities, roots: [root], now }));
}

function ofContainersImage(): Candidate {
  const folder = 'containers-image/signature/fixtures/dir-img-cosign-fulcio-rekor-valid';
  const text = sharedFile(folder, 'signature-1').toString().split('\n').slice(1).join('\n');
  const { payload, annotations } = JSON.parse(text);
  return legacyCandidate(Buffer.from(payload, 'base64'), annotations);
}

function ofConnaisseur(): Candidate {
  const image = 'connaisseur/test/testdata/cosign/securesystemsengineering/testimage';
  const hex = '31dc72a13a0c34b40eb95419d2b2fd67320c856baf3b72da518023ee8d370aee';
  const manifest = JSON.parse(sharedFile(image, `manifests/sha256-${hex}.sig.json`).toString());
  const [{ digest, annotations }] = manifest.layers;
  return legacyCandidate(sharedFile(image, `blobs/${digest}.json`), annotations);
}

describe('images', () => {
  for (const [folder, candidate, wanted] of [
    ['containers-image', ofContainersImage, 'https://github.com/login/oauth'],
    ['connaisseur', ofConnaisseur, 'https://github.com/login/oauth'],
  ] as const) {
    test(folder, { skip: skipWithout(folder) }, () => {
      const { good, checks, signer } = verify(candidate());
      ok(good, JSON.stringify(checks));
      strictEqual(signer?.issuer, wanted);
      const stripped = withAnnotations(candidate() as never, {
        [annotationKeys.rekorBundle]: undefined,
      });
      ok(!verify(stripped).good);
    });
  }
});

const folder = 'sigstore-conformance/bundle-verify';
const skip = skipWithout(folder);
const cases = skip
  ? []
  : readdirSync(sharedPath(folder)).filter((name) => {
      const file = sharedPath(folder, name, 'bundle.sigstore.json');
      return (
        existsSync(file) &&
        sharedFile(folder, name, 'bundle.sigstore.json').includes('dsseEnvelope')
      );
    });

describe('the envelopes of the conformance suite', () => {
  test('all of them', { skip }, () => strictEqual(cases.length, 14));

  for (const name of cases) {
    test(name, () => {
      const candidate = bundleCandidate(sharedFile(folder, name, 'bundle.sigstore.json'));
      const own = sharedPath(folder, name, 'trusted_root.json');
      const root = existsSync(own)
        ? parseTrustedRoot(sharedFile(folder, name, 'trusted_root.json'), name)
        : publicGoodRoot();
      if (name === 'intoto-missing-inclusion-proof_fail') {
        const { checks } = verifyCertificateSignature(candidate, labPolicy({}, { roots: [root] }));
        strictEqual(checks.signature.state, 'failed');
        return;
      }
      const { good, checks } = verify(candidate, root);
      // Its log entry is of a kind that is never written for images.
      const isGood = !name.endsWith('_fail') && name !== 'intoto-with-custom-trust-root';
      deepStrictEqual(good, isGood, JSON.stringify(checks));
    });
  }
});
