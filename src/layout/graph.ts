/**
 * Finds referrers in an image layout. The specification has no list of referrers, so all reachable
 * manifests are read, each once.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { readContents } from '../oci/contents.ts';
import { type Descriptor, readDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { isManifestType } from '../oci/media-type.ts';
import { referrerEntry } from '../registry/referrer-list.ts';
import type { BlobFiles } from './blob-files.ts';

interface Node {
  readonly subject?: Digest;
  /** its descriptor in a list of referrers */
  readonly described: Descriptor;
  readonly children: readonly Descriptor[];
  /** the manifests to visit next: children and subject */
  readonly next: readonly Descriptor[];
}

export class Graph {
  readonly #blobs: BlobFiles;
  readonly #limit: number;
  readonly #nodes = new Map<Digest, Node>();

  /** @param limit maximum number of manifests to read */
  constructor(blobs: BlobFiles, limit: number = limits.layoutManifests) {
    this.#blobs = blobs;
    this.#limit = limit;
  }

  /**
   * The manifests with this subject that can be reached from `roots`. Throws E_LIMIT, and E_DIGEST for a
   * damaged manifest, because it may be a referrer. Missing manifests are skipped: a layout may have only
   * some of the platforms.
   */
  async referrersOf(subject: Digest, roots: readonly Descriptor[]): Promise<Descriptor[]> {
    const found: Descriptor[] = [];
    const visited = new Set<Digest>();
    const waiting = [...roots];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (visited.has(at.digest) || !isManifestType(at.mediaType)) continue;
      visited.add(at.digest);
      if (visited.size > this.#limit) throw tooMany(this.#limit);
      const node = await this.#node(at);
      if (node === undefined) continue;
      if (node.subject === subject) found.push(node.described);
      waiting.push(...node.next);
    }
    return found;
  }

  /**
   * The roots that are images: not a child of another root, and without a subject. Throws like
   * `referrersOf`.
   */
  async imagesAmong(roots: readonly Descriptor[]): Promise<Descriptor[]> {
    if (roots.length > this.#limit) throw tooMany(this.#limit);
    const nodes = new Map<Descriptor, Node>();
    for (const root of roots.filter(({ mediaType }) => isManifestType(mediaType))) {
      const node = await this.#node(root);
      if (node !== undefined) nodes.set(root, node);
    }
    const parts = new Set([...nodes.values()].flatMap(({ children }) => children.map(digestIn)));
    return [...nodes]
      .filter(([{ digest }, { subject }]) => subject === undefined && !parts.has(digest))
      .map(([root]) => root);
  }

  async #node({ digest, mediaType }: Descriptor): Promise<Node | undefined> {
    const known = this.#nodes.get(digest);
    if (known !== undefined) return known;
    const bytes = await this.#blobs.read(digest, limits.manifest);
    // Not cached: it may be written later.
    if (bytes === undefined) return undefined;
    const node = readNode(bytes, digest, mediaType);
    this.#nodes.set(digest, node);
    return node;
  }
}

const digestIn = ({ digest }: Descriptor) => digest;

function readNode(bytes: Uint8Array, digest: Digest, mediaType: string): Node {
  const contents = readContents(bytes, mediaType);
  const { subject, manifests } = contents;
  const entry = referrerEntry(contents, digest, bytes.byteLength);
  return {
    ...(subject === undefined ? {} : { subject: subject.digest }),
    described: readDescriptor(entry, 'a manifest'),
    children: manifests,
    next: subject === undefined ? manifests : [...manifests, subject],
  };
}

function tooMany(limit: number): TrustError {
  const message = `the layout has more than ${limit} manifests, too many to search for referrers`;
  return new TrustError('E_LIMIT', message);
}
