/**
 * Sigstore bundles (protobuf-specs sigstore_bundle.proto): version 0.3 as cosign stores them, and versions
 * 0.1 and 0.2 if they hold a certificate (old releases of actions/attest wrote them).
 *
 * Read here and not by @sigstore/bundle, which is lenient: it drops unknown fields and whatever is not
 * base64, and takes numbers for text. What it demands of version 0.3 is demanded here too, of every version.
 */

import { decodeBase64 } from '../oci/base64.ts';
import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import {
  base64,
  fail,
  int64,
  int64OrZero,
  list,
  object,
  oneOf,
  optional,
  type Read,
  readJson,
  repeated,
  type Shape,
  text,
} from '../oci/shape.ts';
import { type Envelope, envelope } from './envelope.ts';
import { signaturePredicate, statementPayloadType } from './statement.ts';

export interface SigstoreBundle {
  /** who the bundle says has signed: nothing is proven by it */
  readonly signer: 'key' | 'certificate';
  /** DER of the signing certificate; nothing in it is checked here */
  readonly certificate: Buffer | undefined;
  /** undefined for a message signature, which is for files and not for images */
  readonly envelope: Envelope | undefined;
  readonly logEntries: readonly BundleEntry[];
  /** RFC 3161 timestamps in base64, as they are written: under a bare key nobody looks at them */
  readonly timestamps: readonly string[];
}

const certificate = object({ rawBytes: base64 });

/** In the form that @sigstore/verify takes. */
const logEntry = object({
  logIndex: int64OrZero,
  logId: object({ keyId: base64 }),
  kindVersion: object({ kind: text, version: text }),
  integratedTime: int64OrZero,
  inclusionPromise: optional(object({ signedEntryTimestamp: base64 })),
  // Version 0.3 requires the proof wherever there is an entry; the promise alone does not do.
  inclusionProof: object({
    logIndex: int64OrZero,
    rootHash: base64,
    treeSize: int64,
    hashes: repeated(base64),
    checkpoint: object({ envelope: text }),
  }),
  canonicalizedBody: base64,
});

export type BundleEntry = Read<typeof logEntry>;

const verificationMaterial = object({
  publicKey: optional(object({ hint: optional(text) })),
  certificate: optional(certificate),
  x509CertificateChain: optional(object({ certificates: list(certificate) })),
  tlogEntries: repeated(logEntry),
  // Not looked at under a bare key, however they are written (cosign-formats.md §12.2).
  timestampVerificationData: optional(
    object({ rfc3161Timestamps: repeated(object({ signedTimestamp: text })) }),
  ),
});

/** Of a file. Its signature is not checked here; its form is. */
const messageSignature = object({
  messageDigest: object({
    algorithm: oneOf('SHA2_256', 'SHA2_384', 'SHA2_512', 'SHA3_256', 'SHA3_384'),
    digest: base64,
  }),
  signature: base64,
});

const oldVersions = [
  'application/vnd.dev.sigstore.bundle+json;version=0.1',
  'application/vnd.dev.sigstore.bundle+json;version=0.2',
] as const;

const bundleShape = object({
  mediaType: oneOf(
    'application/vnd.dev.sigstore.bundle.v0.3+json',
    'application/vnd.dev.sigstore.bundle+json;version=0.3',
    ...oldVersions,
  ),
  verificationMaterial,
  dsseEnvelope: optional(envelope),
  messageSignature: optional(messageSignature),
});

const bundle: Shape<SigstoreBundle> = (value, at) => {
  const { mediaType, verificationMaterial: material, ...content } = bundleShape(value, at);
  const isOld = oldVersions.some((old) => old === mediaType);
  const signers = [material.publicKey, material.certificate, material.x509CertificateChain];
  if (signers.filter((signer) => signer !== undefined).length !== 1) {
    return fail(`${at}.verificationMaterial`, 'must name either a key or a certificate');
  }
  if (isOld && material.publicKey !== undefined) {
    return fail(`${at}.mediaType`, 'is of an old version, which counts with a certificate only');
  }
  const chain = material.x509CertificateChain?.certificates;
  if (chain !== undefined && !isOld) {
    return fail(`${at}.verificationMaterial`, 'holds a certificate chain, which 0.3 forbids');
  }
  if (chain?.length === 0) return fail(`${at}.verificationMaterial`, 'holds an empty chain');
  if ((content.dsseEnvelope === undefined) === (content.messageSignature === undefined)) {
    return fail(at, 'must hold either an envelope or a message signature');
  }
  const timestamps = material.timestampVerificationData?.rfc3161Timestamps ?? [];
  return {
    signer: material.publicKey === undefined ? 'certificate' : 'key',
    // The trusted root knows the rest of a chain.
    certificate: (material.certificate ?? chain?.[0])?.rawBytes,
    envelope: content.dsseEnvelope,
    logEntries: material.tlogEntries,
    timestamps: timestamps.map(({ signedTimestamp }) => signedTimestamp),
  };
};

/** Claims, signature, log and time each read the same bundle: it is parsed for the first of them. */
const parsed = new WeakMap<Uint8Array, SigstoreBundle>();

/**
 * Throws SyntaxError for anything but a bundle of a version that is read.
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
    const content = field(parseDocument(bytes), 'dsseEnvelope');
    const payload = field(content, 'payload');
    if (field(content, 'payloadType') !== statementPayloadType || typeof payload !== 'string') {
      return undefined;
    }
    const predicateType = field(parseDocument(decodeBase64(payload)), 'predicateType');
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
