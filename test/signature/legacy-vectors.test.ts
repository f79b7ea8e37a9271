/** Real legacy signatures of other projects (../shared/vectors/legacy-keyed). */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { digestOf, parseDigest } from '../../src/oci/digest.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import { parsePublicKey } from '../../src/signature/key.ts';
import { parsePem } from '../../src/signature/pem.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import { type EntryVerifier, findMismatch, parseBody } from '../../src/transparency/body.ts';
import { parseRekorBundle, verifySet } from '../../src/transparency/legacy-entry.ts';
import { checkLog } from '../../src/transparency/log.ts';
import { publicGoodRoot } from '../../src/transparency/public-good.ts';
import { sharedFile, skipWithout } from '../support/shared-vectors.ts';
import { annotationKeys, legacyCandidate, now } from './support.ts';

interface Vector {
  readonly id: string;
  /** base64 */
  readonly payload: string | null;
  readonly payloadDigest?: string;
  readonly signature: string;
  readonly bundle: object | null;
  readonly cert?: string;
  /** one key, those that were used for the image, or none but the certificate's */
  readonly publicKeyPem: string | readonly string[] | null;
  readonly manifestDigest?: string;
  readonly checks: Readonly<
    Record<'set' | 'bodySig' | 'bodyHash' | 'bodyKey' | 'sig' | 'digest', 'Y' | 'N' | '-'>
  >;
  readonly keyKind: 'key' | 'keyless certificate';
}

const skip = skipWithout('legacy-keyed');
const vectors: readonly Vector[] = skip
  ? []
  : JSON.parse(sharedFile('legacy-keyed/vectors.json').toString());

test('the real legacy signatures are all there', { skip }, () => strictEqual(vectors.length, 15));

/** Each check by itself, because most vectors are not whole. */
for (const vector of vectors) {
  test(`legacy vector ${vector.id}: each part`, () => {
    const { checks } = vector;
    if (vector.bundle !== null) {
      const bundle = parseRekorBundle(JSON.stringify(vector.bundle));
      const logs = publicGoodRoot().logs;
      strictEqual(
        logs.some((log) => verifySet(bundle, log)),
        checks.set === 'Y',
        'SET',
      );
      const body = parseBody(Buffer.from(bundle.Payload.body, 'base64'), [
        'hashedrekord/0.0.1',
        'rekord/0.0.1',
      ]);
      ok('signature' in body.recorded);
      strictEqual(
        body.recorded.signature.toString('base64') === vector.signature,
        checks.bodySig === 'Y',
      );
      const hash =
        vector.payload === null
          ? vector.payloadDigest?.slice(7)
          : digestOf(payloadOf(vector)).slice(7);
      if (hash !== undefined) strictEqual(body.hash === hash, checks.bodyHash === 'Y', 'hash');
      if (checks.bodyKey === 'Y') deepStrictEqual(body.verifier, verifierOf(vector));
      if (vector.payload !== null) {
        const signature = Buffer.from(vector.signature, 'base64');
        const wanted = {
          signature,
          bytes: payloadOf(vector),
          payload: payloadOf(vector),
          verifier: verifierOf(vector),
        };
        strictEqual(findMismatch(body, wanted), undefined);
      }
    }
  });

  // Without its payload, which was not published for some, there is nothing to hold a signature against.
  if (vector.payload === null) continue;
  test(`legacy vector ${vector.id}: as a candidate`, () => {
    const keys = keysOf(vector).map((pem) => parsePublicKey(pem, vector.id));
    const candidate = legacyCandidate(payloadOf(vector), {
      [annotationKeys.signature]: vector.signature,
      ...(vector.bundle === null
        ? {}
        : { [annotationKeys.rekorBundle]: JSON.stringify(vector.bundle) }),
    });
    const { check, key: by } = checkSignature(candidate, keys);
    strictEqual(check.state, 'passed');
    ok(by !== undefined);
    if (vector.manifestDigest !== undefined) {
      const subject = parseDigest(vector.manifestDigest);
      strictEqual(checkClaims(candidate, { subject, annotations: {} }).state, 'passed');
    }
    const { check: logged, entries } = checkLog(candidate, {
      key: by,
      root: publicGoodRoot(),
      now,
    });
    if (vector.bundle === null) {
      ok(logged.state === 'failed' && /no transparency log entry/.test(logged.message));
    } else {
      // Also where the log recorded a certificate: it is one of the very key that is asked for.
      strictEqual(logged.state, 'passed');
      strictEqual(entries[0]?.log, 'rekor.sigstore.dev');
    }
  });
}

function payloadOf({ payload }: Vector): Buffer {
  return Buffer.from(payload ?? '', 'base64');
}

function keysOf({ publicKeyPem, cert }: Vector): readonly string[] {
  if (publicKeyPem !== null) return [publicKeyPem].flat();
  const { publicKey } = new X509Certificate(cert ?? '');
  return [publicKey.export({ type: 'spki', format: 'pem' }).toString()];
}

function verifierOf(vector: Vector): EntryVerifier {
  const [pem = ''] = vector.cert === undefined ? keysOf(vector) : [vector.cert];
  return { kind: vector.cert === undefined ? 'PUBLIC KEY' : 'CERTIFICATE', der: parsePem(pem).der };
}
