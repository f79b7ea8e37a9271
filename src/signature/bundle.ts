/**
 * Parses sigstore bundles (protobuf-specs sigstore_bundle.proto): version 0.3 as cosign stores them, and
 * versions 0.1 and 0.2 with a certificate, which old releases of actions/attest wrote.
 *
 * @sigstore/bundle is too lenient for this: it drops unknown fields and characters that are not base64,
 * and accepts numbers as text. This parser also makes the checks that it makes for version 0.3.
 */

import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import {
  base64,
  decodeBase64,
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
  /** what the bundle claims to be signed with; not verified */
  readonly signer: 'key' | 'certificate';
  /** DER of the signing certificate, not verified */
  readonly certificate: Buffer | undefined;
  /** undefined for a message signature: those sign files, not images */
  readonly envelope: Envelope | undefined;
  readonly logEntries: readonly BundleEntry[];
  /** RFC 3161 timestamps, base64 that is not decoded: for a key without a certificate they are optional */
  readonly timestamps: readonly string[];
}

const certificate = object({ rawBytes: base64 });

/** Has the shape that @sigstore/verify expects. */
const logEntry = object({
  logIndex: int64OrZero,
  logId: object({ keyId: base64 }),
  kindVersion: object({ kind: text, version: text }),
  integratedTime: int64OrZero,
  inclusionPromise: optional(object({ signedEntryTimestamp: base64 })),
  // Version 0.3 requires an inclusion proof for every entry; an inclusion promise alone is not enough.
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
  // Not decoded here: cosign ignores them for a key, even if they are malformed (cosign-formats.md §12.2).
  timestampVerificationData: optional(
    object({ rfc3161Timestamps: repeated(object({ signedTimestamp: text })) }),
  ),
});

/** The signature of a file. Only its form is checked. */
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

export const bundle: Shape<SigstoreBundle> = (value, at) => {
  const { mediaType, verificationMaterial: material, ...content } = bundleShape(value, at);
  const isOld = oldVersions.some((old) => old === mediaType);
  const signers = [material.publicKey, material.certificate, material.x509CertificateChain];
  if (signers.filter((signer) => signer !== undefined).length !== 1) {
    return fail(`${at}.verificationMaterial`, 'must name either a key or a certificate');
  }
  if (isOld && material.publicKey !== undefined) {
    return fail(`${at}.mediaType`, 'has an old version, which is accepted only with a certificate');
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

/** The checks of claims, signature, log and time read the same bundle; it is parsed once. */
const parsed = new WeakMap<Uint8Array, SigstoreBundle>();

/**
 * Throws SyntaxError for anything but a bundle of a supported version. The result is cached: do not change
 * `bytes` afterwards.
 */
export function parseBundle(bytes: Uint8Array): SigstoreBundle {
  const result = parsed.get(bytes) ?? readJson(bundle, bytes, 'bundle');
  parsed.set(bytes, result);
  return result;
}

/**
 * The predicate type of a bundle that is an attestation (SBOM, provenance, VEX) and not a signature;
 * undefined for signatures and for bundles that cannot be read.
 *
 * Discovery skips attestations, so an image that has nothing else is *unsigned* (threat 59). The type is
 * not verified; a false one only removes that bundle from the candidates.
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
