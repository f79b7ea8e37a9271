/** Reads what the source lists as attached to an image: digests only, no content (docs/adr/0012-mirror.md). */

import { allSettled } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import { type ImageTree, readTree } from '../image/tree.ts';
import type { ReferrerDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { referrersTag } from '../registry/referrer-list.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { attachmentTags } from './content.ts';
import type { Source } from './task.ts';

/** Read once for all targets. */
export interface Lists {
  readonly tree: ImageTree;
  /** signature tags, and what they point to */
  readonly tags: ReadonlyMap<string, Digest>;
  /** by subject; only those that have some */
  readonly referrers: ReadonlyMap<Digest, readonly ReferrerDescriptor[]>;
}

/** undefined: the lists are not enough, and everything has to be read. */
export async function readLists(source: Source, root: StoredManifest): Promise<Lists | undefined> {
  const reader = new ListReader(source.signatures);
  try {
    const tree = await readTree(source.image, root);
    await allSettled(tree.nodes.map(({ digest }) => reader.at(digest)));
    return { tree, tags: reader.tags, referrers: reader.referrers };
  } catch (error) {
    if (isTrustError(error)) return undefined;
    throw error;
  }
}

/** A longer list costs more than asking for single tags. */
const mostTags = 1000;

class ListReader {
  readonly tags = new Map<string, Digest>();
  readonly referrers = new Map<Digest, readonly ReferrerDescriptor[]>();
  readonly #signatures: ReadableRepository;
  readonly #visited = new Set<Digest>();
  #names: Promise<ReadonlySet<string>> | undefined;

  constructor(signatures: ReadableRepository) {
    this.#signatures = signatures;
  }

  /** Uses one list of all tags instead of three requests for every digest. */
  async at(subject: Digest): Promise<void> {
    if (this.#visited.has(subject)) return;
    this.#visited.add(subject);
    this.#names ??= tagsOf(this.#signatures);
    const names = await this.#names;
    await allSettled([
      this.#referrersOf(subject, names),
      ...attachmentTags(subject)
        .filter((name) => names.has(name))
        .map((name) => this.#tag(name)),
    ]);
  }

  async #tag(name: string): Promise<void> {
    const digest = (await this.#signatures.manifestHead(name))?.digest;
    if (digest === undefined) throw unclear(`it does not say where ${name} points`);
    this.tags.set(name, digest);
    await this.at(digest);
  }

  async #referrersOf(subject: Digest, names: ReadonlySet<string>): Promise<void> {
    const listed = await this.#signatures.referrers(subject);
    const tagged = listed.source === 'api' && names.has(referrersTag(subject));
    const more = tagged ? await this.#signatures.referrersByTag(subject) : undefined;
    const all = [...listed.descriptors, ...(more?.descriptors ?? [])];
    if (all.length === 0) return;
    this.referrers.set(subject, all);
    await allSettled(all.map(({ digest }) => this.at(digest)));
  }
}

async function tagsOf(repository: ReadableRepository): Promise<ReadonlySet<string>> {
  const tags = new Set<string>();
  for await (const tag of repository.tags()) {
    if (tags.size === mostTags) throw unclear(`it has more than ${mostTags} tags`);
    tags.add(tag);
  }
  return tags;
}

/** Never reported: everything is read instead. */
function unclear(why: string): TrustError {
  return new TrustError('E_LIMIT', why);
}
