/**
 * A candidate: one signature as it lies in a registry, its bytes hashed but nothing in it believed.
 *
 * Where candidates come from is discovery's matter; what they prove is decided by the checks
 * (claims.ts, verify.ts, transparency/log.ts).
 */

import type { TrustError } from '../error.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { type Infer, oneOf } from '../oci/document.ts';
import { parseBundle } from './bundle.ts';
import { checking } from './check.ts';

/** Keys of a legacy layer's annotations (cosign-formats.md §1.2). */
export const annotationKeys = {
  /** base64 of the signature over the payload */
  signature: 'dev.cosignproject.cosign/signature',
  /** the Rekor v1 entry as JSON (cosign-formats.md §2.1) */
  rekorBundle: 'dev.sigstore.cosign/bundle',
  /** PEM of the leaf certificate of a keyless signature */
  certificate: 'dev.sigstore.cosign/certificate',
  chain: 'dev.sigstore.cosign/chain',
  timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
} as const;

/** `legacy`: simple signing payload (cosign v2). `bundle`: sigstore bundle (cosign v3). */
export const signatureFormat = oneOf('legacy', 'bundle');
export type SignatureFormat = Infer<typeof signatureFormat>;

/** `tag`: the .sig tag. `referrer`: OCI 1.1 referrer of cosign's experimental mode. `bundle`: bundle referrer. */
export const signatureStore = oneOf('tag', 'referrer', 'bundle');
export type SignatureStore = Infer<typeof signatureStore>;

/** A "simple signing" layer: the payload is a blob, the signature and its log entry are annotations. */
export interface LegacyCandidate {
  readonly format: 'legacy';
  /** the `.sig` tag, or an OCI 1.1 referrer of cosign's experimental mode */
  readonly store: 'tag' | 'referrer';
  /** of the signature manifest */
  readonly manifest: Digest;
  readonly layer: Descriptor;
  readonly payload: Uint8Array;
  /** why the registry did not give the payload, which was rebuilt then (docs/adr/0020) */
  readonly rebuilt?: TrustError;
}

/** A sigstore bundle, stored as a referrer. */
export interface BundleCandidate {
  readonly format: 'bundle';
  readonly store: 'bundle';
  /** of the referrer manifest */
  readonly manifest: Digest;
  /** the bundle's JSON as stored */
  readonly bytes: Uint8Array;
}

export type Candidate = LegacyCandidate | BundleCandidate;

/**
 * The same text for the same signature wherever and however it is stored: what was signed, and the
 * signature. For parity between registries.
 *
 * A `.sig` manifest changes its digest when a signature is appended to it, and a bundle can be written
 * anew without the key: other white space, another order, another log entry. Two layers may share one
 * payload and differ in their signatures (cosign-formats.md §1.4). The text says nothing about validity:
 * ECDSA signatures can be varied without the key (threat 69).
 */
export function identity(candidate: Candidate): string {
  if (candidate.format === 'bundle') return bundleIdentity(candidate.bytes);
  const signature = candidate.layer.annotations[annotationKeys.signature] ?? '';
  return identityOf(candidate.payload, Buffer.from(signature));
}

/** What is no signature, or cannot be read, is only ever the same as itself. */
function bundleIdentity(bytes: Uint8Array): string {
  const envelope = checking('E_SIG', () => parseBundle(bytes).envelope);
  return envelope === undefined || 'state' in envelope
    ? digestOf(bytes)
    : identityOf(envelope.payload, envelope.signature);
}

/** Hashed as well: an annotation may be a quarter of a megabyte of junk. */
function identityOf(payload: Uint8Array, signature: Uint8Array): string {
  return `${digestOf(payload)} ${digestOf(signature)}`;
}
