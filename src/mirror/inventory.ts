/**
 * Everything that belongs to an image: its tree, and for every manifest in it (also for the artifacts
 * themselves) the signature tags and the referrers. What `oras copy -r` leaves behind is in here.
 */

import { TrustError } from '../error.ts';
import { type ImageTree, readTree } from '../image/tree.ts';
import { limits } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import { type Manifest, parseManifest } from '../oci/manifest.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
import { attachmentTags } from './attachment-tags.ts';

/** One manifest that is to be at the target, as the bytes that were received. */
export interface Item {
  readonly digest: Digest;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly manifest: Manifest;
  /** part of the image, and not something attached to it */
  readonly inTree: boolean;
  /** the source lists it as a referrer, so the target must do so too */
  readonly isReferrer: boolean;
  /** signature tags under which the source has it */
  readonly tags: readonly string[];
}

export interface Inventory {
  readonly tree: ImageTree;
  /** children before the index that lists them, subjects before what is attached to them */
  readonly items: readonly Item[];
  /** each once, the largest first; manifests are no blobs */
  readonly blobs: readonly BlobName[];
}

export interface Source {
  readonly repository: ReadableRepository;
  /** where signature tags and referrers are */
  readonly signatures: ReadableRepository;
}

/** Reads it all. Throws TrustError: what cannot be read must not be left behind in silence. */
export async function takeInventory(source: Source, root: StoredManifest): Promise<Inventory> {
  const tree = await readTree(source.repository, root);
  const walk = new Walk(source);
  await Promise.all(
    tree.nodes.map(async ({ digest, size, depth }) => {
      const stored = depth === 0 ? root : await walk.child(digest, size);
      walk.add(stored, { inTree: true });
      await walk.attachedTo(digest);
    }),
  );
  const items = walk.items(tree);
  return { tree, items, blobs: blobsOf(items) };
}

type Found = { inTree: true } | { tag: string } | { isReferrer: true };

class Walk {
  readonly #source: Source;
  readonly #items = new Map<Digest, Item>();
  readonly #asked = new Set<Digest>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** Reverse of depth first is children first; what is attached was found after what it is attached to. */
  items({ nodes }: ImageTree): readonly Item[] {
    const ofTree = nodes.map(({ digest }) => this.#items.get(digest)).reverse();
    const attached = [...this.#items.values()].filter(({ inTree }) => !inTree);
    return [...ofTree, ...attached].filter((item) => item !== undefined);
  }

  async child(digest: Digest, size: number): Promise<StoredManifest> {
    const stored = await this.#source.repository.manifest(digest);
    if (stored === undefined) throw absent('listed in the index', digest);
    if (stored.bytes.length === size) return stored;
    throw new TrustError('E_DIGEST', `the index declares ${size} bytes for it`, { digest });
  }

  /** A manifest may be found in several ways: buildx's attestation manifests are children and referrers. */
  add({ digest, bytes, contentType }: StoredManifest, found: Found): void {
    const known = this.#items.get(digest);
    if (known === undefined && this.#items.size >= limits.children) {
      throw new TrustError('E_LIMIT', `more than ${limits.children} manifests belong to the image`);
    }
    const manifest = known?.manifest ?? parseManifest(bytes, contentType);
    this.#items.set(digest, {
      digest,
      bytes,
      mediaType: manifest.mediaType,
      manifest,
      inTree: 'inTree' in found || known?.inTree === true,
      isReferrer: 'isReferrer' in found || known?.isReferrer === true,
      tags: [...(known?.tags ?? []), ...('tag' in found ? [found.tag] : [])],
    });
  }

  /** What is attached to a digest, and to that in turn; each digest once, so that cycles end (threat 32). */
  async attachedTo(subject: Digest): Promise<void> {
    if (this.#asked.has(subject)) return;
    this.#asked.add(subject);
    await Promise.all([
      ...attachmentTags(subject).map((tag) => this.#tagged(tag)),
      this.#referrersOf(subject),
    ]);
  }

  async #tagged(tag: string): Promise<void> {
    const stored = await this.#source.signatures.manifest(tag);
    if (stored === undefined) return;
    this.add(stored, { tag });
    await this.attachedTo(stored.digest);
  }

  /** API and fallback tag: a registry may have got its API after the tag was written (fault 22). */
  async #referrersOf(subject: Digest): Promise<void> {
    const { signatures } = this.#source;
    const [listed, tagged] = await Promise.all([
      signatures.referrers(subject),
      signatures.referrersByTag(subject),
    ]);
    const descriptors = [...listed.descriptors, ...tagged.descriptors];
    const digests = new Set(descriptors.map(({ digest }) => digest));
    await Promise.all([...digests].map((digest) => this.#referrer(digest, subject)));
  }

  async #referrer(digest: Digest, subject: Digest): Promise<void> {
    const stored = await this.#source.signatures.manifest(digest);
    if (stored === undefined) throw absent('listed as a referrer', digest);
    const { subject: named } = parseManifest(stored.bytes, stored.contentType);
    // Registries list what is none (ORAS#1907, ORAS#2148): that belongs to something else.
    if (named?.digest !== subject) return;
    this.add(stored, { isReferrer: true });
    await this.attachedTo(digest);
  }
}

function absent(listed: string, digest: Digest): TrustError {
  return new TrustError('E_COVER', `${listed}, but the source does not have it`, { digest });
}

function blobsOf(items: readonly Item[]): readonly BlobName[] {
  const blobs = new Map<Digest, BlobName>();
  for (const { manifest } of items) {
    const named = manifest.kind === 'image' ? [manifest.config, ...manifest.layers] : [];
    for (const { digest, size } of named) {
      const known = blobs.get(digest);
      if (known !== undefined && known.size !== size) {
        throw new TrustError('E_DIGEST', 'one blob is declared with two sizes', { digest });
      }
      blobs.set(digest, { digest, size });
    }
  }
  return [...blobs.values()].sort((a, b) => b.size - a.size);
}
