/** Bundles as cosign v3 makes them with a key (cosign-formats.md §3.3). */

import { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { VerificationKey } from './key.ts';
import { signaturePredicate, statementPayloadType, statementType } from './statement.ts';

/** The statement that is signed: this manifest, these annotations, and nothing else. */
export function signatureStatement(
  subject: Digest,
  annotations: Readonly<Record<string, string>>,
): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      _type: statementType,
      subject: [{ digest: { [digestAlgorithm(subject)]: digestHex(subject) }, annotations }],
      predicateType: signaturePredicate,
      predicate: {},
    }),
  );
}

export interface BundleParts {
  readonly key: VerificationKey;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly logEntries: readonly TransparencyLogEntry[];
  /** DER TimeStampResp */
  readonly timestamps: readonly Uint8Array[];
}

/**
 * Protobuf's JSON. The key is named by its hint only, and `keyid` is left out: cosign compares it with
 * an OpenSSH fingerprint and would reject anything else.
 */
export function formatBundle(parts: BundleParts): Uint8Array {
  const { key, payload, signature, logEntries, timestamps } = parts;
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const rfc3161Timestamps = timestamps.map((der) => ({ signedTimestamp: base64(der) }));
  return Buffer.from(
    JSON.stringify({
      mediaType: mediaTypes.bundle,
      verificationMaterial: {
        publicKey: { hint: Buffer.from(key.fingerprint, 'hex').toString('base64') },
        ...(logEntries.length === 0
          ? {}
          : { tlogEntries: logEntries.map((entry) => TransparencyLogEntry.toJSON(entry)) }),
        ...(timestamps.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps } }),
      },
      dsseEnvelope: {
        payload: base64(payload),
        payloadType: statementPayloadType,
        signatures: [{ sig: base64(signature) }],
      },
    }),
  );
}
