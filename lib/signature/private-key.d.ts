/** Private keys: opened once, used to sign, and never shown. */
import { type VerificationKey } from './key.ts';
export interface SigningKey {
    /** its public half */
    readonly public: VerificationKey;
    /** The signature over these bytes: DER for ECDSA, PKCS #1 v1.5 for RSA. */
    sign(bytes: Uint8Array): Buffer;
}
export interface OpenOptions {
    /** asked only for an encrypted key; undefined: there is no password to be had */
    readonly password: () => Promise<string | undefined>;
    /** whether a PKCS#8 key without encryption may be used */
    readonly allowUnencrypted: boolean;
}
/**
 * Reads one PEM private key. Throws E_KEY, with `source` in the message and nothing of key or password
 * (threats 74, 131). What was decrypted does not stay in memory.
 */
export declare function openPrivateKey(pem: string, source: string, options: OpenOptions): Promise<SigningKey>;
