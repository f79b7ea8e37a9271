/** Content digests (image-spec descriptor.md, "Digests"). */
import { createHash } from 'node:crypto';
import { TrustError } from '../error.js';
const hexLength = { sha256: 64, sha512: 128 };
/**
 * Checks the text before it can become part of a path, a tag or a lookup (threats 6 to 8).
 * Throws E_DIGEST for anything but lower-case `sha256:` or `sha512:` of the right length.
 */
export function parseDigest(text) {
    const [, algorithm, hex] = /^([a-z0-9+._-]{1,32}):([0-9a-f]{1,128})$/.exec(text) ?? [];
    if (algorithm === undefined || hex === undefined) {
        throw new TrustError('E_DIGEST', `not a digest: ${JSON.stringify(text.slice(0, 100))}`);
    }
    if (!isAlgorithm(algorithm)) {
        throw new TrustError('E_DIGEST', `digest algorithm ${algorithm} is not supported (sha256 and sha512 are)`);
    }
    if (hex.length !== hexLength[algorithm]) {
        throw new TrustError('E_DIGEST', `a ${algorithm} digest has ${hexLength[algorithm]} hex digits, this has ${hex.length}`);
    }
    return text;
}
function isAlgorithm(text) {
    return text === 'sha256' || text === 'sha512';
}
export function digestAlgorithm(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
export function digestHex(digest) {
    return digest.slice(digest.indexOf(':') + 1);
}
export function digestOf(bytes, algorithm = 'sha256') {
    return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
/** A running hash for bytes that arrive in pieces; `digest()` ends it. */
export function startDigest(algorithm) {
    const hash = createHash(algorithm);
    return {
        update: (bytes) => void hash.update(bytes),
        digest: () => `${algorithm}:${hash.digest('hex')}`,
    };
}
/** Throws E_DIGEST unless the bytes hash to `expected` (threat 2): the one place where bytes become trusted. */
export function assertDigest(bytes, expected) {
    const actual = digestOf(bytes, digestAlgorithm(expected));
    if (actual !== expected) {
        throw new TrustError('E_DIGEST', `the bytes hash to ${actual}, not to ${expected}`, {
            digest: expected,
        });
    }
}
