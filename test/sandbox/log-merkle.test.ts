/** The Merkle tree of the sandbox log. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafHash, MerkleTree, nodeHash } from '../../sandbox/log/merkle.ts';

/** Inputs and results of Certificate Transparency's own tests (certificate-transparency-go merkletree). */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].concat(
  '606162636465666768696a6b6c6d6e6f',
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** index, size, path */
const paths: readonly [number, number, readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

function treeOf(contents: readonly Buffer[]): MerkleTree {
  const tree = new MerkleTree();
  for (const [index, content] of contents.entries()) assert.equal(tree.append(content), index);
  return tree;
}

test('the known tree of eight leaves, at every size it had', () => {
  const tree = treeOf(inputs.map((hex) => Buffer.from(hex, 'hex')));
  assert.deepEqual(
    roots.map((_, size) => tree.root(size).toString('hex')),
    roots,
  );
  for (const [index, size, path] of paths) {
    const hashes = tree.inclusionProof(index, size).map((hash) => hash.toString('hex'));
    assert.deepEqual(hashes, path, `leaf ${index} of ${size}`);
  }
});

const leaves = Array.from({ length: 33 }, (_, index) => Buffer.from(`leaf ${index}`));

/** RFC 6962 §2.1, word for word. */
function merkleTreeHash(contents: readonly Buffer[]): Buffer {
  const [only] = contents;
  if (only !== undefined && contents.length === 1) return leafHash(only);
  let half = 1;
  while (half * 2 < contents.length) half *= 2;
  return nodeHash(merkleTreeHash(contents.slice(0, half)), merkleTreeHash(contents.slice(half)));
}

/** RFC 9162 §2.1.3.2: the root that a path leads to, or undefined if it has the wrong length. */
function rootFrom(path: readonly Buffer[], index: number, size: number, leaf: Buffer) {
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [at >> 1, last >> 1];
  }
  return last === 0 ? hash : undefined;
}

test('every proof in every tree of 1 to 33 leaves, of the current tree and of earlier ones', () => {
  const all = treeOf(leaves);
  for (let size = 1; size <= leaves.length; size += 1) {
    const contents = leaves.slice(0, size);
    const root = merkleTreeHash(contents);
    const grown = treeOf(contents);
    assert.deepEqual(grown.root(), root, `${size} leaves`);
    assert.deepEqual(all.root(size), root, `the first ${size} leaves`);
    for (const [index, content] of contents.entries()) {
      const path = grown.inclusionProof(index);
      assert.deepEqual(all.inclusionProof(index, size), path);
      assert.deepEqual(rootFrom(path, index, size, leafHash(content)), root, `${index} of ${size}`);
    }
  }
});

test('what is not in the tree has no proof, and no root', () => {
  const tree = treeOf(leaves.slice(0, 3));
  assert.throws(() => tree.inclusionProof(3), RangeError);
  assert.throws(() => tree.inclusionProof(0, 4), RangeError);
  assert.throws(() => tree.root(4), RangeError);
  assert.deepEqual(tree.root(0), merkleRootOfNothing);
});

const merkleRootOfNothing = Buffer.from(roots[0] ?? '', 'hex');
