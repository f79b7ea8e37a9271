/**
 * The ledger: what was released, by the word of whoever reviews and commits this file. Drift checks hold
 * registries against it; nothing that a registry says changes it. Published as schema/ledger.json.
 */
import type { Digest } from '../oci/digest.ts';
export declare const ledgerSchema = "https://github.com/webdis/verify-action/schema/ledger/v1";
export interface Ledger {
    readonly schema: typeof ledgerSchema;
    /** version tags from here on that are not in `releases` are drift; older ones are not looked at */
    readonly from: string;
    /** by version, lowest first, each once */
    readonly releases: readonly Release[];
}
export interface Release {
    /** `0.1.24`: also the tag under which every registry carries it */
    readonly version: string;
    /** of the index */
    readonly digest: Digest;
    /** `linux/amd64` to the digest of its manifest */
    readonly platforms: Readonly<Record<string, Digest>>;
    /** every signature by `key` over anything in the tree */
    readonly signatures: readonly RecordedSignature[];
    /** ISO 8601, UTC; absent where nobody recorded it */
    readonly released?: string;
    /** SHA-256 of the publisher's SubjectPublicKeyInfo, hex */
    readonly key: string;
}
export interface RecordedSignature {
    /** what is signed */
    readonly manifest: Digest;
    readonly format: 'legacy' | 'bundle';
    /** identifies the signature by content, the same on every registry; SignatureReport's */
    readonly identity: string;
}
/** Strict, and sorted. Throws E_INPUT, naming the field; `source` is what messages call the file. */
export declare function parseLedger(bytes: Uint8Array, source: string): Ledger;
/** The ledger with `added` in it. Throws E_DRIFT if that version stands there with another digest. */
export declare function withRelease(ledger: Ledger, added: Release, overwrite?: boolean): Ledger;
/** One entry a line would be unreadable, so indented; the same ledger always gives the same bytes. */
export declare function formatLedger({ schema, from, releases }: Ledger): string;
