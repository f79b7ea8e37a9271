/** Where cosign keeps signatures, and what lies there. */

import { isTrustError } from '../error.ts';
import type { Descriptor, Listed } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { type Manifest, parseManifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { signaturePredicate } from './statement.ts';

/**
 * The tag under which cosign's legacy format stores signatures of `subject` (cosign-formats.md §1.3). Of a
 * sha512 digest it is longer than tags may be (`isTag`): no registry can hold such signatures.
 */
export function signatureTag(subject: Digest): string {
  return `${digestAlgorithm(subject)}-${digestHex(subject)}.sig`;
}

/** Any version: cosign itself looks at the prefix only (§3.2). */
const bundlePrefix = 'application/vnd.dev.sigstore.bundle';
/** What a bundle's manifest says about the statement inside (§3.1); a hint, nothing more. */
export const predicateTypeAnnotation = 'dev.sigstore.bundle.predicateType';

/**
 * Whether a referrer that an API lists can be left alone without reading it: it says that it is
 * something else. Only for lists of the API: descriptors of fallback tags carry wrong artifact types
 * and no annotations (registries.md §4.4, §6.1).
 */
export function saysItIsForeign({ artifactType, annotations }: Listed): boolean {
  if (artifactType === undefined || artifactType === mediaTypes.empty) return false;
  if (artifactType === mediaTypes.cosignArtifactSig) return false;
  if (!saysItIsABundle({ artifactType })) return true;
  const predicateType = annotations[predicateTypeAnnotation];
  return predicateType !== undefined && predicateType !== signaturePredicate;
}

/** By its word, which is enough where cosign goes by the same word. */
export function saysItIsABundle({ artifactType }: Pick<Descriptor, 'artifactType'>): boolean {
  return artifactType?.startsWith(bundlePrefix) ?? false;
}

export type Artifact =
  | { readonly kind: 'simple-signing'; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'bundle'; readonly layer: Descriptor }
  | { readonly kind: 'foreign' };

/** What a manifest holds, by its layers: names and artifact types can lie (threat 58). */
export function classifyArtifact(manifest: Manifest): Artifact {
  if (manifest.kind === 'index') return { kind: 'foreign' };
  const layers = manifest.layers.filter(isSignatureLayer);
  if (layers.length > 0) return { kind: 'simple-signing', layers };
  const [only, second] = manifest.layers;
  if (only !== undefined && second === undefined && only.mediaType.startsWith(bundlePrefix)) {
    return { kind: 'bundle', layer: only };
  }
  return { kind: 'foreign' };
}

export interface SignatureManifest {
  readonly layers: readonly Descriptor[];
  readonly subject?: Descriptor;
}

/** undefined: an attestation, a foreign artifact, or a manifest that verification does not parse. */
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
  if (artifact.kind === 'foreign') return undefined;
  const subject = manifest.subject === undefined ? {} : { subject: manifest.subject };
  if (artifact.kind === 'simple-signing') return { layers: artifact.layers, ...subject };
  const predicate = manifest.annotations[predicateTypeAnnotation];
  const isSignature = predicate === undefined || predicate === signaturePredicate;
  return isSignature ? { layers: [artifact.layer], ...subject } : undefined;
}

export function isSignatureLayer({ mediaType }: Descriptor): boolean {
  return mediaType === mediaTypes.simpleSigning;
}

/** What a listed referrer says that it is: the predicate type of an attestation, or an artifact type. */
export function typeListed({ artifactType, annotations }: Listed): string | undefined {
  return annotations[predicateTypeAnnotation] ?? artifactType;
}

/** Notation's signatures, also of its time before 1.0 (notaryproject/specifications, signature-specification.md). */
export function isNotationType(type: string | undefined): boolean {
  return type?.startsWith('application/vnd.cncf.notary.') ?? false;
}
