/** Reads what the source lists as attached to an image: digests only, no content (docs/adr/0012-mirror.md). */

import { allSettled } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import { type ImageTree, readTree } from '../image/tree.ts';
import type { ReferrerDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { isReferrersTag, referrersTag } from '../registry/referrer-list.ts';
import type { StoredManifest } from '../registry/repository.ts';
import { attachmentTags } from './content.ts';
import type { Snapshot } from './snapshot.ts';
import type { Source } from './task.ts';

/** Read once for all targets, while these are inspected. */
export interface Lists {
  readonly tree: ImageTree;
  /** all tags of the source; undefined: they are not known */
  readonly names: Promise<ReadonlySet<string> | undefined>;
  /** of a manifest of the tree or something attached to it */
  referrersOf(subject: Digest): Promise<readonly ReferrerDescriptor[]>;
  /** undefined: the lists are incomplete, and everything has to be read */
  readonly whole: Promise<Attached | undefined>;
}

/** Everything that the source lists. */
export interface Attached {
  /** signature tags, and what they point to */
  readonly tags: ReadonlyMap<string, Digest>;
  /** by subject; only those that have some */
  readonly referrers: ReadonlyMap<Digest, readonly ReferrerDescriptor[]>;
}

/** undefined: the lists are incomplete, and everything has to be read. */
export async function readLists(
  { image, signatures }: Source,
  root: StoredManifest,
): Promise<Lists | undefined> {
  const tree = await unlessUnclear(readTree(image, root));
  if (tree === undefined) return undefined;
  const reader = new ListReader(signatures);
  const read = allSettled(tree.nodes.map(({ digest }) => reader.at(digest)));
  return {
    ...{ tree, names: signatures.tagNames() },
    referrersOf: (subject) => reader.referrersOf(subject),
    whole: unlessUnclear(read.then(() => reader)),
  };
}

/** The cause is not reported: everything is read instead. */
async function unlessUnclear<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isTrustError(error)) return undefined;
    throw error;
  }
}

class ListReader implements Attached {
  readonly tags = new Map<string, Digest>();
  readonly referrers = new Map<Digest, readonly ReferrerDescriptor[]>();
  readonly #signatures: Snapshot;
  readonly #visited = new Set<Digest>();

  constructor(signatures: Snapshot) {
    this.#signatures = signatures;
  }

  /** Uses one list of all tags instead of three requests for every digest. */
  async at(subject: Digest): Promise<void> {
    if (this.#visited.has(subject)) return;
    this.#visited.add(subject);
    await allSettled([this.#listed(subject), this.#tagged(subject)]);
  }

  async referrersOf(subject: Digest): Promise<readonly ReferrerDescriptor[]> {
    const names = await this.#names();
    // A registry with tagged lists usually has no API: one request shows it.
    const asking = [...names].some(isReferrersTag) ? { ahead: false } : {};
    const { descriptors, source } = await this.#signatures.referrers(subject, asking);
    if (source === 'tag' || !names.has(referrersTag(subject))) return descriptors;
    const more = await this.#signatures.referrersByTag(subject);
    return [...descriptors, ...more.descriptors];
  }

  async #names(): Promise<ReadonlySet<string>> {
    const names = await this.#signatures.tagNames();
    if (names === undefined) throw new TrustError('E_LIMIT', 'not all of its tags are known');
    return names;
  }

  async #tagged(subject: Digest): Promise<void> {
    const names = await this.#names();
    const tags = attachmentTags(subject).filter((name) => names.has(name));
    await allSettled(tags.map((name) => this.#tag(name)));
  }

  async #tag(name: string): Promise<void> {
    const digest = (await this.#signatures.manifestHead(name))?.digest;
    if (digest === undefined)
      throw new TrustError('E_LIMIT', `it does not say where ${name} points`);
    this.tags.set(name, digest);
    await this.at(digest);
  }

  async #listed(subject: Digest): Promise<void> {
    const all = await this.referrersOf(subject);
    if (all.length === 0) return;
    this.referrers.set(subject, all);
    await allSettled(all.map(({ digest }) => this.at(digest)));
  }
}
