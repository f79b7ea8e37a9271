/**
 * The encryption of cosign's private keys: scrypt and NaCl's secretbox in a JSON document
 * (go-securesystemslib encrypted/encrypted.go; cosign-formats.md §6).
 */
/** Why a key stays closed, in words that hold nothing of it: the password, or what the document says. */
export declare class CannotDecrypt extends Error {
}
/** The plaintext, PKCS#8 DER. Throws CannotDecrypt. */
export declare function decryptKey(bytes: Uint8Array, password: string): Promise<Buffer>;
/** Go JSON, as cosign writes it. */
export declare function encryptKey(plaintext: Uint8Array, password: string): Promise<Uint8Array>;
