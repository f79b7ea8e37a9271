/** The blobs that a manifest names. */
import type { Descriptor } from '../oci/descriptor.ts';
import type { Manifest } from '../oci/manifest.ts';
export declare function blobsOf(manifest: Manifest): readonly Descriptor[];
