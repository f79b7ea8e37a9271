/**
 * Ways to look at the tree of an image. An ordinary look asks for the signatures of the index. A full look verifies
 * everything, as `webdis-trust verify` does, or asks by digest for what was verified on another registry.
 */

import { defined } from '../defined.ts';
import { isTrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import { type Signer, signerId } from '../signature/signer.ts';
import { attestationTag, signatureTag } from '../signature/store.ts';
import type { CheckAttestations } from '../verify/attestations.ts';
import { manifestExists } from '../verify/coverage.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { lostBlobs } from './blobs.ts';
import type { Observation } from './observation.ts';
import type { CheckedRegistry } from './registry.ts';
import type { CachedRepository, ReleaseCache } from './release-cache.ts';
import type { Rotation } from './rotation.ts';
import {
  hasSameTags,
  lookAtStores,
  lookOf,
  namesIn,
  type StoreLook,
  type Stores,
  sameLook,
  type VerifiedRelease,
} from './store-look.ts';
import { type Verified, verifyTree } from './verified.ts';

export interface CheckOptions {
  readonly policy: Policy;
  readonly now: Date;
  /** whether every blob is looked for */
  readonly blobs: boolean;
  readonly rotation: Rotation;
  /** lists attestations; loaded by runs that need it */
  readonly checkAttestations?: CheckAttestations;
}

/** An image on a registry, opened to be looked at. */
export interface ImageLook {
  readonly registry: CheckedRegistry;
  readonly options: CheckOptions;
  readonly image: CachedRepository;
  /** where its signatures are */
  readonly stores: Stores<CachedRepository>;
}

/** What was found out about an image as a whole, as opposed to its tag. */
export type Tree = Omit<Observation, 'registry' | 'tagDigest' | 'digest' | 'elsewhere'>;

export const nothing: Tree = {
  looked: 'nothing',
  manifests: [],
  unread: new Set(),
  problems: [],
  obstacles: [],
  notes: [],
};

export async function openImage(
  registry: CheckedRegistry,
  cache: ReleaseCache,
  options: CheckOptions,
  attested: boolean,
): Promise<ImageLook> {
  const { repository, signatures } = registry.access;
  const image = cache.of(repository);
  const store = signatures === repository ? image : cache.of(signatures);
  const stores = await registry.stores(store, attested);
  return { registry, options, image, stores };
}

/**
 * The ordinary look: are the signatures of the index those of an earlier run, and the signature tags of everything else
 * still listed? The index is asked for by its tag. undefined: something is not as it was, and a full look has to say what.
 */
export async function lookAtIndex(
  { registry, stores }: ImageLook,
  known: VerifiedRelease,
): Promise<Tree | undefined> {
  const looks = known.looks.get(registry.name);
  const full = known.full.get(registry.name);
  const [before] = looks ?? [];
  if (before === undefined || looks === undefined || full === undefined) return undefined;
  if (stores.attested && !knowsAttestations(known)) return undefined;
  const hasTags = known.manifests.every(({ digest }, at) =>
    hasSameTags(stores, digest, looks[at] as StoreLook),
  );
  const look = hasTags ? await lookAtStores(stores, known.digest, before, false) : undefined;
  if (look === undefined || !sameLook(look, before)) return undefined;
  return { ...nothing, looked: 'unchanged', manifests: known.manifests, looks, full };
}

/**
 * A full look at what this run has read on another registry: is everything here too? undefined: no, and a complete
 * look has to say what.
 */
export async function lookForSame(
  { image, stores }: ImageLook,
  known: VerifiedRelease,
): Promise<Tree | undefined> {
  const [before] = [...known.looks.values()];
  if (before === undefined || (stores.attested && !knowsAttestations(known))) return undefined;
  const [, ...children] = known.manifests;
  const [there, looks] = await Promise.all([
    Promise.all(children.map(({ digest }) => manifestExists(image, digest))),
    Promise.all(
      known.manifests.map(({ digest }, at) =>
        lookAtStores(stores, digest, before[at] as StoreLook, true),
      ),
    ),
  ]);
  const isSame = looks.every((one, at) => sameLook(one, before[at] as StoreLook));
  if (!isSame || !there.every((one) => one)) return undefined;
  if (await anyLost(stores, looks)) return undefined;
  return { ...nothing, looked: 'verified', manifests: known.manifests, looks };
}

/** An earlier run may have looked for none. */
function knowsAttestations({ manifests }: VerifiedRelease): boolean {
  return manifests.some(({ attestations }) => attestations !== undefined);
}

async function anyLost(
  { repository, attested }: Stores<CachedRepository>,
  looks: readonly StoreLook[],
): Promise<boolean> {
  const lost = await Promise.all(looks.map((one) => lostBlobs(repository, namesIn(one), attested)));
  return lost.some((one) => one.length > 0);
}

export async function lookCompletely(
  { registry, options, image, stores }: ImageLook,
  digest: Digest,
  verified: VerifiedRelease | undefined,
): Promise<Verified & Pick<Tree, 'looked' | 'lost' | 'worthless' | 'attestationTags'>> {
  const context = {
    policy: options.policy,
    now: options.now,
    repository: image,
    signatures: stores.repository,
    // Each payload is read: that one could be rebuilt says nothing about what a registry has.
    discover: { payloadReferences: [] },
    ...(stores.attested ? defined({ checkAttestations: options.checkAttestations }) : {}),
  };
  const expected = verified && 1 + verified.manifests.length;
  const tree = await registry.pulls.run(expected, () => verifyTree(registry, digest, context));
  if ('severity' in tree) return { ...nothing, obstacles: [tree] };
  if (tree.looks !== undefined) registry.pulls.took(1 + tree.looks.flatMap(namesIn).length);
  const lost = await lostIn(stores.repository, tree);
  const worthless = await worthlessTags(stores.repository, tree);
  const attestationTags = stores.attested
    ? await attestationTagsOf(stores.repository, tree)
    : undefined;
  return {
    ...tree,
    ...defined({ attestationTags }),
    ...(worthless.length === 0 ? {} : { worthless }),
    ...(lost.size === 0 ? {} : { lost }),
    looked: tree.manifests.length === 0 ? 'nothing' : 'verified',
  };
}

/** Signature tags that hold no signature that counts, with their digests. Sends no request. */
async function worthlessTags(
  repository: CachedRepository,
  { manifests, obstacles }: Verified,
): Promise<readonly string[]> {
  // What could not be read may be valid.
  if (obstacles.length > 0) return [];
  const bad = manifests.filter(({ signatures }) =>
    signatures.every(({ format }) => format !== 'legacy'),
  );
  const tags = bad.map(async ({ digest }) => {
    const name = signatureTag(digest);
    const stored = isTag(name) ? await repository.manifest(name) : undefined;
    return stored === undefined ? [] : [`${name}@${stored.digest}`];
  });
  return (await Promise.all(tags)).flat();
}

/** What the `.att` tags point to, by manifest. Sends no request. */
async function attestationTagsOf(
  repository: CachedRepository,
  { manifests, obstacles }: Verified,
): Promise<ReadonlyMap<Digest, Digest>> {
  if (obstacles.length > 0) return new Map();
  const tags = manifests.map(async ({ digest }) => {
    const name = attestationTag(digest);
    const stored = isTag(name) ? await repository.manifest(name) : undefined;
    return stored === undefined ? [] : [[digest, stored.digest] as const];
  });
  return new Map((await Promise.all(tags)).flat());
}

/** Sends no request: the verification has read all of it, and has reported what it could not read. */
async function lostIn(
  repository: CachedRepository,
  { manifests }: Verified,
): Promise<ReadonlyMap<Digest, readonly Digest[]>> {
  const lost = manifests.map(async ({ digest }) => {
    try {
      const name = signatureTag(digest);
      const [tag, list] = await Promise.all([
        isTag(name) ? repository.manifest(name) : undefined,
        repository.referrers(digest),
      ]);
      const holders = namesIn(lookOf(tag?.digest, list));
      return [digest, await lostBlobs(repository, holders)] as const;
    } catch (error) {
      if (isTrustError(error)) return [digest, []] as const;
      throw error;
    }
  });
  return new Map((await Promise.all(lost)).filter(([, blobs]) => blobs.length > 0));
}

/** Of an image that the ledger does not know. */
export interface SignedContent {
  /** undefined: signed as required, or not known */
  readonly problem?: Pick<Finding, 'code' | 'message'>;
  /** empty: not signed as required, or not known */
  readonly signers: readonly Signer[];
  readonly obstacles: readonly Finding[];
}

/** Whether an image that the ledger does not know is signed as required, and by whom. */
export async function checkUnknown(
  registry: CheckedRegistry,
  digest: Digest,
  cache: ReleaseCache,
  options: CheckOptions,
): Promise<SignedContent> {
  if (registry.stopped !== undefined) return { signers: [], obstacles: [registry.stopped] };
  const look = await openImage(registry, cache, options, false);
  const tree = await lookCompletely(look, digest, undefined);
  registry.finished(tree.obstacles);
  const { problems, obstacles, manifests } = tree;
  const [problem] = problems;
  if (problem !== undefined) return { problem, signers: [], obstacles };
  const made = (manifests[0]?.signatures ?? []).map(({ signer }) => [signerId(signer), signer]);
  const signers = obstacles.length > 0 ? [] : [...new Map(made as [string, Signer][]).values()];
  return { signers, obstacles };
}
