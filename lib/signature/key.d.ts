/** Public keys that signatures are verified with: which are allowed, and what a signature by them is. */
import { type KeyObject } from 'node:crypto';
export type KeyAlgorithm = 'ecdsa-p256' | 'ecdsa-p384' | 'ecdsa-p521' | 'ed25519' | 'rsa';
export interface VerificationKey {
    /** lower-case hex SHA-256 of `spki` */
    readonly fingerprint: string;
    readonly algorithm: KeyAlgorithm;
    /** DER SubjectPublicKeyInfo */
    readonly spki: Uint8Array;
    readonly key: KeyObject;
    /** how to call it in reports: "webdis.pub", "env://KEY" */
    readonly source: string;
    /** only signatures proven not to be younger count (threat 79) */
    readonly notAfter?: Date;
}
/** Reads one PEM public key. Throws E_KEY, with `source` in the message and nothing of the key. */
export declare function parsePublicKey(pem: string, source: string): VerificationKey;
/** PEM as Go writes it, and log entries hold it: 64 columns, a line break at the end. */
export declare function publicKeyPem({ key }: VerificationKey): string;
/**
 * Whether the key made this signature over these bytes. ECDSA signatures are DER and nothing else
 * (threat 68: no P1363, no trailing bytes, no r or s of 0), RSA is PKCS #1 v1.5.
 */
export declare function verifySignature({ key, algorithm }: VerificationKey, bytes: Uint8Array, signature: Uint8Array): boolean;
