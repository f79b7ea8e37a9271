/** Whether a blob is there (distribution-spec, "Checking if content exists in the registry"). */
import { type Digest } from '../oci/digest.ts';
import type { Endpoint } from './endpoint.ts';
export declare function hasBlob(endpoint: Endpoint, digest: Digest): Promise<boolean | 'unknown'>;
