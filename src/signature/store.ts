/** Where cosign keeps signatures, and what lies there. */

import type { Descriptor, ReferrerDescriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import type { Manifest } from '../oci/manifest.ts';
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
export function declaresOtherType({ artifactType, annotations }: ReferrerDescriptor): boolean {
  if (artifactType === undefined || artifactType === mediaTypes.empty) return false;
  if (artifactType === mediaTypes.cosignArtifactSig) return false;
  if (!declaresBundle({ artifactType })) return true;
  const predicateType = annotations[predicateTypeAnnotation];
  return predicateType !== undefined && predicateType !== signaturePredicate;
}

/** By its word, which is enough where cosign goes by the same word. */
export function declaresBundle({ artifactType }: Pick<Descriptor, 'artifactType'>): boolean {
  return artifactType?.startsWith(bundlePrefix) ?? false;
}

export type Artifact =
  | { readonly kind: 'simple-signing'; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'bundle'; readonly layer: Descriptor }
  | { readonly kind: 'other' };

/** What a manifest holds, by its layers: names and artifact types can lie (threat 58). */
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

export function isSignatureLayer({ mediaType }: Descriptor): boolean {
  return mediaType === mediaTypes.simpleSigning;
}

/** What a listed referrer says that it is: the predicate type of an attestation, or an artifact type. */
export function declaredType({
  artifactType,
  annotations,
}: ReferrerDescriptor): string | undefined {
  return annotations[predicateTypeAnnotation] ?? artifactType;
}

/** Notation's signatures, also of its time before 1.0 (notaryproject/specifications, signature-specification.md). */
export function isNotationType(type: string | undefined): boolean {
  return type?.startsWith('application/vnd.cncf.notary.') ?? false;
}
