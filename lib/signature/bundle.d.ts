/**
 * Parses sigstore bundles (protobuf-specs sigstore_bundle.proto): version 0.3 as cosign stores them, and
 * versions 0.1 and 0.2 with a certificate, which old releases of actions/attest wrote.
 *
 * @sigstore/bundle is too lenient for this: it drops unknown fields and characters that are not base64,
 * and accepts numbers as text. This parser also makes the checks that it makes for version 0.3.
 */
import { type Read, type Shape } from '../oci/shape.ts';
import { type Envelope } from './envelope.ts';
export interface SigstoreBundle {
    /** what the bundle claims to be signed with; not verified */
    readonly signer: 'key' | 'certificate';
    /** DER of the signing certificate, not verified */
    readonly certificate: Buffer | undefined;
    /** undefined for a message signature: those sign files, not images */
    readonly envelope: Envelope | undefined;
    readonly logEntries: readonly BundleEntry[];
    /** RFC 3161 timestamps, base64 that is not decoded: for a key without a certificate they are optional */
    readonly timestamps: readonly string[];
}
/** Has the shape that @sigstore/verify expects. */
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
export declare const bundle: Shape<SigstoreBundle>;
/**
 * Throws SyntaxError for anything but a bundle of a supported version. The result is cached: do not change
 * `bytes` afterwards.
 */
export declare function parseBundle(bytes: Uint8Array): SigstoreBundle;
/**
 * The predicate type of a bundle that is an attestation (SBOM, provenance, VEX) and not a signature;
 * undefined for signatures and for bundles that cannot be read.
 *
 * Discovery skips attestations, so an image that has nothing else is *unsigned* (threat 59). The type is
 * not verified; a false one only removes that bundle from the candidates.
 */
export declare function attestationType(bytes: Uint8Array): string | undefined;
export {};
