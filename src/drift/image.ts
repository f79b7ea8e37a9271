/** One release on one registry: its tag, its tree and its signatures, by as few requests as can tell. */

import { isTrustError } from '../error.ts';
import { readTag } from '../mirror/tag.ts';
import type { Digest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import type { InspectableRepository } from '../registry/repository.ts';
import { signatureTag } from '../signature/store.ts';
import { manifestExists } from '../verify/coverage.ts';
import { findingOf } from '../verify/finding.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { lookForBlobs } from './blobs.ts';
import type { Known } from './known.ts';
import { isObstacle } from './obstacles.ts';
import type { Place } from './place.ts';
import type { Problem, Seen } from './seen.ts';
import type { Shelf, Shelved } from './shelf.ts';
import { lostBlobs } from './signature-blobs.ts';
import {
  lookAtStores,
  lookOf,
  namesIn,
  type StoreLook,
  type Stores,
  sameLook,
} from './store-look.ts';
import { type Verified, verifyTree } from './verified.ts';

export interface Checking {
  readonly policy: Policy;
  readonly now: Date;
  /** whether every blob is looked for */
  readonly blobs: boolean;
}

export interface Wanted {
  readonly tag: string;
  /** what the ledger says; undefined: whatever the tag points to */
  readonly digest: Digest | undefined;
  /** the release of the ledger that a digest is */
  readonly versionOf: (digest: Digest) => string | undefined;
}

/** An image with its surroundings, while it is looked at. */
interface Looking {
  readonly place: Place;
  readonly wanted: Wanted;
  readonly checking: Checking;
  readonly shelf: Shelf;
  readonly image: Shelved<InspectableRepository>;
  readonly stores: Stores<Shelved<InspectableRepository>>;
}

/** What was looked at in a whole, as opposed to its tag. */
type Tree = Omit<Seen, 'place' | 'tagDigest' | 'digest' | 'elsewhere'>;

/**
 * @param last what an earlier run verified on this registry, under the same policy
 * @param verified what this run verified on another registry
 */
export async function checkImage(
  place: Place,
  wanted: Wanted,
  shelf: Shelf,
  last: Known | undefined,
  verified: Known | undefined,
  checking: Checking,
): Promise<Seen> {
  if (place.stopped !== undefined) return unseen(place, [place.stopped]);
  try {
    const { repository, signatures } = place.registry;
    const image = shelf.over(repository);
    const from = signatures === repository ? image : shelf.over(signatures);
    const stores = await place.stores(from);
    const looking = { place, wanted, checking, shelf, image, stores };
    return await look(looking, last, verified);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return unseen(place, [findingOf(error)]);
  }
}

function unseen(place: Place, obstacles: readonly Finding[]): Seen {
  const nothing = { tagDigest: undefined, digest: undefined, ...empty };
  return { place, ...nothing, obstacles };
}

const empty: Tree = {
  looked: 'nothing',
  manifests: [],
  unread: new Set(),
  problems: [],
  obstacles: [],
  notes: [],
};

async function look(
  looking: Looking,
  last: Known | undefined,
  verified: Known | undefined,
): Promise<Seen> {
  const { place, wanted, image } = looking;
  const { tag } = wanted;
  const tagDigest = await readTag(place.registry.asAnother, tag);
  const digest = wanted.digest ?? tagDigest;
  if (tagDigest !== undefined) place.answered();
  const seen = { place, tagDigest, digest };
  if (digest === undefined) return { ...seen, ...empty };
  if (tagDigest !== digest && !(await manifestExists(image, digest))) return { ...seen, ...empty };
  place.answered();

  const tree = await lookAtTree(looking, digest, tagDigest, last, verified);
  const elsewhere = await lookElsewhere(looking, tagDigest);
  return { ...seen, ...(await withBlobs(looking, tree)), ...elsewhere };
}

async function lookAtTree(
  looking: Looking,
  digest: Digest,
  tagDigest: Digest | undefined,
  last: Known | undefined,
  verified: Known | undefined,
): Promise<Tree> {
  const unchanged = last?.digest === digest ? await quickLook(looking, last, false) : undefined;
  if (unchanged !== undefined) return { ...unchanged, looked: 'unchanged' };
  const told = await sameForUs(looking, tagDigest);
  const same = verified?.digest === digest ? await quickLook(looking, verified, true) : undefined;
  const tree = same ?? (await completeLook(looking, digest, verified));
  return { ...tree, problems: [...told, ...tree.problems] };
}

/** Of a tag that was moved to what no ledger knows: whether the key has signed that as well. */
async function lookElsewhere(
  looking: Looking,
  tagDigest: Digest | undefined,
): Promise<Pick<Seen, 'elsewhere'>> {
  const { place, wanted } = looking;
  if (wanted.digest === undefined || tagDigest === undefined) return {};
  if (wanted.versionOf(tagDigest) !== undefined) return {};
  const { problems, obstacles } = await completeLook(looking, tagDigest, undefined);
  place.ended(obstacles);
  return obstacles.length > 0 ? {} : { elsewhere: problems.length === 0 ? 'signed' : 'not signed' };
}

/**
 * What the tag is for us, after it was asked for as another client does (threat 19). Once more, if it
 * differs: it may have been moved in between.
 */
async function sameForUs(
  { place, wanted: { tag } }: Looking,
  first: Digest | undefined,
): Promise<readonly Problem[]> {
  const { repository, asAnother } = place.registry;
  let theirs = first;
  for (let attempt = 1; ; attempt += 1) {
    const ours = await readTag(repository, tag);
    if (ours === theirs) return [];
    if (attempt === 2) return [tellsTwo(tag, ours, theirs)];
    theirs = await readTag(asAnother, tag);
  }
}

function tellsTwo(tag: string, ours: Digest | undefined, theirs: Digest | undefined): Problem {
  const message = `the registry tells clients different things about the tag ${tag}: ${ours ?? 'nothing'}, and ${theirs ?? 'nothing'} to one that calls itself docker`;
  const advice = 'pull it by digest only, and ask the operator of the registry';
  return {
    kind: 'tag-moved',
    code: 'E_DRIFT',
    message,
    advice,
    isMended: false,
    ...(ours === undefined ? {} : { expected: ours }),
    ...(theirs === undefined ? {} : { found: theirs }),
  };
}

/** undefined: something is other than it was when all was well, and a complete look says what. */
async function quickLook(
  { place, image, stores }: Looking,
  known: Known,
  thorough: boolean,
): Promise<Tree | undefined> {
  const [[, before] = []] = [...known.looks].filter(([name]) => thorough || name === place.name);
  if (before === undefined) return undefined;
  const [, ...children] = known.manifests;
  const [there, looks] = await Promise.all([
    Promise.all(children.map(({ digest }) => manifestExists(image, digest))),
    Promise.all(
      known.manifests.map(({ digest }, at) => {
        const expected = before[at] as StoreLook;
        const occasion = thorough ? 'elsewhere' : at === 0 ? 'index' : 'again';
        return lookAtStores(stores, digest, expected, occasion);
      }),
    ),
  ]);
  const isSame = looks.every((one, at) => sameLook(one, before[at] as StoreLook));
  if (!isSame || !there.every((one) => one)) return undefined;
  // What is unchanged was looked at when it was verified; elsewhere, nothing was read yet.
  if (thorough && (await anyLost(stores.repository, looks))) return undefined;
  return { ...empty, looked: 'verified', manifests: known.manifests, looks };
}

async function anyLost(
  repository: Shelved<InspectableRepository>,
  looks: readonly StoreLook[],
): Promise<boolean> {
  const lost = await Promise.all(looks.map((one) => lostBlobs(repository, namesIn(one))));
  return lost.some((one) => one.length > 0);
}

type Completing = Pick<Looking, 'place' | 'checking' | 'image' | 'stores'>;

async function completeLook(
  { place, checking, image, stores }: Completing,
  digest: Digest,
  verified: Known | undefined,
): Promise<Verified & Pick<Tree, 'looked' | 'lost'>> {
  const context = {
    policy: checking.policy,
    now: checking.now,
    repository: image,
    signatures: stores.repository,
    // Each payload is read: that one could be rebuilt says nothing about what a registry has.
    discover: { payloadReferences: [] },
  };
  const expected = verified && 1 + verified.manifests.length;
  const tree = await place.withPulls(expected, () => verifyTree(place, digest, context));
  if ('severity' in tree) return { ...empty, obstacles: [tree] };
  if (tree.looks !== undefined) place.tookPulls(1 + tree.looks.flatMap(namesIn).length);
  const lost = await lostIn(stores.repository, tree);
  return {
    ...tree,
    ...(lost.size === 0 ? {} : { lost }),
    looked: tree.manifests.length === 0 ? 'nothing' : 'verified',
  };
}

/** Asks nothing anew: the verification has read all of it. What it could not read, it has told. */
async function lostIn(
  repository: Shelved<InspectableRepository>,
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

/** Of what no ledger knows: whether it is signed as required. */
export async function checkUnknown(
  place: Place,
  digest: Digest,
  shelf: Shelf,
  checking: Checking,
): Promise<Pick<Verified, 'problems' | 'obstacles'>> {
  if (place.stopped !== undefined) return { problems: [], obstacles: [place.stopped] };
  const { repository, signatures } = place.registry;
  const image = shelf.over(repository);
  const stores = await place.stores(signatures === repository ? image : shelf.over(signatures));
  const tree = await completeLook({ place, checking, image, stores }, digest, undefined);
  place.ended(tree.obstacles);
  return tree;
}

async function withBlobs(looking: Looking, tree: Tree): Promise<Tree> {
  const { place, checking, image, stores } = looking;
  if (!checking.blobs || tree.manifests.length === 0) return tree;
  try {
    const blobs = await lookForBlobs(place, image, stores.repository, tree);
    return { ...tree, blobs };
  } catch (error) {
    if (!isTrustError(error) || !isObstacle(error)) throw error;
    return { ...tree, obstacles: [...tree.obstacles, findingOf(error)] };
  }
}
