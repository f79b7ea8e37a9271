/** Content digests (image-spec descriptor.md, "Digests"). */
declare const digestBrand: unique symbol;
/** `algorithm:hex`, checked. sha256 everywhere; sha512 for reading. */
export type Digest = string & {
    readonly [digestBrand]: true;
};
export type DigestAlgorithm = 'sha256' | 'sha512';
/**
 * Checks the text before it can become part of a path, a tag or a lookup (threats 6 to 8).
 * Throws E_DIGEST for anything but lower-case `sha256:` or `sha512:` of the right length.
 */
export declare function parseDigest(text: string): Digest;
export declare function digestAlgorithm(digest: Digest): DigestAlgorithm;
export declare function digestHex(digest: Digest): string;
export declare function digestOf(bytes: Uint8Array, algorithm?: DigestAlgorithm): Digest;
/** A running hash for bytes that arrive in pieces; `digest()` ends it. */
export declare function startDigest(algorithm: DigestAlgorithm): {
    update(bytes: Uint8Array): void;
    digest(): Digest;
};
/** Throws E_DIGEST unless the bytes hash to `expected` (threat 2): the one place where bytes become trusted. */
export declare function assertDigest(bytes: Uint8Array, expected: Digest): void;
export {};
