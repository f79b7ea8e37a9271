/** Interprets the name of a tag: which releases of the ledger it may point to. */

import type { Ledger, Release } from '../ledger/ledger.ts';
import { compareVersions, isFinal } from '../ledger/version.ts';
import type { Digest } from '../oci/digest.ts';

/**
 * What a tag's name promises. `docker pull` takes any tag, so every name that stands for a release, moves
 * with releases (`0.1`, `stable`) or names a variant of one (`0.1.24-alpine`, `alpine`) is looked at.
 */

export interface TagName {
  /**
   * - `version`: one release, `0.1.24`, `0.1.24-alpine` or `20261130`
   * - `moving`: the highest release with these numbers, `0.1`; `latest-alpine` has none
   * - `word`: any release, `stable`, `alpine`, `webdis-0.1.24`
   * - `other`: no release, `main`, `nightly`
   */
  readonly kind: 'version' | 'moving' | 'word' | 'other';
  /** `[0, 1]` of `0.1-alpine` */
  readonly numbers: readonly number[];
  /** `alpine` of `0.1-alpine`; empty where there is none */
  readonly variant: string;
}

const movingWords =
  /^(?:stable|current|lts|releases?|released|prod|production|mainline|default|final|newest)$/i;

/** What images are built on or for, with an optional version: `alpine3.20`. */
const variantWords =
  /^(?:alpine|debian|ubuntu|buster|bullseye|bookworm|trixie|forky|focal|jammy|noble|slim|distroless|scratch|busybox|wolfi|chainguard|ubi|ubi-?minimal|rhel|fedora|centos|rocky(?:linux)?|alma(?:linux)?|amazonlinux|suse|arch(?:linux)?|windows|windowsservercore|nanoserver|linux|musl|glibc|static|debug|nonroot|rootless|full|minimal|mini|tls|ssl|amd64|x86_64|i?386|arm|arm32|arm64|arm64v8|armhf|aarch64|ppc64le|riscv64|s390x|v[5-8])(?:[0-9]+(?:\.[0-9]+)*)?$/i;

/** `v0.1.24-alpine`, `webdis-0.1.24`: words, numbers, and the rest. */
const dotted = /^((?:[a-z][a-z0-9]*[-_.])*?)v?([0-9]{1,9}(?:\.[0-9]{1,9})+)(?![0-9])[-_.]?(.*)$/i;
/** A date or a build. */
const long = /^v?([0-9]{5,15})(?:-(.+))?$/;
/** `0`, `v1-alpine` */
const major = /^v?([0-9]{1,4})(?:[-_](.+))?$/i;

export function readTagName(tag: string): TagName {
  const [, prefix = '', written = '', rest = ''] = dotted.exec(tag) ?? [];
  if (written !== '') {
    const numbers = written.split('.').map(Number);
    const usual = numbers.length < 3 ? 'moving' : 'version';
    return { kind: prefix === '' ? usual : 'word', numbers, variant: rest };
  }
  const [, date = '', suffix = ''] = long.exec(tag) ?? [];
  if (date !== '') return { kind: 'version', numbers: [Number(date)], variant: suffix };
  const [, number = '', behind = ''] = major.exec(tag) ?? [];
  if (number !== '' && (behind === '' || isVariant(behind))) {
    return { kind: 'moving', numbers: [Number(number)], variant: behind };
  }
  const [first = '', ...others] = tag.split(/[-_.]/);
  const variant = others.join('-');
  if (/^latest$/i.test(first)) return { kind: 'moving', numbers: [], variant };
  const isWord = movingWords.test(first) || isVariant(tag);
  return { kind: isWord ? 'word' : 'other', numbers: [], variant };
}

function isVariant(text: string): boolean {
  return variantWords.test(text) || text.split(/[-_]/).every((part) => variantWords.test(part));
}

/** Compares the common length: `0.1` and `0.1.24-alpine` equal `0.1.24`. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const shorter = a.slice(0, b.length);
  const at = shorter.findIndex((number, place) => number !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * - `right`: a release that the name stands for
 * - `behind`: another release than `expected`, the highest that the name stands for
 * - `unknown`: no release, or one that the name does not stand for
 */
export type TagVerdict =
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
  readonly #movingTags: Ledger['movingTags'];
  readonly #byDigest = new Map<Digest, Release[]>();

  constructor({ releases, movingTags }: Ledger) {
    this.#movingTags = movingTags;
    const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
    this.#named = sorted.map((release) => ({ release, name: readTagName(release.version) }));
    for (const release of sorted) {
      for (const digest of new Set([release.digest, ...Object.values(release.platforms)])) {
        this.#byDigest.set(digest, [...(this.#byDigest.get(digest) ?? []), release]);
      }
    }
  }

  judge(tag: string, name: TagName, digest: Digest): TagVerdict {
    const pinned = this.pinned(tag);
    if (pinned !== undefined) return this.#against(pinned, digest);
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

  /** Where the ledger says that a tag must point. */
  pinned(tag: string): Release | undefined {
    const version = pinnedVersion(this.#movingTags, tag);
    return version === undefined
      ? undefined
      : this.#named.find(({ release }) => release.version === version)?.release;
  }

  /**
   * Where a tag that moves must point: by the ledger, else the highest release with its numbers. undefined: its name
   * does not say, or says a variant, which may be any platform of a release.
   */
  expected(tag: string): Release | undefined {
    const name = readTagName(tag);
    const pinned = this.pinned(tag);
    if (pinned !== undefined) return pinned;
    if (name.kind !== 'moving' || name.variant !== '' || name.numbers.length === 0)
      return undefined;
    return highestOf(
      '',
      this.#named.filter((one) => compareNumbers(name.numbers, one.name.numbers) === 0),
    );
  }

  #against(expected: Release, digest: Digest): TagVerdict {
    if (digest === expected.digest) return { is: 'right' };
    const points = this.releaseAt(digest)?.version;
    return points === undefined ? { is: 'unknown' } : { is: 'behind', points, expected };
  }

  /** The highest with this digest, which may be one of its platforms. */
  releaseAt(digest: Digest): Release | undefined {
    return this.#byDigest.get(digest)?.at(-1);
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

/** By the ledger. A registry may have a tag named `constructor`. */
export function pinnedVersion(movingTags: Ledger['movingTags'], tag: string): string | undefined {
  return movingTags !== undefined && Object.hasOwn(movingTags, tag) ? movingTags[tag] : undefined;
}

/** Where `latest` must point: by the ledger, else the highest final release. undefined: there is none. */
export function latestOf({ releases, movingTags }: Ledger): Release | undefined {
  const pinned = pinnedVersion(movingTags, 'latest');
  if (pinned !== undefined) return releases.find(({ version }) => version === pinned);
  const finals = releases.filter(({ version }) => isFinal(version));
  return finals.toSorted((a, b) => compareVersions(a.version, b.version)).at(-1);
}
