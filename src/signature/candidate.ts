/**
 * A candidate: one signature as stored in a registry. Its bytes match their digest; nothing in it is
 * verified yet.
 *
 * discover.ts finds candidates; the checks (claims.ts, verify.ts, transparency/log.ts) decide what they prove.
 */

import type { TrustError } from '../error.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { parseBundle, type SigstoreBundle } from './bundle.ts';
import { runCheck } from './check.ts';
import type { Envelope } from './envelope.ts';

/** Annotations on a layer of a legacy signature (cosign-formats.md §1.2). */
export const annotationKeys = {
  /** base64 of the signature over the payload */
  signature: 'dev.cosignproject.cosign/signature',
  /** the Rekor v1 entry as JSON (cosign-formats.md §2.1) */
  rekorBundle: 'dev.sigstore.cosign/bundle',
  /** PEM of the leaf certificate of a keyless signature */
  certificate: 'dev.sigstore.cosign/certificate',
  chain: 'dev.sigstore.cosign/chain',
  timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
  /** of a legacy attestation; only a hint, the statement decides */
  predicateType: 'predicateType',
} as const;

/** A "simple signing" layer: the payload is a blob; signature and log entry are annotations. */
export interface LegacyCandidate {
  readonly format: 'legacy';
  /** the `.sig` tag, or an OCI 1.1 referrer of cosign's experimental mode */
  readonly store: 'tag' | 'referrer';
  /** digest of the signature manifest */
  readonly manifest: Digest;
  readonly layer: Descriptor;
  readonly payload: Uint8Array;
  /** why the payload could not be fetched; it was rebuilt instead (docs/adr/0020) */
  readonly rebuilt?: TrustError;
}

export interface BundleCandidate {
  readonly format: 'bundle';
  readonly store: 'bundle';
  /** digest of the referrer manifest */
  readonly manifest: Digest;
  readonly bytes: Uint8Array;
}

export type Candidate = LegacyCandidate | BundleCandidate;

/**
 * An attestation as stored in a registry. Its envelope was parsed when it was fetched, and the bytes around it
 * were dropped: an SBOM may have tens of megabytes.
 *
 * @internal
 */
export type AttestationCandidate =
  | {
      readonly format: 'bundle';
      /** digest of the referrer manifest */
      readonly manifest: Digest;
      readonly bundle: SigstoreBundle;
    }
  | {
      /** a layer of the `.att` tag: an envelope, with the log entry in an annotation (cosign-formats.md §2.2) */
      readonly format: 'envelope';
      readonly manifest: Digest;
      readonly layer: Descriptor;
      readonly envelope: Envelope;
      /** SHA-256 of the layer, which entries of kind intoto record */
      readonly envelopeHash: string;
      /** the layer, if it has a timestamp: that is over the whole envelope, where a signature's is over the signature */
      readonly stamped?: Uint8Array;
    };

/**
 * What the checks of signer, log and time take.
 *
 * @internal
 */
export type Signed = Candidate | AttestationCandidate;

/**
 * Throws SyntaxError.
 *
 * @internal
 */
export function bundleOf(
  candidate: Extract<Signed, { readonly format: 'bundle' }>,
): SigstoreBundle {
  return 'bundle' in candidate ? candidate.bundle : parseBundle(candidate.bytes);
}

/**
 * Identifies a signature by its content (signed bytes and signature), to compare registries. It is the
 * same wherever and in whatever form the signature is stored.
 *
 * Manifest digests do not work for this: a `.sig` manifest changes when a signature is appended, and a
 * bundle can be rewritten without the key (white space, order, another log entry). Two layers may share
 * one payload and differ in their signatures (cosign-formats.md §1.4). The id proves nothing:
 * ECDSA signatures can be altered without the key (threat 69).
 */
export function signatureId(candidate: Candidate): string {
  if (candidate.format === 'bundle') return bundleId(candidate.bytes);
  const signature = candidate.layer.annotations[annotationKeys.signature] ?? '';
  return idOf(candidate.payload, Buffer.from(signature));
}

/** A bundle without a readable envelope is identified by its own bytes. */
function bundleId(bytes: Uint8Array): string {
  const envelope = runCheck('E_SIG', () => parseBundle(bytes).envelope);
  return envelope === undefined || 'state' in envelope
    ? digestOf(bytes)
    : idOf(envelope.payload, envelope.signature);
}

/** The signature is hashed too: an annotation may hold 256 KiB of junk. */
function idOf(payload: Uint8Array, signature: Uint8Array): string {
  return `${digestOf(payload)} ${digestOf(signature)}`;
}
