/** Where cosign keeps signatures, and what lies there. */
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest } from '../oci/digest.ts';
import type { Manifest } from '../oci/manifest.ts';
/** The tag under which cosign's legacy format stores signatures of `subject` (cosign-formats.md §1.3). */
export declare function signatureTag(subject: Digest): string;
/** What a bundle's manifest says about the statement inside (§3.1); a hint, nothing more. */
export declare const predicateTypeAnnotation = "dev.sigstore.bundle.predicateType";
/**
 * Whether a referrer that an API lists can be left alone without reading it: it says that it is
 * something else. Only for lists of the API: descriptors of fallback tags carry wrong artifact types
 * and no annotations (registries.md §4.4, §6.1).
 */
export declare function saysItIsForeign({ artifactType, annotations }: Descriptor): boolean;
export type Artifact = {
    readonly kind: 'simple-signing';
    readonly layers: readonly Descriptor[];
} | {
    readonly kind: 'bundle';
    readonly layer: Descriptor;
} | {
    readonly kind: 'foreign';
};
/** What a manifest holds, by its layers: names and artifact types can lie (threat 58). */
export declare function classifyArtifact(manifest: Manifest): Artifact;
