/**
 * Reads everything that belongs to an image at the source: its tree, and for every manifest, also of what is
 * attached, signature tags, referrers and blobs. `oras copy -r` leaves some of these behind.
 */

import { allSettled } from '../async.ts';
import { TrustError } from '../error.ts';
import { readTree } from '../image/tree.ts';
import { limits } from '../limits.ts';
import { readContents } from '../oci/contents.ts';
import type { Descriptor, ReferrerDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import { canOpen } from '../registry/presence.ts';
import { describeSkipped, referrersTag } from '../registry/referrer-list.ts';
import type { ReadableRepository, ReferrerList, StoredManifest } from '../registry/repository.ts';
import {
  attachmentTags,
  type Blob,
  type Inventory,
  type Item,
  isForeign,
  type LeftOut,
  type SignatureTag,
} from './content.ts';
import type { Source } from './task.ts';

/** Called for everything that is found, so that targets can be queried during the walk. */
export interface WalkListener {
  onManifest(digest: Digest): void;
  onTag(name: string): void;
  onReferrersOf(subject: Digest): void;
  onBlob(blob: Blob, relation: Relation): void;
}

/** Throws TrustError for what cannot be read: nothing is left out silently. */
export async function takeInventory(
  source: Source,
  root: StoredManifest,
  listener: WalkListener,
): Promise<Inventory> {
  const walk = new Walk(source, listener);
  await walk.from(root);
  // The snapshot has every index by now.
  const tree = await readTree(source.image, root);
  const inTree = new Set(tree.nodes.map(({ digest }) => digest));
  const found = [...walk.found.values()].map((item) => ({
    ...item,
    inTree: inTree.has(item.digest),
  }));
  found.sort((a, b) => Number(b.inTree) - Number(a.inTree));
  const blobs = [...walk.blobs.values()].sort((a, b) => b.size - a.size);
  return {
    tree,
    items: new Map(found.map((item) => [item.digest, item])),
    blobs: new Map(blobs.map((blob) => [blob.digest, blob])),
    elsewhere: walk.elsewhere,
    leftOut: [...walk.leftOut.values()],
    unlisted: walk.unlisted,
  };
}

type Found = { -readonly [Field in keyof Omit<Item, 'inTree'>]: Item[Field] };

/** How a manifest was found: as a part of the image, or attached to it. */
export type Relation = 'part' | 'attached';

/** Manifests, including those attached, and their bytes, which are all in memory. */
const usual = { manifests: 4 * limits.children, bytes: 64 * 1024 * 1024 };

export class Walk {
  readonly #source: Source;
  readonly #listener: WalkListener;
  readonly #most: typeof usual;
  readonly found = new Map<Digest, Found>();
  readonly blobs = new Map<Digest, Blob>();
  readonly elsewhere: Digest[] = [];
  readonly leftOut = new Map<string, LeftOut>();
  readonly unlisted = new Map<Digest, string>();
  readonly #subjects = new Set<Digest>();
  /** a tag was found that the list of tags does not have */
  #listLags = false;
  #bytes = 0;

  constructor(source: Source, listener: WalkListener, most = usual) {
    this.#source = source;
    this.#listener = listener;
    this.#most = most;
  }

  async from(root: StoredManifest): Promise<void> {
    const { image } = this.#source;
    // The request that most others wait for is sent first.
    await allSettled([this.#attachedTo(root.digest, 'part'), this.#byDigest(root, image, 'part')]);
  }

  /** Each digest once, so that cycles end (threat 32). */
  async #take(
    stored: StoredManifest,
    from: ReadableRepository,
    relation: Relation,
  ): Promise<Found> {
    // The image must follow the specification; what is attached to it is only copied.
    if (relation === 'part') parseManifest(stored.bytes, stored.contentType);
    const known = this.found.get(stored.digest);
    if (known !== undefined) return known;
    const { digest, bytes } = stored;
    this.#bytes += bytes.byteLength;
    const { manifests: many, bytes: long } = this.#most;
    if (this.found.size >= many || this.#bytes > long) {
      const limit = `${many} manifests, ${long} bytes`;
      throw new TrustError('E_LIMIT', `more than ${limit} belong to the image`, { digest });
    }
    const contents = readContents(bytes, stored.contentType);
    const found = { digest, bytes, contents, byDigest: false, isReferrer: false, tags: [] };
    this.found.set(digest, found);
    await allSettled([
      ...contents.blobs.map((blob) => this.#blob(blob, from, relation)),
      ...contents.manifests.flatMap((child) => [
        this.#child(child, from, relation),
        this.#attachedTo(child.digest, relation),
      ]),
    ]);
    return found;
  }

  async #byDigest(
    stored: StoredManifest,
    from: ReadableRepository,
    relation: Relation,
  ): Promise<Found> {
    this.#listener.onManifest(stored.digest);
    const found = await this.#take(stored, from, relation);
    found.byDigest = true;
    return found;
  }

  async #child(
    { digest, size }: Descriptor,
    from: ReadableRepository,
    relation: Relation,
  ): Promise<void> {
    const asked = from.manifest(digest);
    this.#listener.onManifest(digest);
    const stored = await asked;
    if (stored === undefined) throw absent('an index lists it', digest);
    const { length } = stored.bytes;
    if (length !== size) {
      const message = `the index declares ${size} bytes for it, the source has ${length}`;
      throw new TrustError('E_DIGEST', message, { digest });
    }
    await this.#byDigest(stored, from, relation);
  }

  async #blob(
    { digest, size, mediaType }: Descriptor,
    from: ReadableRepository,
    relation: Relation,
  ): Promise<void> {
    const known = this.blobs.get(digest);
    if (known === undefined) {
      const blob = { digest, size, from };
      if (isForeign(mediaType) && !(await this.#sourceHas(blob))) return;
      this.blobs.set(digest, blob);
      this.#listener.onBlob(blob, relation);
    } else if (known.size !== size) {
      throw new TrustError('E_DIGEST', 'one blob is declared with two sizes', { digest });
    }
  }

  async #sourceHas(blob: Blob): Promise<boolean> {
    const has = await canOpen(blob.from, blob);
    if (!has) this.elsewhere.push(blob.digest);
    return has;
  }

  async #attachedTo(subject: Digest, relation: Relation): Promise<void> {
    if (this.#subjects.has(subject)) return;
    this.#subjects.add(subject);
    const { listed, tagged, tags } = this.#ask(subject, relation);
    await allSettled([
      this.#listed(listed, subject),
      this.#listed(tagged, subject),
      ...tags.map(({ name, stored }) => this.#tagged(name, stored, subject)),
    ]);
  }

  /** Sends all requests; also ahead of time, because snapshots keep the answers. */
  #ask(subject: Digest, relation: Relation) {
    const { signatures } = this.#source;
    const listed = signatures.referrers(subject);
    // These rarely exist, and must not delay requests on which more depends.
    const later = listed.catch(() => {});
    const tags = attachmentTags(subject).map((name, at) => ({
      name,
      stored: this.#askTag(name, relation, at === 0 ? undefined : later),
    }));
    // The registry may have got its API after the tag was written (fault 22): long ago, so the list has it.
    const tagged = listed.then(async (list) => {
      if (list.source === 'tag') return list;
      return this.#mayHave(referrersTag(subject)) ? signatures.referrersByTag(subject) : noneListed;
    });
    for (const { stored } of tags) stored.catch(() => {});
    tagged.catch(() => {});
    return { listed, tagged, tags };
  }

  /**
   * A list of tags may lag behind what was pushed a second ago. So it decides only about the tags of what is
   * attached, which is seldom signed itself. Those of the image are requested in any case.
   */
  async #askTag(
    name: string,
    relation: Relation,
    later: Promise<unknown> | undefined,
  ): Promise<StoredManifest | undefined> {
    await later;
    if (relation === 'attached' && !this.#mayHave(name)) return undefined;
    return this.#source.signatures.manifest(name);
  }

  #mayHave(tag: string): boolean {
    return this.#listLags || this.#source.signatures.knownTags?.has(tag) !== false;
  }

  async #tagged(
    name: string,
    asked: Promise<StoredManifest | undefined>,
    subject: Digest,
  ): Promise<void> {
    const { signatures } = this.#source;
    const stored = await asked;
    if (stored === undefined) return;
    if (signatures.knownTags?.has(name) === false) this.#listLags = true;
    this.#listener.onTag(name);
    const tag: SignatureTag = { name, subject };
    const [found] = await allSettled([
      this.#take(stored, signatures, 'attached'),
      this.#attachedTo(stored.digest, 'attached'),
    ]);
    if (found !== undefined) found.tags = [...found.tags, tag];
  }

  async #listed(
    list: Promise<Pick<ReferrerList, 'descriptors' | 'skipped'>>,
    subject: Digest,
  ): Promise<void> {
    const { descriptors, skipped } = await list;
    const unread = describeSkipped(skipped);
    if (unread !== undefined) this.unlisted.set(subject, unread);
    const listed = new Map(descriptors.map((entry) => [entry.digest, entry]));
    await allSettled([...listed.values()].map((entry) => this.#referrer(entry, subject)));
  }

  async #referrer({ digest, artifactType }: ReferrerDescriptor, subject: Digest): Promise<void> {
    const { signatures } = this.#source;
    const asked = signatures.manifest(digest);
    this.#ask(digest, 'attached');
    const stored = await asked;
    const leaveOut = (why: LeftOut['why']) => {
      const type = artifactType === undefined ? {} : { artifactType };
      this.leftOut.set(`${subject} ${digest}`, { digest, subject, why, ...type });
    };
    if (stored === undefined) return leaveOut('not served');
    const { subject: named } = readContents(stored.bytes, stored.contentType);
    // Registries list referrers of other subjects (ORAS#1907, ORAS#2148; threat 57).
    if (named?.digest !== subject) return leaveOut('another subject');
    this.#listener.onReferrersOf(subject);
    const [found] = await allSettled([
      this.#byDigest(stored, signatures, 'attached'),
      this.#attachedTo(digest, 'attached'),
    ]);
    if (found !== undefined) found.isReferrer = true;
  }
}

const noneListed = { descriptors: [] };

function absent(why: string, digest: Digest): TrustError {
  return new TrustError('E_COVER', `${why}, but the source does not have it`, { digest });
}
