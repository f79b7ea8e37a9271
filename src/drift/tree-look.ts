/**
 * Two ways to look at the tree of an image. The quick one asks whether everything that was verified is
 * still there, by digests alone. The complete one verifies everything, as `webdis-trust verify` does.
 */

import { defined } from '../defined.ts';
import { isTrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import { signatureTag } from '../signature/store.ts';
import type { CheckAttestations } from '../verify/attestations.ts';
import { manifestExists } from '../verify/coverage.ts';
import type { Policy } from '../verify/policy.ts';
import { lostBlobs } from './blobs.ts';
import type { Observation } from './observation.ts';
import type { CheckedRegistry } from './registry.ts';
import type { CachedRepository, ReleaseCache } from './release-cache.ts';
import {
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
 * undefined: something is not as it was verified, and a complete look has to say what.
 *
 * @param isElsewhere it was verified on another registry: nothing of this one was read yet
 */
export async function lookQuickly(
  { registry, image, stores }: ImageLook,
  known: VerifiedRelease,
  isElsewhere: boolean,
): Promise<Tree | undefined> {
  const [[, before] = []] = [...known.looks].filter(
    ([name]) => isElsewhere || name === registry.name,
  );
  if (before === undefined || (stores.attested && !knowsAttestations(known))) return undefined;
  const [, ...children] = known.manifests;
  const [there, looks] = await Promise.all([
    Promise.all(children.map(({ digest }) => manifestExists(image, digest))),
    Promise.all(
      known.manifests.map(({ digest }, at) => {
        const expected = before[at] as StoreLook;
        const occasion = isElsewhere ? 'elsewhere' : at === 0 ? 'index' : 'again';
        return lookAtStores(stores, digest, expected, occasion);
      }),
    ),
  ]);
  const isSame = looks.every((one, at) => sameLook(one, before[at] as StoreLook));
  if (!isSame || !there.every((one) => one)) return undefined;
  if (isElsewhere && (await anyLost(stores, looks))) return undefined;
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
): Promise<Verified & Pick<Tree, 'looked' | 'lost'>> {
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
  return {
    ...tree,
    ...(lost.size === 0 ? {} : { lost }),
    looked: tree.manifests.length === 0 ? 'nothing' : 'verified',
  };
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

/** Whether an image that the ledger does not know is signed as required. */
export async function checkUnknown(
  registry: CheckedRegistry,
  digest: Digest,
  cache: ReleaseCache,
  options: CheckOptions,
): Promise<Pick<Verified, 'problems' | 'obstacles'>> {
  if (registry.stopped !== undefined) return { problems: [], obstacles: [registry.stopped] };
  const look = await openImage(registry, cache, options, false);
  const tree = await lookCompletely(look, digest, undefined);
  registry.finished(tree.obstacles);
  return tree;
}
