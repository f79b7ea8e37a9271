/**
 * What the stores of one manifest answer, by digests alone. Bytes that hash to a digest that was verified
 * need not be read again: what is asked is whether they are there, and whether anything else is.
 */

import type { Digest } from '../oci/digest.ts';
import { digest, type Infer, list, object, oneOf, optional } from '../oci/document.ts';
import { isTag } from '../oci/reference.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { referrersTag } from '../registry/referrer-index.ts';
import type { ReadableRepository, ReferrerList } from '../registry/repository.ts';
import { saysItIsForeign, signatureTag } from '../signature/store.ts';
import { isThere } from '../verify/coverage.ts';
import type { ManifestState } from './report.ts';

export const storeLook = object({
  /** what the `.sig` tag points to; absent: there is none */
  tag: optional(digest),
  source: oneOf('api', 'tag'),
  /** referrers that may be signatures, in order; foreign ones where only the API tells them apart */
  listed: list(digest),
});
export interface StoreLook extends Infer<typeof storeLook> {}

/** Where signatures are looked for, and what is known about it. */
export interface Stores<R extends ReadableRepository = ReadableRepository> {
  readonly repository: R;
  /** its `sha256-…` tags; undefined where they could not be listed */
  readonly names: ReadonlySet<string> | undefined;
  /** whether its registry has no Referrers API; undefined as long as this run has not seen it */
  readonly hasNoApi: () => boolean | undefined;
  /** is told who answered when a list was asked for */
  readonly learned: (source: ReferrerList['source']) => void;
}

/**
 * - `again`: this registry answered `expected` in an earlier run
 * - `index`: the same, of the index of an image
 * - `elsewhere`: another registry answered it
 */
export type Occasion = 'again' | 'index' | 'elsewhere';

/**
 * Asks the stores that are expected to hold something. Of one that held nothing, the list of all tags
 * tells whether it holds something now. Where there is no such list, as with the Referrers API, it is
 * asked about the index, and not again about the others: what is added takes nothing away, and who
 * signs a tree anew begins with its index.
 */
export async function lookAtStores(
  { repository, names, hasNoApi, learned }: Stores,
  subject: Digest,
  expected: StoreLook,
  occasion: Occasion,
): Promise<StoreLook> {
  const asksAll = occasion !== 'again';
  const noApi = hasNoApi() ?? (occasion !== 'elsewhere' && expected.source === 'tag');
  const mayHave = (tag: string) => names?.has(tag) ?? asksAll;
  const tag = signatureTag(subject);
  const asksTag = isTag(tag) && (expected.tag !== undefined || mayHave(tag));
  const asksList = expected.listed.length > 0 || (noApi ? mayHave(referrersTag(subject)) : asksAll);
  const [points, list] = await Promise.all([
    asksTag ? digestOfTag(repository, tag) : undefined,
    asksList ? repository.referrers(subject) : undefined,
  ]);
  const look = lookOf(points, list ?? { descriptors: [], source: noApi ? 'tag' : 'api' });
  if (list !== undefined) learned(list.source);
  // A fallback tag goes on listing what the registry has lost (fault 46); an API does not.
  if (list?.source !== 'tag') return look;
  const there = await Promise.all(look.listed.map((digest) => isThere(repository, digest)));
  return { ...look, listed: look.listed.filter((_, at) => there[at]) };
}

export function namesIn({ tag, listed }: StoreLook): readonly Digest[] {
  return tag === undefined ? listed : [tag, ...listed];
}

export function lookOf(tag: Digest | undefined, { descriptors, source }: ReferrerList): StoreLook {
  const candidates =
    source === 'api' ? descriptors.filter((one) => !saysItIsForeign(one)) : descriptors;
  const listed = [...new Set(candidates.map(({ digest }) => digest))].sort();
  return { ...(tag === undefined ? {} : { tag }), listed, source };
}

/** The same digests, however they are listed. */
export function sameLook(a: StoreLook, b: StoreLook): boolean {
  return a.tag === b.tag && a.listed.join() === b.listed.join();
}

/** A release of which everything was found good, on the registries in `looks`. */
export interface VerifiedRelease {
  readonly digest: Digest;
  /** the tree, index first */
  readonly manifests: readonly ManifestState[];
  /** by registry; of each manifest, in their order */
  readonly looks: ReadonlyMap<string, readonly StoreLook[]>;
}

/** With the looks of an earlier run at some registries, if that run verified the same tree. */
export function withEarlierLooks(
  verified: VerifiedRelease | undefined,
  before: VerifiedRelease | undefined,
  registries: ReadonlySet<string>,
): VerifiedRelease | undefined {
  const looks = [...(before?.looks ?? [])].filter(([name]) => registries.has(name));
  if (before === undefined || looks.length === 0) return verified;
  if (verified === undefined) return { ...before, looks: new Map(looks) };
  if (verified.digest !== before.digest) return verified;
  return { ...verified, looks: new Map([...looks, ...verified.looks]) };
}
