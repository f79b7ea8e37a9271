/** RFC 3161 timestamps, by the JSON API of sigstore's timestamp authority. */
import type { SignatureBundle, Witness } from '@sigstore/sign';
import type { Transport } from '../registry/http.ts';
/** A witness as the bundle builders of @sigstore/sign call it. */
export interface TimestampClient extends Witness {
    readonly url: string;
    /** A DER TimeStampResp over the raw signature; nothing in it is verified. Throws E_NET, E_RATE or E_TIME. */
    testify(content: SignatureBundle): Promise<{
        rfc3161Timestamps: [{
            signedTimestamp: Buffer;
        }];
    }>;
}
export declare function timestampAuthority(base: string, transport: Transport): TimestampClient;
