/** Parses, computes and checks content digests (image-spec descriptor.md, "Digests"). */
declare const digestBrand: unique symbol;
/** A valid `algorithm:hex`. New content always gets sha256; sha512 is only read. */
export type Digest = string & {
    readonly [digestBrand]: true;
};
export type DigestAlgorithm = 'sha256' | 'sha512';
/**
 * Parses a digest before it is used in a path, tag or lookup (threats 6 to 8). Throws E_DIGEST for
 * anything but lower-case `sha256:` or `sha512:` with the right length.
 */
export declare function parseDigest(text: string): Digest;
/** Like parseDigest(), but calls `fail` with the reason instead of throwing. */
export declare function readDigest(text: string, fail: (why: string) => never): Digest;
export declare function digestAlgorithm(digest: Digest): DigestAlgorithm;
export declare function digestHex(digest: Digest): string;
export declare function digestOf(bytes: Uint8Array, algorithm?: DigestAlgorithm): Digest;
/** Hashes bytes that arrive in parts. Call `digest()` once, at the end. */
export declare function startDigest(algorithm: DigestAlgorithm): {
    update(bytes: Uint8Array): void;
    digest(): Digest;
};
/** Throws E_DIGEST unless the bytes match `expected` (threat 2). Every manifest and blob in memory is checked here. */
export declare function assertDigest(bytes: Uint8Array, expected: Digest): void;
export {};
