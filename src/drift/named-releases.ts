/** Which release of the ledger a tag may point to, by its name. */

import type { Ledger, Release } from '../ledger/ledger.ts';
import { compareVersions, isFinal } from '../ledger/version.ts';
import type { Digest } from '../oci/digest.ts';
import { compareNumbers, readTagName, type TagName } from './tag-names.ts';

/**
 * - `right`: a release that the name stands for
 * - `behind`: another release than `expected`, the highest that the name stands for
 * - `unknown`: no release, or one that the name does not stand for
 */
export type Standing =
  | { readonly is: 'right' }
  | { readonly is: 'behind'; readonly points: string; readonly expected: Release }
  | { readonly is: 'unknown' };

interface Named {
  readonly release: Release;
  readonly name: TagName;
}

export class NamedReleases {
  /** lowest first */
  readonly #named: readonly Named[];
  readonly #byDigest = new Map<Digest, Release[]>();

  constructor({ releases }: Ledger) {
    const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
    this.#named = sorted.map((release) => ({ release, name: readTagName(release.version) }));
    for (const release of sorted) {
      for (const digest of new Set([release.digest, ...Object.values(release.platforms)])) {
        this.#byDigest.set(digest, [...(this.#byDigest.get(digest) ?? []), release]);
      }
    }
  }

  /** Whether the ledger has it: its signatures were checked with its release. */
  has(digest: Digest): boolean {
    return this.#byDigest.has(digest);
  }

  standingOf(name: TagName, digest: Digest): Standing {
    const found = this.#releasesAt(name, digest);
    const last = found.at(-1);
    if (last === undefined) return { is: 'unknown' };
    if (name.kind === 'word') return { is: 'right' };
    const named = this.#named.filter((one) => compareNumbers(name.numbers, one.name.numbers) === 0);
    if (name.kind === 'version') {
      return { is: named.some(({ release }) => found.includes(release)) ? 'right' : 'unknown' };
    }
    const expected = highestOf(name.variant, named);
    if (expected === undefined) return { is: 'unknown' };
    if (found.includes(expected)) return { is: 'right' };
    return { is: 'behind', points: last.version, expected };
  }

  /** A variant may be one platform of a release; `0.1` is all of them. */
  #releasesAt({ variant, kind }: TagName, digest: Digest): readonly Release[] {
    const found = this.#byDigest.get(digest) ?? [];
    const isWhole = variant === '' && kind !== 'word';
    return isWhole ? found.filter((one) => one.digest === digest) : found;
  }
}

/** `0.1-alpine` moves with `0.1.24-alpine` where there are such releases, otherwise with `0.1.24`. */
function highestOf(variant: string, named: readonly Named[]): Release | undefined {
  const same = named.filter(({ name }) => variant !== '' && name.variant === variant);
  const finals = named.filter(({ release }) => isFinal(release.version));
  return (same.at(-1) ?? finals.at(-1) ?? named.at(-1))?.release;
}
