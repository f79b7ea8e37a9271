/** An append-only Merkle tree (RFC 6962 §2.1). */

import { createHash } from 'node:crypto';

export class MerkleTree {
  /** of complete subtrees: `#levels[h][i]` covers the leaves from i·2^h up to (i+1)·2^h */
  readonly #levels: Buffer[][] = [[]];

  get size(): number {
    return this.#level(0).length;
  }

  /** Returns the new leaf's index. */
  append(content: Uint8Array): number {
    const index = this.size;
    let hash = leafHash(content);
    // Each time that a subtree is complete, so is the right half of its parent.
    for (let height = 0, at = index; ; height += 1, at >>= 1) {
      const level = this.#level(height);
      level.push(hash);
      const left = at % 2 === 1 ? level[at - 1] : undefined;
      if (left === undefined) return index;
      hash = nodeHash(left, hash);
    }
  }

  /** The root that the tree had, or has, at a size. */
  root(size: number = this.size): Buffer {
    this.#check(size <= this.size);
    return size === 0 ? sha256() : this.#subtree(0, size);
  }

  /** The audit path of a leaf in the tree of that size, from the leaf's sibling upwards (§2.1.1). */
  inclusionProof(index: number, size: number = this.size): Buffer[] {
    this.#check(index < size && size <= this.size);
    return this.#path(index, 0, size);
  }

  #path(index: number, start: number, size: number): Buffer[] {
    if (size === 1) return [];
    const half = largestPowerBelow(size);
    return index - start < half
      ? [...this.#path(index, start, half), this.#subtree(start + half, size - half)]
      : [...this.#path(index, start + half, size - half), this.#subtree(start, half)];
  }

  /** `start` is a multiple of every power of two up to `size`, because RFC 6962 splits at powers of two. */
  #subtree(start: number, size: number): Buffer {
    const complete = this.#levels[Math.log2(size)]?.[start / size];
    if (complete !== undefined) return complete;
    const half = largestPowerBelow(size);
    return nodeHash(this.#subtree(start, half), this.#subtree(start + half, size - half));
  }

  #level(height: number): Buffer[] {
    this.#levels[height] ??= [];
    return this.#levels[height];
  }

  #check(inRange: boolean): void {
    if (!inRange) throw new RangeError(`the tree has ${this.size} leaves`);
  }
}

export function leafHash(content: Uint8Array): Buffer {
  return sha256(Uint8Array.of(0), content);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Uint8Array.of(1), left, right);
}

/** The largest power of two below `size`, which is at least 2. */
function largestPowerBelow(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
