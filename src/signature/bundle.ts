/**
 * Sigstore bundles, version 0.3 (protobuf-specs sigstore_bundle.proto), as cosign stores them.
 *
 * The form is checked here in full, because the library reads leniently: it drops unknown fields and
 * whatever is not base64, and takes numbers for text. Then it builds its typed value from the same JSON.
 */

import { type Bundle, bundleFromJSON } from '@sigstore/bundle';
import { isObject, type JsonValue, parseJson } from '../oci/json.ts';
import { decodeBase64 } from './base64.ts';
import { type Envelope, envelope } from './envelope.ts';
import {
  anyObject,
  base64,
  fail,
  int64,
  list,
  object,
  oneOf,
  optional,
  readJson,
  type Shape,
  text,
} from './shape.ts';
import { signaturePredicate, statementPayloadType } from './statement.ts';

export interface SigstoreBundle {
  /** who the bundle says has signed: nothing is proven by it */
  readonly signer: 'key' | 'certificate';
  /** undefined for a message signature, which is for files and not for images */
  readonly envelope: Envelope | undefined;
  readonly typed: Bundle;
}

const certificate = object({ rawBytes: base64 });

const logEntry = object({
  logIndex: optional(int64),
  logId: object({ keyId: base64 }),
  kindVersion: object({ kind: text, version: text }),
  integratedTime: optional(int64),
  inclusionPromise: optional(object({ signedEntryTimestamp: base64 })),
  // Version 0.3 requires the proof wherever there is an entry; the promise alone does not do.
  inclusionProof: object({
    logIndex: optional(int64),
    rootHash: base64,
    treeSize: int64,
    hashes: optional(list(base64)),
    checkpoint: object({ envelope: text }),
  }),
  canonicalizedBody: base64,
});

const verificationMaterial = object({
  publicKey: optional(object({ hint: optional(text) })),
  certificate: optional(certificate),
  x509CertificateChain: optional(object({ certificates: list(certificate) })),
  tlogEntries: optional(list(logEntry)),
  // Not looked at under a bare key, however they are written (cosign-formats.md §12.2).
  timestampVerificationData: optional(
    object({ rfc3161Timestamps: optional(list(object({ signedTimestamp: text }))) }),
  ),
});

const bundleShape = object({
  mediaType: oneOf(
    'application/vnd.dev.sigstore.bundle.v0.3+json',
    'application/vnd.dev.sigstore.bundle+json;version=0.3',
  ),
  verificationMaterial,
  dsseEnvelope: optional(envelope),
  messageSignature: optional(
    object({ messageDigest: object({ algorithm: text, digest: base64 }), signature: base64 }),
  ),
});

const bundle: Shape<SigstoreBundle> = (value, at) => {
  const { verificationMaterial: material, ...content } = bundleShape(value, at);
  const signers = [material.publicKey, material.certificate, material.x509CertificateChain];
  if (signers.filter((signer) => signer !== undefined).length !== 1) {
    return fail(`${at}.verificationMaterial`, 'must name either a key or a certificate');
  }
  if (material.x509CertificateChain !== undefined) {
    return fail(`${at}.verificationMaterial`, 'holds a certificate chain, which 0.3 forbids');
  }
  if ((content.dsseEnvelope === undefined) === (content.messageSignature === undefined)) {
    return fail(at, 'must hold either an envelope or a message signature');
  }
  return {
    signer: material.publicKey === undefined ? 'certificate' : 'key',
    envelope: content.dsseEnvelope,
    typed: bundleFromJSON(anyObject(value, at)),
  };
};

/** Claims, signature, log and time each read the same bundle: it is parsed for the first of them. */
const parsed = new WeakMap<Uint8Array, SigstoreBundle>();

/**
 * Throws SyntaxError, or what the library throws, for anything but a bundle of version 0.3.
 * `bytes` must not be changed afterwards.
 */
export function parseBundle(bytes: Uint8Array): SigstoreBundle {
  const known = parsed.get(bytes) ?? readJson(bundle, bytes, 'bundle');
  parsed.set(bytes, known);
  return known;
}

/**
 * The predicate type of a bundle that is an attestation (an SBOM, provenance, a policy decision) and
 * no signature; undefined for signatures and for what cannot be read.
 *
 * Discovery leaves attestations out, so that an image with nothing else is *unsigned* (threat 59).
 * Nothing is verified here, and nothing depends on it: whoever writes a false type only takes his own
 * bundle out of the candidates.
 */
export function attestationType(bytes: Uint8Array): string | undefined {
  try {
    const content = field(parseJson(bytes), 'dsseEnvelope');
    const payload = field(content, 'payload');
    if (field(content, 'payloadType') !== statementPayloadType || typeof payload !== 'string') {
      return undefined;
    }
    const predicateType = field(parseJson(decodeBase64(payload)), 'predicateType');
    return typeof predicateType === 'string' && predicateType !== signaturePredicate
      ? predicateType
      : undefined;
  } catch {
    return undefined;
  }
}

function field(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) ? value[key] : undefined;
}
