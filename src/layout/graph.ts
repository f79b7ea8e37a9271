/**
 * Who refers to whom in a layout. Nobody lists that there (image-layout.md says nothing of referrers), so
 * every manifest that can be reached is read, once: by its digest it never changes.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { readContents } from '../oci/contents.ts';
import { type Descriptor, readDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { isManifestType } from '../oci/media-type.ts';
import { referrerEntry } from '../registry/referrer-list.ts';
import type { BlobFiles } from './blob-files.ts';

/** What is to be known of a manifest. */
interface Node {
  readonly subject?: Digest;
  /** as a list of referrers would describe it */
  readonly described: Descriptor;
  readonly children: readonly Descriptor[];
  /** manifests that it names: its children, its subject */
  readonly next: readonly Descriptor[];
}

export class Graph {
  readonly #blobs: BlobFiles;
  readonly #limit: number;
  readonly #nodes = new Map<Digest, Node>();

  /** @param limit manifests that are read at most */
  constructor(blobs: BlobFiles, limit: number = limits.layoutManifests) {
    this.#blobs = blobs;
    this.#limit = limit;
  }

  /**
   * The manifests with this subject that can be reached from `roots`. Throws E_DIGEST for a manifest that
   * is damaged, for it may be one of them, and E_LIMIT. What is not there, as in a layout with some of
   * the platforms, is passed over.
   */
  async referrersOf(subject: Digest, roots: readonly Descriptor[]): Promise<Descriptor[]> {
    const found: Descriptor[] = [];
    const seen = new Set<Digest>();
    const waiting = [...roots];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at.digest) || !isManifestType(at.mediaType)) continue;
      seen.add(at.digest);
      if (seen.size > this.#limit) throw tooMany(this.#limit);
      const node = await this.#node(at);
      if (node === undefined) continue;
      if (node.subject === subject) found.push(node.described);
      waiting.push(...node.next);
    }
    return found;
  }

  /**
   * The images among `roots`: what is no part of another one, and attached to nothing. Throws as
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
    // Not remembered: it may still come.
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
  const message = `referrers in a layout are looked for in ${limit} manifests at most`;
  return new TrustError('E_LIMIT', message);
}
