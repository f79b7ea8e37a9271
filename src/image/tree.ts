/**
 * Reads an image as a tree: the root manifest and all manifests that its index lists, each digest once.
 *
 * The bytes of every index are checked against its digest (registry/manifests.ts). So the root digest
 * covers the digests of all children, and images need not be fetched.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { type ImageIndex, type Manifest, parseManifest } from '../oci/manifest.ts';
import { isIndexType } from '../oci/media-type.ts';
import type { Platform } from '../oci/platform.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { readChildIndex } from './child.ts';

/** `image`: the root, if it is not an index. `attestation`: an attestation manifest of buildx. */
type Role = 'index' | 'platform' | 'attestation' | 'image';

export interface ImageNode {
  readonly digest: Digest;
  readonly mediaType: string;
  /** bytes, as declared by the index; for the root, as received */
  readonly size: number;
  readonly role: Role;
  /** all platforms for which the index lists this manifest; empty for an index */
  readonly platforms: readonly Platform[];
  /** 0 for the root */
  readonly depth: number;
  /** of an attestation manifest: the digest of what it is about, as the index says */
  readonly about?: string;
}

export interface ImageTree {
  /** depth first, in the order of the index; the root first */
  readonly nodes: readonly [ImageNode, ...ImageNode[]];
  readonly root: Manifest;
}

/** Reads the tree of a root manifest that was already fetched. Throws TrustError. */
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
    throw new TrustError('E_LIMIT', `indexes are nested deeper than ${limits.nesting} levels`);
  }
  for (const descriptor of index.manifests) {
    const known = nodes.get(descriptor.digest);
    if (known !== undefined) {
      nodes.set(descriptor.digest, alsoListedAs(known, descriptor));
      continue;
    }
    if (nodes.size > limits.children) {
      throw new TrustError('E_LIMIT', `the image has more than ${limits.children} manifests`);
    }
    nodes.set(descriptor.digest, toNode(descriptor, depth));
    if (isIndexType(descriptor.mediaType)) {
      const nested = await readChildIndex(repository, descriptor);
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
    ...aboutOf(descriptor),
  };
}

/** buildx's annotation. Of several entries for one digest, the first counts. */
function aboutOf({ annotations }: Descriptor): Pick<ImageNode, 'about'> {
  const about = annotations['vnd.docker.reference.digest'];
  return about === undefined ? {} : { about };
}

/**
 * An attestation manifest has the platform unknown/unknown *and* an annotation of buildx. Anything else
 * is a platform and must be signed, so that no image can avoid it by claiming to be unknown (threat 29).
 */
function roleOf(descriptor: Descriptor): Role {
  if (isIndexType(descriptor.mediaType)) return 'index';
  const { os, architecture } = descriptor.platform ?? {};
  const unknown = os === 'unknown' && architecture === 'unknown';
  const annotated = descriptor.annotations['vnd.docker.reference.type'] !== undefined;
  return unknown && annotated ? 'attestation' : 'platform';
}

/** A digest that is listed again is the same node; its size and media type must be equal (threat 28). */
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
