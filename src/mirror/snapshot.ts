/**
 * A repository as it was first read. Each request is sent once in a run, so that the walk through the source, its
 * verification and the copy see the same answers even if something moves during the run. Answers may be requested
 * ahead of time.
 */

import type { Readable } from 'node:stream';
import { isTrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { headOf } from '../registry/manifests.ts';
import type {
  AskingReferrers,
  BlobName,
  ManifestHead,
  ReadableRepository,
  ReferrerList,
  StoredManifest,
} from '../registry/repository.ts';

/** Bytes: payloads, bundles and configs are smaller, layers are larger. */
export const smallBlob = 64 * 1024;
/** Bytes of blobs that are kept for the run; others are read again when needed. */
const kept = 32 * 1024 * 1024;

export class Snapshot<R extends ReadableRepository = ReadableRepository>
  implements ReadableRepository
{
  /** the repository itself, without the cached answers */
  readonly live: R;
  readonly #answers = new Map<string, Promise<unknown>>();
  #kept = 0;
  #tagNames: ReadonlySet<string> | undefined;

  constructor(live: R) {
    this.live = live;
  }

  get name(): Repository {
    return this.live.name;
  }

  manifest(reference: Digest | string): Promise<StoredManifest | undefined> {
    return this.once(`manifest ${reference}`, () => this.readManifest(reference));
  }

  protected async readManifest(reference: Digest | string): Promise<StoredManifest | undefined> {
    const stored = await this.live.manifest(reference);
    if (stored !== undefined && stored.digest !== reference) this.learn(stored);
    return stored;
  }

  /** Keeps what was read elsewhere, by digest or under a tag. */
  learn(stored: StoredManifest, reference: Digest | string = stored.digest): void {
    this.#keep(`manifest ${reference}`, stored);
    if (reference !== stored.digest) this.learn(stored);
  }

  learnReferrers(subject: Digest, list: ReferrerList): void {
    this.#keep(`referrers ${subject}`, list);
    if (list.source === 'tag') this.#keep(`referrers tag ${subject}`, list);
  }

  #keep(question: string, answer: unknown): void {
    if (!this.#answers.has(question)) this.#answers.set(question, Promise.resolve(answer));
  }

  manifestHead(reference: Digest | string): Promise<ManifestHead | undefined> {
    const whole = this.#answers.get(`manifest ${reference}`);
    if (whole !== undefined) {
      return this.once(`head ${reference}`, async () => headOf((await whole) as StoredManifest));
    }
    return this.once(`head ${reference}`, () => this.live.manifestHead(reference));
  }

  blob(blob: BlobName, limit: number): Promise<Uint8Array | undefined> {
    const ask = () => this.live.blob(blob, limit);
    const question = `blob ${blob.digest} ${blob.size}`;
    if (blob.size > Math.min(limit, smallBlob)) return ask();
    if (!this.#answers.has(question)) {
      if (this.#kept + blob.size > kept) return ask();
      this.#kept += blob.size;
    }
    return this.once(question, async () => {
      const bytes = await ask();
      // Not kept: the blob may be pushed later (fault 35).
      if (bytes === undefined) this.#answers.delete(question);
      return bytes;
    });
  }

  openBlob(blob: BlobName, offset: number): Promise<Readable> {
    return this.live.openBlob(blob, offset);
  }

  hasBlob(digest: Digest): Promise<boolean | 'unknown'> {
    return this.live.hasBlob(digest);
  }

  referrers(subject: Digest, asking: AskingReferrers = {}): Promise<ReferrerList> {
    const byTag = () => this.referrersByTag(subject);
    return this.once(`referrers ${subject}`, () =>
      this.live.referrers(subject, { byTag, ...asking }),
    );
  }

  referrersByTag(subject: Digest): Promise<ReferrerList> {
    return this.once(`referrers tag ${subject}`, () => this.live.referrersByTag(subject));
  }

  tags(): AsyncIterable<string> {
    return this.live.tags();
  }

  /** All tags, if they are not too many. undefined: whether a tag is there has to be asked for each. */
  tagNames(): Promise<ReadonlySet<string> | undefined> {
    return this.once('tag names', async () => {
      this.#tagNames = await this.readTagNames();
      return this.#tagNames;
    });
  }

  /** As far as the answer is here: a registry may take seconds for a long list, which is not worth waiting for. */
  get knownTags(): ReadonlySet<string> | undefined {
    return this.#tagNames;
  }

  protected readTagNames(): Promise<ReadonlySet<string> | undefined> {
    return namesOf(this.live);
  }

  protected known<T>(question: string): Promise<T> | undefined {
    return this.#answers.get(question) as Promise<T> | undefined;
  }

  protected once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(question);
    if (known !== undefined) return known as Promise<T>;
    const answer = ask();
    // A request that was sent ahead of time may fail unnoticed.
    answer.catch(() => {});
    this.#answers.set(question, answer);
    return answer;
  }
}

/** A longer list costs more than asking for single tags. */
const mostTags = 1000;

/** @param absent what a 404 means: mostly that there is no such repository, or no list */
export async function namesOf(
  repository: ReadableRepository,
  absent?: ReadonlySet<string>,
): Promise<ReadonlySet<string> | undefined> {
  const names = new Set<string>();
  try {
    for await (const tag of repository.tags(true)) {
      if (names.size === mostTags) return undefined;
      names.add(tag);
    }
    return names;
  } catch (error) {
    if (isTrustError(error)) return error.code === 'E_NOTFOUND' ? absent : undefined;
    throw error;
  }
}
