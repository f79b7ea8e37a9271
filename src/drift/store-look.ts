/**
 * Reads which signatures a manifest has, by digests only. Content that was verified need not be read again: the
 * question is whether it is still there, and whether there is anything else.
 */

import { defined, given } from '../defined.ts';
import type { ReferrerDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { digest, type Infer, list, object, oneOf, optional } from '../oci/document.ts';
import { isTag } from '../oci/reference.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { referrersTag } from '../registry/referrer-list.ts';
import type { ReadableRepository, ReferrerList } from '../registry/repository.ts';
import {
  attestationTag,
  declaresBundle,
  declaresOtherType,
  signatureTag,
} from '../signature/store.ts';
import { manifestExists } from '../verify/coverage.ts';
import type { ManifestState } from './report.ts';
import type { FullLook } from './rotation.ts';

export const storeLook = object({
  /** what the `.sig` tag points to; absent: there is none */
  tag: optional(digest),
  source: oneOf('api', 'tag'),
  /** referrers that may be signatures, in order; foreign ones where only the API tells them apart */
  listed: list(digest),
  /** what the `.att` tag points to; absent: there is none, or attestations were not looked for */
  attestationTag: optional(digest),
  /** referrers that the API declares as attestations, in order; absent as above */
  attested: optional(list(digest)),
});
export interface StoreLook extends Infer<typeof storeLook> {}

/** Where signatures are looked for, and what is known about that repository. */
export interface Stores<R extends ReadableRepository = ReadableRepository> {
  readonly repository: R;
  /** its `sha256-…` tags; undefined where they could not be listed */
  readonly names: ReadonlySet<string> | undefined;
  /** whether the registry has no Referrers API; undefined: not known yet */
  readonly hasNoApi: () => boolean | undefined;
  /** called with the source of each list of referrers */
  readonly learned: (source: ReferrerList['source']) => void;
  /** whether attestations matter as well */
  readonly attested: boolean;
}

/**
 * Asks the stores that held something. For the others, the list of all tags shows whether they hold something now.
 *
 * @param isElsewhere another registry answered `expected`; otherwise this one did, in an earlier run
 */
export async function lookAtStores(
  { repository, names, hasNoApi, learned, attested }: Stores,
  subject: Digest,
  expected: StoreLook,
  isElsewhere: boolean,
): Promise<StoreLook> {
  const noApi = hasNoApi() ?? (!isElsewhere && expected.source === 'tag');
  const mayHave = (tag: string) => names?.has(tag) ?? true;
  const tag = signatureTag(subject);
  const asksTag = isTag(tag) && (expected.tag !== undefined || mayHave(tag));
  const referrers = [...expected.listed, ...(expected.attested ?? [])];
  const asksList = referrers.length > 0 || !noApi || mayHave(referrersTag(subject));
  const attestations = attestationTag(subject);
  const asksAttestations =
    attested &&
    isTag(attestations) &&
    (expected.attestationTag !== undefined || mayHave(attestations));
  const [points, list, attestationsAt] = await Promise.all([
    asksTag ? digestOfTag(repository, tag) : undefined,
    asksList ? repository.referrers(subject) : undefined,
    asksAttestations ? digestOfTag(repository, attestations) : undefined,
  ]);
  const found = list ?? { descriptors: [], source: noApi ? 'tag' : 'api' };
  const look = lookOf(points, found, attested ? { tag: attestationsAt } : undefined);
  if (list !== undefined) learned(list.source);
  // A fallback tag still lists what the registry has lost (fault 46); an API does not.
  if (list?.source !== 'tag' || !isElsewhere) return look;
  const there = await Promise.all(look.listed.map((digest) => manifestExists(repository, digest)));
  return { ...look, listed: look.listed.filter((_, at) => there[at]) };
}

/** By the list of all tags, which was read anyway. Where it could not be read, nothing is known. */
export function hasSameTags(stores: Stores, subject: Digest, expected: StoreLook): boolean {
  const { names, attested } = stores;
  const same = (tag: string, digest: Digest | undefined) =>
    names === undefined || !isTag(tag) || names.has(tag) === (digest !== undefined);
  return (
    same(signatureTag(subject), expected.tag) &&
    (!attested || same(attestationTag(subject), expected.attestationTag))
  );
}

export function namesIn(look: StoreLook): readonly Digest[] {
  const { tag, listed, attestationTag: attestations, attested = [] } = look;
  return given([tag, ...listed, attestations, ...attested]);
}

/** @param attestations given: they matter as well, and this is what the `.att` tag points to */
export function lookOf(
  tag: Digest | undefined,
  { descriptors, source }: ReferrerList,
  attestations?: { readonly tag: Digest | undefined },
): StoreLook {
  const candidates =
    source === 'api' ? descriptors.filter((one) => !declaresOtherType(one)) : descriptors;
  const look = { ...defined({ tag }), listed: digestsOf(candidates), source };
  if (attestations === undefined) return look;
  // Where only the API tells them apart; elsewhere they are among the candidates.
  const attested = source === 'api' ? descriptors.filter(declaresAttestation) : [];
  return {
    ...look,
    ...defined({ attestationTag: attestations.tag }),
    attested: digestsOf(attested),
  };
}

function declaresAttestation(one: ReferrerDescriptor): boolean {
  return declaresBundle(one) && declaresOtherType(one);
}

function digestsOf(descriptors: readonly ReferrerDescriptor[]): readonly Digest[] {
  return [...new Set(descriptors.map(({ digest }) => digest))].sort();
}

/** Whether both have the same digests. */
export function sameLook(a: StoreLook, b: StoreLook): boolean {
  const texts = [a, b].map(({ tag, attestationTag: other, listed, attested }) =>
    [tag, other, listed.join(), attested?.join()].join(' '),
  );
  return texts[0] === texts[1];
}

/** A release of which everything was found good, on the registries in `looks`. */
export interface VerifiedRelease {
  readonly digest: Digest;
  /** the tree, index first */
  readonly manifests: readonly ManifestState[];
  /** by registry; of each manifest, in their order */
  readonly looks: ReadonlyMap<string, readonly StoreLook[]>;
  /** for each registry in `looks` */
  readonly full: ReadonlyMap<string, FullLook>;
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
  return {
    ...verified,
    looks: new Map([...looks, ...verified.looks]),
    full: new Map([...before.full, ...verified.full]),
  };
}
