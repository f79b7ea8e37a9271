/** What a manifest names, its subject apart. */
import type { Descriptor } from '../oci/descriptor.ts';
import type { Manifest } from '../oci/manifest.ts';
export declare function blobsOf(manifest: Manifest): readonly Descriptor[];
export declare function childrenOf(manifest: Manifest): readonly Descriptor[];
