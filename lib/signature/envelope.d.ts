/** Parses DSSE envelopes (secure-systems-lab/dsse), with the two rules that cosign adds (cosign-formats.md §3.3). */
import { type Shape } from '../oci/shape.ts';
export interface Envelope {
    readonly payloadType: string;
    readonly payload: Buffer;
    readonly signature: Buffer;
    /** the pre-authentication encoding, if it was made together with the payload */
    readonly encoded?: Buffer;
}
export declare const envelope: Shape<Envelope>;
/** DSSE's pre-authentication encoding (PAE): the bytes that the signature is over. Lengths are in bytes (threat 80). */
export declare function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer;
/** What is before the payload in the encoding. */
export declare function preAuthHeader(payloadType: string, payloadLength: number): Buffer;
