/**
 * The body of a log entry: what the log recorded, and whether that is this signature.
 *
 * A signed entry proves nothing until its hash, its signature and its key are each compared with the
 * signature at hand (cosign-formats.md §2.4; CVE-2022-36056, CVE-2026-22703, threat 90).
 */
import type { Signed } from '../signature/signed.ts';
/** Who made the signature, as the log has it: DER of a key or of a certificate. */
export interface Verifier {
    readonly kind: 'PUBLIC KEY' | 'CERTIFICATE';
    readonly der: Uint8Array;
}
/** What an entry has to record. */
export interface Recorded extends Signed {
    readonly verifier: Verifier;
}
export interface EntryBody {
    /** such as `hashedrekord/0.0.1` */
    readonly kind: EntryKind;
    /** lower-case hex SHA-256 */
    readonly hash: string;
    /** what the hash is over: the signed bytes, or an envelope's payload */
    readonly hashOf: 'bytes' | 'payload';
    readonly signature: Buffer;
    readonly verifier: Verifier;
}
export type EntryKind = 'hashedrekord/0.0.1' | 'rekord/0.0.1' | 'dsse/0.0.1' | 'hashedrekord/0.0.2';
/**
 * Reads a body of one of the `allowed` kinds. The bytes need not be canonical: old entries are not
 * (cosign-formats.md §2.2), and what the log signed is the bytes. Throws SyntaxError.
 */
export declare function parseBody(bytes: Uint8Array, allowed: readonly EntryKind[]): EntryBody;
/** What in the entry is not this signature; undefined if all of it is. Each comparison is over whole bytes. */
export declare function differenceFrom(body: EntryBody, wanted: Recorded): string | undefined;
