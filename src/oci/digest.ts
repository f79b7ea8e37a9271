/** Parses, computes and checks content digests (image-spec descriptor.md, "Digests"). */

import { createHash, type Hash } from 'node:crypto';
import { TrustError } from '../error.ts';

declare const digestBrand: unique symbol;
/** A valid `algorithm:hex`. New content always gets sha256; sha512 is only read. */
export type Digest = string & { readonly [digestBrand]: true };
export type DigestAlgorithm = 'sha256' | 'sha512';

const hexLength: Record<DigestAlgorithm, number> = { sha256: 64, sha512: 128 };

/**
 * Parses a digest before it is used in a path, tag or lookup (threats 6 to 8). Throws E_DIGEST for
 * anything but lower-case `sha256:` or `sha512:` with the right length.
 */
export function parseDigest(text: string): Digest {
  const [, algorithm, hex] = /^([a-z0-9+._-]{1,32}):([0-9a-f]{1,128})$/.exec(text) ?? [];
  if (algorithm === undefined || hex === undefined) {
    throw new TrustError('E_DIGEST', `not a digest: ${JSON.stringify(text.slice(0, 100))}`);
  }
  if (!isAlgorithm(algorithm)) {
    throw new TrustError(
      'E_DIGEST',
      `digest algorithm ${algorithm} is not supported; use sha256 or sha512`,
    );
  }
  if (hex.length !== hexLength[algorithm]) {
    throw new TrustError(
      'E_DIGEST',
      `a ${algorithm} digest has ${hexLength[algorithm]} hex digits, not ${hex.length}`,
    );
  }
  return text as Digest;
}

/** Like parseDigest(), but calls `fail` with the reason instead of throwing. */
export function readDigest(text: string, fail: (why: string) => never): Digest {
  try {
    return parseDigest(text);
  } catch (error) {
    return fail((error as Error).message);
  }
}

function isAlgorithm(text: string): text is DigestAlgorithm {
  return text === 'sha256' || text === 'sha512';
}

export function digestAlgorithm(digest: Digest): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

export function digestHex(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}` as Digest;
}

/** Hashes bytes that arrive in parts. Call `digest()` once, at the end. */
export function startDigest(algorithm: DigestAlgorithm): {
  update(bytes: Uint8Array): void;
  digest(): Digest;
} {
  const hash: Hash = createHash(algorithm);
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => `${algorithm}:${hash.digest('hex')}` as Digest,
  };
}

/** Throws E_DIGEST unless the bytes match `expected` (threat 2). Every manifest and blob in memory is checked here. */
export function assertDigest(bytes: Uint8Array, expected: Digest): void {
  const actual = digestOf(bytes, digestAlgorithm(expected));
  if (actual !== expected) {
    throw new TrustError('E_DIGEST', `the bytes hash to ${actual}, not to ${expected}`, {
      digest: expected,
    });
  }
}
