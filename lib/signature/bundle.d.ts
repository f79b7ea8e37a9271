/**
 * Sigstore bundles, version 0.3 (protobuf-specs sigstore_bundle.proto), as cosign stores them.
 *
 * Read here and not by @sigstore/bundle, which is lenient: it drops unknown fields and whatever is not
 * base64, and takes numbers for text. What it demands of version 0.3 is demanded here too.
 */
import { type Read, type Shape } from '../oci/shape.ts';
import { type Envelope } from './envelope.ts';
export interface SigstoreBundle {
    /** who the bundle says has signed: nothing is proven by it */
    readonly signer: 'key' | 'certificate';
    /** undefined for a message signature, which is for files and not for images */
    readonly envelope: Envelope | undefined;
    readonly logEntries: readonly BundleEntry[];
    /** RFC 3161 timestamps in base64, as they are written: under a bare key nobody looks at them */
    readonly timestamps: readonly string[];
}
/** In the form that @sigstore/verify takes. */
declare const logEntry: Shape<{
    readonly logIndex: string;
    readonly logId: {
        readonly keyId: Buffer<ArrayBufferLike>;
    };
    readonly kindVersion: {
        readonly kind: string;
        readonly version: string;
    };
    readonly integratedTime: string;
    readonly inclusionPromise: {
        readonly signedEntryTimestamp: Buffer<ArrayBufferLike>;
    } | undefined;
    readonly inclusionProof: {
        readonly logIndex: string;
        readonly rootHash: Buffer<ArrayBufferLike>;
        readonly treeSize: string;
        readonly hashes: Buffer<ArrayBufferLike>[];
        readonly checkpoint: {
            readonly envelope: string;
        };
    };
    readonly canonicalizedBody: Buffer<ArrayBufferLike>;
}>;
export type BundleEntry = Read<typeof logEntry>;
/**
 * Throws SyntaxError for anything but a bundle of version 0.3.
 * `bytes` must not be changed afterwards.
 */
export declare function parseBundle(bytes: Uint8Array): SigstoreBundle;
/**
 * The predicate type of a bundle that is an attestation (an SBOM, provenance, a policy decision) and
 * no signature; undefined for signatures and for what cannot be read.
 *
 * Discovery leaves attestations out, so that an image with nothing else is *unsigned* (threat 59).
 * Nothing is verified here, and nothing depends on it: whoever writes a false type only takes his own
 * bundle out of the candidates.
 */
export declare function attestationType(bytes: Uint8Array): string | undefined;
export {};
