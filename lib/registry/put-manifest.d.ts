/** Manifests up, byte for byte (distribution-spec, "Pushing manifests"). */
import { type Digest } from '../oci/digest.ts';
import type { Endpoint } from './endpoint.ts';
export declare function putManifest(endpoint: Endpoint, reference: Digest | string, bytes: Uint8Array, mediaType: string, ifMatch?: string): Promise<boolean>;
