/** Small blobs, whole and hashed: payloads, bundles, configs (distribution-spec, "Pulling blobs"). */
import type { Descriptor } from '../oci/descriptor.ts';
import type { Endpoint } from './endpoint.ts';
type Wanted = Pick<Descriptor, 'digest' | 'size'>;
/**
 * undefined: 404. Throws E_LIMIT before anything is sent if the descriptor declares more than `limit`
 * bytes, and E_DIGEST for bytes of another size or hash than it declares.
 */
export declare function getBlob(endpoint: Endpoint, wanted: Wanted, limit: number): Promise<Uint8Array | undefined>;
export {};
