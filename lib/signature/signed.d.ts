/** What both formats come down to: a signature, and the bytes it is over. */
import { type SigstoreBundle } from './bundle.ts';
import { type Candidate } from './candidate.ts';
import { type Envelope } from './envelope.ts';
export interface Signed {
    readonly signature: Buffer;
    /** the bytes the signature is over: the legacy payload, or the envelope's encoding */
    readonly bytes: Uint8Array;
    /** what the signer states: the legacy payload, or the envelope's payload */
    readonly payload: Uint8Array;
}
/** Throws SyntaxError for a candidate without a readable signature. */
export declare function readSigned(candidate: Candidate): Signed;
export declare function signedByEnvelope({ payloadType, payload, signature }: Envelope): Signed;
/** Image signatures are envelopes: a message signature is over a file and names no image. */
export declare function envelopeOf(bundle: SigstoreBundle): Envelope;
