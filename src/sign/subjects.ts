/** Finds the manifests to sign. All are read before any is signed. */

import { mapConcurrently } from '../async.ts';
import { TrustError } from '../error.ts';
import { type ImageNode, readTree } from '../image/tree.ts';
import { parseManifest } from '../oci/manifest.ts';
import { isImageType, isIndexType } from '../oci/media-type.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { checkContent } from '../verify/coverage.ts';
import { describeNode } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { manifestsAtOnce, type SignOptions } from './options.ts';

export interface Subjects {
  readonly nodes: readonly ImageNode[];
  /** why the image cannot be verified even if it is signed */
  readonly problems: readonly Finding[];
}

/**
 * Returns the manifest, and with `recursive` all manifests under it, each fetched and hashed: a missing or
 * invalid manifest would make a recursive run fail half-way (cosign-formats.md §10, item 24). Throws
 * E_COVER, E_MANIFEST or E_DIGEST, or the error of the registry.
 */
export async function readSubjects(
  repository: ReadableRepository,
  root: StoredManifest,
  { recursive, platforms = [] }: Pick<SignOptions, 'recursive' | 'platforms'>,
): Promise<Subjects> {
  const tree = await readTree(repository, root);
  const [first, ...children] = tree.nodes;
  if (!recursive) return { nodes: [first], problems: [] };
  await mapConcurrently(manifestsAtOnce, children, (child) => assertSignable(repository, child));
  const { findings } = await checkContent(repository, tree, platforms);
  return { nodes: tree.nodes, problems: findings };
}

/** Reads it and compares it with its index entry. Throws E_COVER, E_MANIFEST or E_DIGEST. */
export async function assertSignable(
  repository: ReadableRepository,
  node: ImageNode,
): Promise<void> {
  const { digest, mediaType, size } = node;
  const refuse = (code: 'E_COVER' | 'E_MANIFEST' | 'E_DIGEST', why: string): never => {
    throw new TrustError(code, `${describeNode(node)} ${why}`, { digest });
  };
  if (!isImageType(mediaType) && !isIndexType(mediaType)) {
    return refuse('E_MANIFEST', `is of type ${mediaType}, which cannot be signed recursively`);
  }
  const stored = await repository.manifest(digest);
  if (stored === undefined)
    return refuse('E_COVER', 'is listed, but the registry does not have it');
  if (stored.bytes.length !== size) {
    return refuse('E_DIGEST', `is listed with ${size} bytes, but has ${stored.bytes.length}`);
  }
  parseManifest(stored.bytes, mediaType);
}
