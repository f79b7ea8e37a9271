/** Bundles as cosign v3 makes them with a key (cosign-formats.md §3.3). */
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { type Digest } from '../oci/digest.ts';
import type { VerificationKey } from './key.ts';
/** The statement that is signed: this manifest, these annotations, and nothing else. */
export declare function signatureStatement(subject: Digest, annotations: Readonly<Record<string, string>>): Uint8Array;
export interface BundleParts {
    readonly key: VerificationKey;
    readonly payload: Uint8Array;
    readonly signature: Uint8Array;
    readonly logEntries: readonly TransparencyLogEntry[];
    /** DER TimeStampResp */
    readonly timestamps: readonly Uint8Array[];
}
/**
 * Protobuf's JSON. The key is named by its hint only, and `keyid` is left out: cosign compares it with
 * an OpenSSH fingerprint and would reject anything else.
 */
export declare function formatBundle(parts: BundleParts): Uint8Array;
