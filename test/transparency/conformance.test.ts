/**
 * The 70 bundles of sigstore-conformance: what the log check says about each, and that none of them
 * is a signature under a policy of keys, but for those that a key made.
 *
 * Most are signed with certificates, which this project does not accept; their log entries are entries
 * nevertheless. Older bundles are lifted to version 0.3 first, for nothing else in them would be looked at.
 */

import { deepStrictEqual, match, ok, strictEqual, throws } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Bundle, bundleFromJSON } from '@sigstore/bundle';
import { isTrustError } from '../../src/error.ts';
import { parseBundle, type SigstoreBundle } from '../../src/signature/bundle.ts';
import { runCheck } from '../../src/signature/check.ts';
import { parsePublicKey, type VerificationKey, verifySignature } from '../../src/signature/key.ts';
import { contentOfEnvelope, type SignedContent } from '../../src/signature/signed-content.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import type { EntryVerifier } from '../../src/transparency/body.ts';
import { checkBundleEntries } from '../../src/transparency/log.ts';
import { publicGoodRoot } from '../../src/transparency/public-good.ts';
import { authorityTimes } from '../../src/transparency/time.ts';
import { parseTrustedRoot, type TrustedRoot } from '../../src/transparency/trusted-root.ts';
import { assertFailed, bundleCandidate, type Json, now, signer } from '../signature/support.ts';
import { sharedFile, sharedPath, skipWithout } from '../support/shared-vectors.ts';

const folder = 'sigstore-conformance/bundle-verify';
const skip = skipWithout(folder);
const names = skip
  ? []
  : readdirSync(sharedPath(folder)).filter((name) =>
      existsSync(sharedPath(folder, name, 'bundle.sigstore.json')),
    );

/**
 * What the log check must say. A case that is not listed passes it: it is good, or what is wrong with
 * it lies outside the log (certificates, certificate transparency, timestamps, the signer's identity).
 */
const failing: Readonly<Record<string, RegExp>> = {
  'bundle-empty-certificate-chain_fail': /^E_SIG .*checkpoint is missing/,
  'bundle-from-wrong-instance_fail': /^E_TRUST .*does not know/,
  'bundle-invalid-base64-signature_fail': /^E_SIG .*not standard base64/,
  'bundle-malformed-json_fail': /^E_SIG .*JSON/,
  'bundle-negative-log-index_fail': /^E_SIG .*logIndex is not a non-negative integer/,
  'bundle-unknown-version_fail': /^E_SIG .*mediaType is/,
  'bundle-with-root-cert_fail': /^E_SIG .*checkpoint is missing/,
  'checkpoint-bad-keyhint_fail': /^E_TLOG invalid checkpoint signature/,
  'checkpoint-wrong-roothash_fail': /^E_TLOG invalid hash count/,
  'dsse-invalid-sig_fail': /^E_TLOG .*another signature/,
  'dsse-mismatch-envelope_fail': /^E_TLOG .*other content/,
  'dsse-mismatch-sig_fail': /^E_TLOG .*another signature/,
  'inclusion-proof-corrupted-hash_fail': /^E_TLOG calculated root hash does not match/,
  'incorrect-public-key_fail': /^E_TLOG .*another certificate/,
  // A kind that no version of cosign writes for signatures.
  'intoto-expired-certificate_fail': /^E_TLOG .*"intoto\/0\.0\.2"/,
  'intoto-log-entry-mismatch_fail': /^E_TLOG .*"intoto\/0\.0\.2"/,
  'intoto-missing-inclusion-proof_fail': /^E_SIG .*inclusionProof is missing/,
  'intoto-set-outside-signing-cert-validity_fail': /^E_TLOG .*"intoto\/0\.0\.2"/,
  'intoto-tsa-timestamp-outside-cert-validity_fail': /^E_TLOG .*"intoto\/0\.0\.2"/,
  'intoto-with-custom-trust-root': /^E_TLOG .*"intoto\/0\.0\.2"/,
  'invalid-checkpoint-signature_fail': /^E_TLOG invalid checkpoint signature/,
  'invalid-inclusion-proof_fail': /^E_SIG .*checkpoint is missing/,
  'managed-key-no-key_fail': /^E_KEY .*not one PEM block/,
  'managed-key-wrong-key_fail': /^E_KEY .*not base64/,
  'rekor2-checkpoint-missing-log-signature_fail': /^E_TLOG no signatures found/,
  'rekor2-checkpoint-missing-origin_fail': /^E_TLOG too few lines/,
  'rekor2-checkpoint-missing-root-hash_fail': /^E_TLOG too few lines/,
  'rekor2-checkpoint-missing-size_fail': /^E_TLOG too few lines/,
  'rekor2-checkpoint-no-matching-signature_fail': /^E_TLOG invalid checkpoint signature/,
  'rekor2-dsse-invalid-sig_fail': /^E_TLOG .*another signature/,
  'rekor2-dsse-mismatch-envelope_fail': /^E_TLOG .*other content/,
  'rekor2-dsse-mismatch-sig_fail': /^E_TLOG .*another signature/,
  'rekor2-no-inclusion-proof_fail': /^E_SIG .*inclusionProof is missing/,
  'set-invalid-signature_fail': /^E_TLOG inclusion promise could not be verified/,
  'signature-mismatch_fail': /^E_TLOG .*another signature/,
  'trust-root-tlog-missing-validity-start_fail': /^E_TRUST .*validFor\.start is missing/,
  'wrong-hashedrekord-artifact_fail': /^E_TLOG .*other content/,
  'wrong-hashedrekord-cert-and-sig_fail': /^E_TLOG .*another signature/,
  'wrong-hashedrekord-entry_fail': /^E_TLOG .*other content/,
  'wrong-material_fail': /^E_TLOG .*other content/,
};

/** Bad cases that pass the log check, and which check of the suite they are for. */
const notTheLog: Readonly<Record<string, string>> = {
  'integrated-time-in-future_fail': "the certificate's validity",
  'invalid-ct-key_fail': 'certificate transparency',
  'message-digest-mismatch_fail': 'a hint about the artifact',
  'rekor2-no-timestamp_fail': "the certificate's validity, which needs a time",
  'rekor2-timestamp-outside-trust-root-tsa-validity_fail': 'the timestamp',
  'rekor2-timestamp-outside-tsa-cert-validity_fail': 'the timestamp',
  'rekor2-timestamp-payload-mismatch_fail': 'the timestamp',
  'rekor2-timestamp-untrusted-tsa-with-embedded-cert_fail': 'the timestamp',
  'rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail': 'the timestamp',
  'rekor2-timestamp-with-incorrect-time_fail': "the certificate's validity",
};

/** Whose timestamp does not count; every other case with a timestamp has a good one. */
const badTimestamps = Object.keys(notTheLog).filter((name) => notTheLog[name] === 'the timestamp');
/** And one that the suite's authors took to be good: its base64 ends in a line break (threat 67). */
badTimestamps.push('rekor2-timestamp-with-incorrect-time_fail');

interface Case {
  readonly bytes: Buffer;
  readonly artifact: Buffer;
  readonly rootBytes: Buffer | undefined;
  readonly keyPem: string | undefined;
}

function read(name: string): Case {
  const optional = (file: string) =>
    existsSync(sharedPath(folder, name, file)) ? sharedFile(folder, name, file) : undefined;
  return {
    bytes: sharedFile(folder, name, 'bundle.sigstore.json'),
    artifact: optional('artifact') ?? sharedFile(folder, 'a.txt'),
    rootBytes: optional('trusted_root.json'),
    keyPem: optional('key.pub')?.toString(),
  };
}

/** As version 0.3: the new media type, and the first certificate of the chain. */
function lifted(bytes: Buffer): Json {
  const json = JSON.parse(bytes.toString()) as Json;
  const material = { ...(json['verificationMaterial'] as Json) };
  const chain = material['x509CertificateChain'] as { certificates: Json[] } | undefined;
  if (chain === undefined) return json;
  delete material['x509CertificateChain'];
  const mediaType = String(json['mediaType']).replace(/version=0\.[12]$/, 'version=0.3');
  return {
    ...json,
    mediaType,
    verificationMaterial: { ...material, certificate: chain.certificates[0] },
  };
}

interface Opened {
  readonly root: TrustedRoot;
  readonly key: VerificationKey;
  readonly verifier: EntryVerifier;
  readonly signed: SignedContent;
  readonly bundle: SigstoreBundle;
}

function open({ bytes, artifact, rootBytes, keyPem }: Case): Opened {
  const root = rootBytes === undefined ? publicGoodRoot() : parseTrustedRoot(rootBytes, 'root');
  const json = lifted(bytes);
  const bundle = parseBundle(Buffer.from(JSON.stringify(json)));
  // Certificates and signed files are of no use to this project: the library reads them.
  const { content, verificationMaterial } = bundleFromJSON(json);
  const { key, verifier } = signerOf(verificationMaterial.content, keyPem);
  const signed =
    bundle.envelope === undefined
      ? signedMessage(content, artifact)
      : contentOfEnvelope(bundle.envelope);
  return { root, key, verifier, signed, bundle };
}

/** "passed", or why not. */
function logCheck(subject: Case): string {
  const outcomes = runCheck('E_SIG', () => {
    const { root, key, verifier, signed, bundle } = open(subject);
    return checkBundleEntries(bundle.logEntries, { ...signed, verifier }, { key, root, now });
  });
  const failure = 'state' in outcomes ? outcomes : outcomes.find((outcome) => 'state' in outcome);
  return failure === undefined ? 'passed' : `${failure.code} ${failure.message}`;
}

function signedMessage(content: Bundle['content'], artifact: Buffer): SignedContent {
  ok(content.$case === 'messageSignature');
  return { signature: content.messageSignature.signature, bytes: artifact, payload: artifact };
}

function signerOf(
  content: Bundle['verificationMaterial']['content'],
  keyPem: string | undefined,
): { key: VerificationKey; verifier: EntryVerifier } {
  if (content.$case !== 'certificate') {
    const key = parsePublicKey(keyPem ?? '', 'key.pub');
    return { key, verifier: { kind: 'PUBLIC KEY', der: key.spki } };
  }
  const der = content.certificate.rawBytes;
  const pem = new X509Certificate(der).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { key: parsePublicKey(pem, 'certificate'), verifier: { kind: 'CERTIFICATE', der } };
}

test('the suite is all there', { skip }, () => strictEqual(names.length, 70));

test('every case that must fail is accounted for', { skip }, () => {
  const bad = names.filter((name) => name.endsWith('_fail'));
  deepStrictEqual(
    bad.filter((name) => !(name in failing) && !(name in notTheLog)),
    [],
  );
  deepStrictEqual(
    Object.keys(failing).filter((name) => !bad.includes(name)),
    ['intoto-with-custom-trust-root'],
  );
});

describe('the log check', () => {
  for (const name of names) {
    test(`conformance ${name}: ${failing[name] === undefined ? 'passed' : 'failed'}`, () => {
      const result = logCheck(read(name));
      const why = failing[name];
      if (why === undefined) strictEqual(result, 'passed');
      else match(result, why);
    });
  }
});

describe('threat 103: timestamps', () => {
  for (const name of names.filter((candidate) => candidate.startsWith('rekor2-'))) {
    test(`threat 103: conformance ${name}`, () => {
      const opened = runCheck('E_SIG', () => open(read(name)));
      if ('state' in opened) return match(name, /no-inclusion-proof/);
      const times = authorityTimes(opened.bundle.timestamps, opened.signed, opened);
      const good = times.filter((time) => time instanceof Date);
      const wanted = badTimestamps.includes(name) || name === 'rekor2-no-timestamp_fail' ? 0 : 1;
      strictEqual(good.length, wanted, JSON.stringify(times));
    });
  }
});

describe('threat 86: under a policy of keys', () => {
  for (const name of names.filter((candidate) => !candidate.startsWith('managed-key'))) {
    test(`threat 86: conformance ${name}`, () => {
      const { bytes } = read(name);
      const { check } = checkSignature(bundleCandidate(bytes), [signer]);
      if (check.state === 'failed' && check.code !== 'E_KEY') {
        // Another version, or no bundle at all; lifted to 0.3, it is the certificate.
        assertFailed(check, 'E_SIG', /mediaType|JSON|base64|missing|a non-negative integer/);
        const again = runCheck(
          'E_SIG',
          () => checkSignature(bundleCandidate(lifted(bytes)), [signer]).check,
        );
        if (again.state === 'failed' && again.code === 'E_SIG')
          return match(again.message, malformed);
        return assertFailed(again, 'E_KEY', /certificate/);
      }
      assertFailed(check, 'E_KEY', /certificate/);
    });
  }
});

const malformed =
  /checkpoint is missing|inclusionProof is missing|base64|JSON|non-negative integer|mediaType/;

describe('bundles that a key made', () => {
  for (const name of ['managed-key-happy-path', 'managed-key-and-trusted-root']) {
    test(`conformance ${name}: good for its file, and no signature of an image`, { skip }, () => {
      const subject = read(name);
      const { key, signed } = open(subject);
      ok(verifySignature(key, signed.bytes, signed.signature));
      const candidate = bundleCandidate(subject.bytes);
      assertFailed(checkSignature(candidate, [key]).check, 'E_SIG', /message signature/);
    });
  }

  test('conformance managed-key-wrong-key_fail: the key is refused', { skip }, () => {
    const { keyPem } = read('managed-key-wrong-key_fail');
    throws(
      () => parsePublicKey(keyPem ?? '', 'key.pub'),
      (error) => isTrustError(error, 'E_KEY'),
    );
  });

  test('threat 71: conformance managed-key-no-key_fail: with none or a real but other key', {
    skip,
  }, () => {
    const { signed } = open({
      ...read('managed-key-no-key_fail'),
      keyPem: read('managed-key-happy-path').keyPem,
    });
    ok(!verifySignature(signer, signed.bytes, signed.signature));
  });
});
