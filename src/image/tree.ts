/**
 * An image as a tree: what a reference names, and everything its index binds, each digest once.
 *
 * The index bytes are hashed when they are read (registry/manifests.ts), so the children's digests
 * come from bytes that the root digest covers, and no child needs to be fetched to be known.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { type ImageIndex, type Manifest, parseManifest } from '../oci/manifest.ts';
import { isIndexType } from '../oci/media-type.ts';
import type { Platform } from '../oci/platform.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { readListedIndex } from './listed.ts';

/** `image`: the reference names a single image. `attestation`: buildx's attestation manifest. */
type Role = 'index' | 'platform' | 'attestation' | 'image';

export interface ImageNode {
  readonly digest: Digest;
  readonly mediaType: string;
  /** bytes, as the parent declares; of the root, as received */
  readonly size: number;
  readonly role: Role;
  /** every platform under which the index lists this manifest; empty for an index */
  readonly platforms: readonly Platform[];
  /** 0 for the root */
  readonly depth: number;
}

export interface ImageTree {
  /** depth first, in the order of the index; the root first */
  readonly nodes: readonly [ImageNode, ...ImageNode[]];
  /** the root's document */
  readonly root: Manifest;
}

/** Reads the tree under a manifest that was already received. Throws TrustError. */
export async function readTree(
  repository: ReadableRepository,
  stored: StoredManifest,
): Promise<ImageTree> {
  const root = parseManifest(stored.bytes, stored.contentType);
  const nodes = new Map<Digest, ImageNode>();
  nodes.set(stored.digest, {
    digest: stored.digest,
    mediaType: root.mediaType,
    size: stored.bytes.length,
    role: root.kind,
    platforms: [],
    depth: 0,
  });
  if (root.kind === 'index') await addChildren(repository, root, 1, nodes);
  return { nodes: [...nodes.values()] as unknown as ImageTree['nodes'], root };
}

async function addChildren(
  repository: ReadableRepository,
  index: ImageIndex,
  depth: number,
  nodes: Map<Digest, ImageNode>,
): Promise<void> {
  if (depth > limits.nesting) {
    throw new TrustError('E_LIMIT', `indexes nest deeper than ${limits.nesting}`);
  }
  for (const descriptor of index.manifests) {
    const known = nodes.get(descriptor.digest);
    if (known !== undefined) {
      nodes.set(descriptor.digest, alsoListedAs(known, descriptor));
      continue;
    }
    if (nodes.size > limits.children) {
      throw new TrustError('E_LIMIT', `an image has ${limits.children} manifests at most`);
    }
    nodes.set(descriptor.digest, toNode(descriptor, depth));
    if (isIndexType(descriptor.mediaType)) {
      const nested = await readListedIndex(repository, descriptor);
      await addChildren(repository, nested, depth + 1, nodes);
    }
  }
}

function toNode(descriptor: Descriptor, depth: number): ImageNode {
  return {
    digest: descriptor.digest,
    mediaType: descriptor.mediaType,
    size: descriptor.size,
    role: roleOf(descriptor),
    platforms: descriptor.platform === undefined ? [] : [descriptor.platform],
    depth,
  };
}

/**
 * An attestation manifest is unknown/unknown *and* annotated (buildx's attestation storage); anything
 * else is a platform and must be signed, so that nothing escapes by calling itself unknown (threat 29).
 */
function roleOf(descriptor: Descriptor): Role {
  if (isIndexType(descriptor.mediaType)) return 'index';
  const { os, architecture } = descriptor.platform ?? {};
  const unknown = os === 'unknown' && architecture === 'unknown';
  const annotated = descriptor.annotations['vnd.docker.reference.type'] !== undefined;
  return unknown && annotated ? 'attestation' : 'platform';
}

/** The same digest listed again: one node, but never with two sizes or as two kinds (threat 28). */
function alsoListedAs(known: ImageNode, descriptor: Descriptor): ImageNode {
  if (known.depth === 0) {
    throw new TrustError('E_MANIFEST', 'the index lists itself', { digest: known.digest });
  }
  if (known.size !== descriptor.size || known.mediaType !== descriptor.mediaType) {
    throw new TrustError('E_DIGEST', 'the index lists one digest with two sizes or media types', {
      digest: known.digest,
    });
  }
  const { platform } = descriptor;
  const role = known.role === 'attestation' ? roleOf(descriptor) : known.role;
  return {
    ...known,
    role,
    platforms: platform === undefined ? known.platforms : [...known.platforms, platform],
  };
}
