/** One registry in a run: its repository, what was learned about it on the way, and whether to go on asking. */

import { isTrustError } from '../error.ts';
import type { Quota } from '../http/quota.ts';
import { compareVersions, isVersion } from '../ledger/version.ts';
import type { Traffic } from '../mirror/traffic.ts';
import { formatRepository } from '../oci/reference.ts';
import { vendorOf } from '../oci/vendors.ts';
import type { InspectableRepository, ReadableRepository } from '../registry/repository.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { PresentBlobs } from './blobs.ts';
import type { TagsLeftOut } from './report.ts';
import type { Stores } from './store-look.ts';

export interface RegistryAccess {
  readonly repository: InspectableRepository;
  /** the same, asked as another client asks (threat 19) */
  readonly asAnother: ReadableRepository;
  /** where its signatures are */
  readonly signatures: InspectableRepository;
  /** whether it may be spoken to over http */
  readonly insecure: boolean;
  readonly quota: () => Quota | undefined;
  readonly traffic: () => Traffic & { readonly pulls: number };
}

/** What a list of all tags tells. */
export interface Tags {
  /** versions from the ledger's first on */
  readonly versions: readonly string[];
  /** every tag, those of signatures apart */
  readonly all: readonly string[];
  /** `sha256-…` */
  readonly attached: ReadonlySet<string>;
}

/** Images in a row of which nothing could be found out, before a registry is left alone. */
const patience = 3;
/** Of a quota, what others at the same address or account are left with. */
const reserve = 0.1;
/** Pulls for an image of which nothing is known: index, two platforms and attestations, all signed. */
const usualPulls = 6;

export class CheckedRegistry {
  readonly access: RegistryAccess;
  readonly name: string;
  /** of the images; those of signatures are nowhere twice */
  readonly blobs: PresentBlobs;
  readonly #from: string | undefined;
  #tags: Promise<Tags | Finding> | undefined;
  #attached: Promise<ReadonlySet<string> | undefined> | undefined;
  #isVisible = false;
  #hasNoApi: boolean | undefined;
  #failures = 0;
  #stopped: Finding | undefined;
  #leftOut: TagsLeftOut | undefined;
  #reserved = 0;
  #mostPulls = usualPulls;
  readonly #spent = new WeakSet<Finding>();

  /** @param from versions before it are not looked at; undefined: none are */
  constructor(access: RegistryAccess, from: string | undefined) {
    this.access = access;
    this.name = formatRepository(access.repository.name);
    this.#from = from;
    this.blobs = new PresentBlobs(access.repository);
  }

  /** All tags, read once; the finding says why they could not be. */
  tags(): Promise<Tags | Finding> {
    this.#tags ??= this.#list();
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

  /** Where the signatures are, through `repository`, which may remember answers. */
  async stores<R extends ReadableRepository>(repository: R): Promise<Stores<R>> {
    this.#attached ??= this.#namesOfAttached();
    const learned = (source: 'api' | 'tag') => this.learned(source);
    return { repository, names: await this.#attached, hasNoApi: () => this.#hasNoApi, learned };
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

  /** Something of the repository was seen: what it does not show is not there. */
  responded(): void {
    this.#isVisible = true;
  }

  /**
   * Whether the repository shows anything at all. One that does not may be gone, or hidden from who is
   * not logged in: registries answer alike (fault 14), and expired credentials are no drift.
   */
  async isVisible(): Promise<boolean> {
    if (!this.#isVisible) await this.tags();
    return this.#isVisible;
  }

  /** Why nothing is known about a tag that a repository without any answer does not show. */
  async whyHidden(tag: string): Promise<Finding> {
    const list = await this.tags();
    if ('code' in list && list.code !== 'E_NOTFOUND') return list;
    const message = `${this.name} shows nothing, not even which tags it has: the repository does not exist, or is hidden from this access`;
    return finding('E_NOTFOUND', message, { details: { tag } });
  }

  learned(source: 'api' | 'tag'): void {
    this.#hasNoApi = source === 'tag';
  }

  /** Why it is not asked any more. */
  get stopped(): Finding | undefined {
    return this.#stopped;
  }

  /** After each image. A limit holds for all; of other obstacles, some in a row say that it goes on. */
  finished(obstacles: readonly Finding[]): void {
    // What costs no pull is still asked; and what one tag does not show, another may.
    const others = obstacles.filter((one) => !this.#spent.has(one) && one.code !== 'E_NOTFOUND');
    this.#failures = others.length === 0 ? 0 : this.#failures + 1;
    const limit = others.find(({ code }) => code === 'E_RATE');
    if (limit !== undefined) this.#stopped ??= limit;
    else if (this.#failures >= patience) this.#stopped ??= others[0];
  }

  /** Docker Hub counts from the first pull on, before it says so. */
  get countsPulls(): boolean {
    const { repository, quota } = this.access;
    return vendorOf(repository.name.registry).limitsPulls !== undefined || quota() !== undefined;
  }

  /**
   * Runs what pulls, if the quota lasts for it; otherwise the finding comes back, and the rest of the
   * quota stays for others. Without a quota it always lasts.
   */
  async withPulls<T>(expected: number | undefined, work: () => Promise<T>): Promise<T | Finding> {
    const pulls = expected ?? this.#mostPulls;
    const quota = this.access.quota();
    const left = quota && quota.remaining - this.#reserved - Math.ceil(quota.limit * reserve);
    if (quota !== undefined && left !== undefined && left < pulls) {
      const finding = spent(this.name, quota);
      this.#spent.add(finding);
      return finding;
    }
    this.#reserved += pulls;
    try {
      return await work();
    } finally {
      this.#reserved -= pulls;
    }
  }

  leaveOut(tags: TagsLeftOut | undefined): void {
    this.#leftOut = tags;
  }

  get leftOut(): TagsLeftOut | undefined {
    return this.#leftOut;
  }

  tookPulls(pulls: number): void {
    this.#mostPulls = Math.max(this.#mostPulls, pulls);
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
    (tag) => from !== undefined && isVersion(tag) && compareVersions(tag, from) >= 0,
  );
  return { versions: versions.sort(compareVersions), all: [...all], attached };
}

function spent(name: string, { limit, remaining, seconds }: Quota): Finding {
  const window = seconds === 0 ? '' : ` in ${Math.round(seconds / 360) / 10} h`;
  const message = `${name}: ${remaining} of ${limit} pulls${window} are left, which is not enough for what is to be read; a tenth is left for others`;
  return finding('E_RATE', message);
}
