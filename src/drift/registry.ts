/** One registry in a drift check: how to read it, what is known about it so far, and whether to continue. */

import { isTrustError } from '../error.ts';
import type { Quota, Traffic } from '../http/traffic.ts';
import { compareVersions, isVersionLike } from '../ledger/version.ts';
import { formatRepository } from '../oci/reference.ts';
import { vendorOf } from '../oci/vendors.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { PresentBlobs } from './blobs.ts';
import { PullQuota } from './pull-quota.ts';
import type { TagsLeftOut } from './report.ts';
import type { Stores } from './store-look.ts';

export interface RegistryAccess {
  readonly repository: ReadableRepository;
  /** the same, read as another client reads it (threat 19) */
  readonly asAnother: ReadableRepository;
  /** where its signatures are */
  readonly signatures: ReadableRepository;
  /** whether plain HTTP is allowed */
  readonly insecure: boolean;
  /** why it is not asked at all: its host did not answer other checks of this run */
  readonly stopped?: Finding;
  readonly quota: () => Quota | undefined;
  readonly traffic: () => Traffic & { readonly pulls: number };
}

/** A list of all tags, sorted. */
export interface Tags {
  /** versions from the ledger's first on */
  readonly versions: readonly string[];
  /** every tag, except those of signatures */
  readonly all: readonly string[];
  /** `sha256-…` */
  readonly attached: ReadonlySet<string>;
}

/** Images in a row that could not be checked, before a registry is not asked any more. */
const patience = 3;

export class CheckedRegistry {
  readonly access: RegistryAccess;
  readonly name: string;
  /** of the images; those of signatures are not shared between releases */
  readonly blobs: PresentBlobs;
  readonly pulls: PullQuota;
  /** for the report */
  leftOut: TagsLeftOut | undefined;
  readonly #from: string | undefined;
  #tags: Promise<Tags | Finding> | undefined;
  #attached: Promise<ReadonlySet<string> | undefined> | undefined;
  #isVisible = false;
  #hasNoApi: boolean | undefined;
  #failures = 0;
  #stopped: Finding | undefined;

  /** @param from the first version to check; undefined: no version is listed */
  constructor(access: RegistryAccess, from: string | undefined) {
    this.access = access;
    this.name = formatRepository(access.repository.name);
    this.#from = from;
    this.#stopped = access.stopped;
    this.blobs = new PresentBlobs(access.repository);
    this.pulls = new PullQuota(this.name, access.quota);
  }

  /** All tags, read once; a finding if they could not be read. */
  tags(): Promise<Tags | Finding> {
    const { stopped } = this.access;
    this.#tags ??= stopped === undefined ? this.#list() : Promise.resolve(stopped);
    return this.#tags;
  }

  async #list(): Promise<Tags | Finding> {
    try {
      const tags = await listOf(this.access.repository, this.#from);
      this.#isVisible = true;
      return tags;
    } catch (error) {
      if (!isTrustError(error)) throw error;
      return findingOf(error);
    }
  }

  /** @param repository where the signatures are, with a cache or without */
  async stores<R extends ReadableRepository>(repository: R, attested: boolean): Promise<Stores<R>> {
    this.#attached ??= this.#namesOfAttached();
    const learned = (source: 'api' | 'tag') => this.learned(source);
    const names = await this.#attached;
    return { repository, names, hasNoApi: () => this.#hasNoApi, learned, attested };
  }

  async #namesOfAttached(): Promise<ReadonlySet<string> | undefined> {
    const { repository, signatures } = this.access;
    if (signatures === repository) {
      const tags = await this.tags();
      return 'attached' in tags ? tags.attached : undefined;
    }
    try {
      return (await listOf(signatures, undefined)).attached;
    } catch (error) {
      if (isTrustError(error)) return undefined;
      throw error;
    }
  }

  /** The repository has shown something: what it does not show is not there. */
  responded(): void {
    this.#isVisible = true;
  }

  /**
   * Whether the repository shows anything at all. Otherwise it may be gone, or hidden from anonymous users:
   * registries answer the same (fault 14), and expired credentials are no drift.
   */
  async isVisible(): Promise<boolean> {
    if (!this.#isVisible) await this.tags();
    return this.#isVisible;
  }

  /** Why a tag of a repository that shows nothing is not known to be missing. */
  async whyHidden(tag: string): Promise<Finding> {
    const list = await this.tags();
    if ('code' in list && list.code !== 'E_NOTFOUND') return list;
    const message = `${this.name} shows nothing, not even which tags it has: the repository does not exist, or is hidden from this access`;
    return finding('E_NOTFOUND', message, { details: { tag } });
  }

  learned(source: 'api' | 'tag'): void {
    this.#hasNoApi = source === 'tag';
  }

  /** Why it is not asked any more; undefined: it is. */
  get stopped(): Finding | undefined {
    return this.#stopped;
  }

  /** After each image. A rate limit stops the registry at once, other obstacles after some in a row. */
  finished(obstacles: readonly Finding[]): void {
    // A spent quota leaves requests that are no pulls; a tag that is hidden says nothing about the others.
    const others = obstacles.filter((one) => !this.pulls.isSpent(one) && one.code !== 'E_NOTFOUND');
    this.#failures = others.length === 0 ? 0 : this.#failures + 1;
    const limit = others.find(({ code }) => code === 'E_RATE');
    if (limit !== undefined) this.#stopped ??= limit;
    else if (this.#failures >= patience) this.#stopped ??= others[0];
  }

  /** Docker Hub counts pulls from the first one on, before its headers say so. */
  get countsPulls(): boolean {
    const { repository, quota } = this.access;
    return vendorOf(repository.name.registry).limitsPulls !== undefined || quota() !== undefined;
  }
}

async function listOf(repository: ReadableRepository, from: string | undefined): Promise<Tags> {
  const all = new Set<string>();
  const attached = new Set<string>();
  for await (const tag of repository.tags()) {
    if (/^sha(?:256|512)-/.test(tag)) attached.add(tag);
    else if (from !== undefined) all.add(tag);
  }
  const versions = [...all].filter(
    (tag) => from !== undefined && isVersionLike(tag, from) && compareVersions(tag, from) >= 0,
  );
  return { versions: versions.sort(compareVersions), all: [...all], attached };
}
