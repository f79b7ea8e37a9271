/**
 * The trusted root (protobuf-specs sigstore_trustroot.proto): which transparency logs and timestamp
 * authorities count, and when.
 *
 * Whoever writes the root is trusted, so anything odd in it is a mistake and stops the run (E_TRUST).
 */
import { type KeyObject } from 'node:crypto';
import type { TrustMaterial } from '@sigstore/verify';
import { type Read } from '../oci/shape.ts';
import { validity } from './validity.ts';
export interface TrustedLog {
    /** its checkpoints are signed in this name */
    readonly baseUrl: string;
    /** what reports call it: the host of its base URL */
    readonly host: string;
    /** lower-case hex, as in a legacy entry's logID */
    readonly logId: string;
    readonly key: KeyObject;
    /** both inclusive; a missing end means open */
    readonly validFor: Read<typeof validity>;
}
export interface TrustedRoot {
    /** how to call it in reports: a file name, or "the embedded public-good root" */
    readonly source: string;
    /** day on which its newest log started, YYYY-MM-DD: tells how old the root is */
    readonly date: string;
    readonly logs: readonly TrustedLog[];
    /** the same for @sigstore/verify: logs and timestamp authorities, no certificate authorities */
    readonly material: TrustMaterial;
}
/** Reads a trusted_root.json. Throws E_TRUST, with `source` in the message. */
export declare function parseTrustedRoot(bytes: Uint8Array, source: string): TrustedRoot;
