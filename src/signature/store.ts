/** Where cosign stores signatures, and how to tell signatures from other artifacts. */

import { isTrustError } from '../error.ts';
import type { Descriptor, ReferrerDescriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { type Manifest, parseManifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { signaturePredicate } from './statement.ts';

/**
 * The tag for legacy signatures of `subject` (cosign-formats.md §1.3). For a sha512 digest it is too long
 * to be a tag (see isTag()), so no registry can store such signatures.
 */
export function signatureTag(subject: Digest): string {
  return `${digestAlgorithm(subject)}-${digestHex(subject)}.sig`;
}

/** The tag for legacy attestations of `subject`; the same limits hold. */
export function attestationTag(subject: Digest): string {
  return `${digestAlgorithm(subject)}-${digestHex(subject)}.att`;
}

/** Matches any version; cosign checks only the prefix (§3.2). */
const bundlePrefix = 'application/vnd.dev.sigstore.bundle';
/** Names the predicate type of the bundle inside (§3.1). Only a hint: not verified. */
export const predicateTypeAnnotation = 'dev.sigstore.bundle.predicateType';

/**
 * Whether a referrer can be skipped without fetching it, because its descriptor declares another type.
 * Use it only for lists of the Referrers API: descriptors under fallback tags have wrong artifact types
 * and no annotations (registries.md §4.4, §6.1).
 */
export function declaresOtherType({ artifactType, annotations }: ReferrerDescriptor): boolean {
  if (artifactType === undefined || artifactType === mediaTypes.empty) return false;
  if (artifactType === mediaTypes.cosignArtifactSig) return false;
  if (!declaresBundle({ artifactType })) return true;
  const predicateType = annotations[predicateTypeAnnotation];
  return predicateType !== undefined && predicateType !== signaturePredicate;
}

/** Trusts the descriptor, as cosign does. */
export function declaresBundle({ artifactType }: Pick<Descriptor, 'artifactType'>): boolean {
  return artifactType?.startsWith(bundlePrefix) ?? false;
}

export type Artifact =
  | { readonly kind: 'simple-signing'; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'bundle'; readonly layer: Descriptor }
  | { readonly kind: 'other' };

/** Classifies a manifest by its layers: artifact types and annotations can be false (threat 58). */
export function classifyArtifact(manifest: Manifest): Artifact {
  if (manifest.kind === 'index') return { kind: 'other' };
  const layers = manifest.layers.filter(isSignatureLayer);
  if (layers.length > 0) return { kind: 'simple-signing', layers };
  const [only, second] = manifest.layers;
  if (only !== undefined && second === undefined && only.mediaType.startsWith(bundlePrefix)) {
    return { kind: 'bundle', layer: only };
  }
  return { kind: 'other' };
}

export interface SignatureManifest {
  readonly layers: readonly Descriptor[];
  readonly subject?: Descriptor;
}

/** undefined for attestations, other artifacts, and manifests that verification rejects. */
export function readSignatureManifest(
  bytes: Uint8Array,
  contentType?: string,
): SignatureManifest | undefined {
  let manifest: Manifest;
  try {
    manifest = parseManifest(bytes, contentType);
  } catch (error) {
    if (isTrustError(error)) return undefined;
    throw error;
  }
  const artifact = classifyArtifact(manifest);
  if (artifact.kind === 'other') return undefined;
  const subject = manifest.subject === undefined ? {} : { subject: manifest.subject };
  if (artifact.kind === 'simple-signing') return { layers: artifact.layers, ...subject };
  const predicate = manifest.annotations[predicateTypeAnnotation];
  const isSignature = predicate === undefined || predicate === signaturePredicate;
  return isSignature ? { layers: [artifact.layer], ...subject } : undefined;
}

export function isSignatureLayer({ mediaType }: Descriptor): boolean {
  return mediaType === mediaTypes.simpleSigning;
}

/** The predicate type of an attestation, or the artifact type, as the descriptor declares it. */
export function declaredType({
  artifactType,
  annotations,
}: ReferrerDescriptor): string | undefined {
  return annotations[predicateTypeAnnotation] ?? artifactType;
}

/** The types of Notation signatures, including those before 1.0 (notaryproject/specifications, signature-specification.md). */
export function isNotationType(type: string | undefined): boolean {
  return type?.startsWith('application/vnd.cncf.notary.') ?? false;
}
