/** RFC 3161 timestamps, through @sigstore/sign. */
import { type ServiceOptions } from './service.ts';
export interface TimestampClient {
    readonly url: string;
    /** DER TimeStampResp over the raw signature; nothing in it is verified. Throws E_NET, E_RATE or E_TIME. */
    timestamp(signature: Buffer): Promise<Uint8Array>;
}
export declare function timestampAuthority(url: string, options?: ServiceOptions): TimestampClient;
