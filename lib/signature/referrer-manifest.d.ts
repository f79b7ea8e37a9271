/** The manifest that attaches a bundle to what it signs, in cosign's bytes (cosign-formats.md §3.1). */
import type { Descriptor } from '../oci/descriptor.ts';
/** The config of every artifact that has none: two bytes (image-spec manifest.md, "empty descriptor"). */
export declare const emptyConfig: Buffer<ArrayBuffer>;
export declare const referrerAnnotationKeys: {
    readonly content: 'dev.sigstore.bundle.content';
    readonly predicateType: "dev.sigstore.bundle.predicateType";
    readonly created: 'org.opencontainers.image.created';
};
/** `created` is written in UTC with seconds, as cosign does. The order of the fields decides the digest. */
export declare function referrerManifest(subject: Pick<Descriptor, 'mediaType' | 'size' | 'digest'>, bundle: Uint8Array, created: Date): Uint8Array;
