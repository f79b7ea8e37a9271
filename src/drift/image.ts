/** One release on one registry: its tag, its tree and its signatures, by as few requests as can tell. */

import { defined } from '../defined.ts';
import { isTrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { manifestExists } from '../verify/coverage.ts';
import { findingOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { lookForBlobs } from './blobs.ts';
import type { ExpectedRelease, Observation, Problem } from './observation.ts';
import { isObstacle } from './obstacles.ts';
import type { CheckedRegistry } from './registry.ts';
import type { ReleaseCache } from './release-cache.ts';
import type { VerifiedRelease } from './store-look.ts';
import {
  type CheckOptions,
  type ImageLook,
  lookAtIndex,
  lookCompletely,
  lookForSame,
  nothing,
  openImage,
  type Tree,
} from './tree-look.ts';

/** What may be known about a release before it is looked at. */
export interface Earlier {
  /** what an earlier run verified, under the same policy */
  readonly last: VerifiedRelease | undefined;
  /** what this run verified on another registry */
  readonly verified: VerifiedRelease | undefined;
}

export async function checkImage(
  registry: CheckedRegistry,
  expected: ExpectedRelease,
  cache: ReleaseCache,
  earlier: Earlier,
  options: CheckOptions,
): Promise<Observation> {
  if (registry.stopped !== undefined) return unseen(registry, registry.stopped);
  try {
    const attested = isAttested(expected, options);
    const look = await openImage(registry, cache, options, attested);
    return await observe(look, expected, earlier);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return unseen(registry, findingOf(error));
  }
}

/** Without a ledger, everything that is there; with one, only if the ledger has attestations of the release. */
function isAttested({ release }: ExpectedRelease, { checkAttestations }: CheckOptions): boolean {
  if (checkAttestations === undefined) return false;
  return release === undefined || release.attestations !== undefined;
}

function unseen(registry: CheckedRegistry, obstacle: Finding): Observation {
  return { registry, tagDigest: undefined, digest: undefined, ...nothing, obstacles: [obstacle] };
}

async function observe(
  look: ImageLook,
  expected: ExpectedRelease,
  earlier: Earlier,
): Promise<Observation> {
  const { registry, image } = look;
  const tagDigest = await digestOfTag(registry.access.asAnother, expected.version);
  const digest = expected.release?.digest ?? tagDigest;
  if (tagDigest !== undefined) registry.responded();
  const observed = { registry, tagDigest, digest };
  if (digest === undefined) return { ...observed, ...nothing };
  if (tagDigest !== digest && !(await manifestExists(image, digest)))
    return { ...observed, ...nothing };
  registry.responded();

  const tree = await lookAtTree(look, expected, digest, tagDigest, earlier);
  const elsewhere = await lookElsewhere(look, expected, tagDigest);
  return { ...observed, ...(await withBlobs(look, tree)), ...elsewhere };
}

async function lookAtTree(
  look: ImageLook,
  { version: tag, place }: ExpectedRelease,
  digest: Digest,
  tagDigest: Digest | undefined,
  { last, verified }: Earlier,
): Promise<Tree> {
  const { registry, options } = look;
  const known = last?.digest === digest ? last : undefined;
  const isDue = options.rotation.isDue(place, known?.full.get(registry.name));
  const unchanged = known === undefined || isDue ? undefined : await lookAtIndex(look, known);
  if (unchanged !== undefined) return unchanged;
  const problems = await sameForAllClients(look, tag, tagDigest);
  const same = verified?.digest === digest ? await lookForSame(look, verified) : undefined;
  const tree = same ?? (await lookCompletely(look, digest, verified));
  if (known !== undefined && tree.obstacles.some((one) => registry.pulls.isSpent(one))) {
    const ordinary = problems.length > 0 ? undefined : await lookAtIndex(look, known);
    if (ordinary !== undefined) return { ...ordinary, isOverdue: true };
  }
  const full = tree.looked === 'verified' ? { full: options.rotation.now } : {};
  return { ...tree, ...full, problems: [...problems, ...tree.problems] };
}

/**
 * The tag was read as another client reads it; it must be the same for us (threat 19). It may have been
 * moved in between, so a difference counts only if it is seen twice.
 */
async function sameForAllClients(
  { registry }: ImageLook,
  tag: string,
  first: Digest | undefined,
): Promise<readonly Problem[]> {
  const { repository, asAnother } = registry.access;
  if ((await digestOfTag(repository, tag)) === first) return [];
  const theirs = await digestOfTag(asAnother, tag);
  const ours = await digestOfTag(repository, tag);
  return ours === theirs ? [] : [differentForClients(tag, ours, theirs)];
}

function differentForClients(
  tag: string,
  ours: Digest | undefined,
  theirs: Digest | undefined,
): Problem {
  return {
    kind: 'tag-moved',
    code: 'E_DRIFT',
    message: `the registry answers clients differently about the tag ${tag}: ${ours ?? 'nothing'}, and ${theirs ?? 'nothing'} to one that calls itself docker`,
    advice: 'pull it by digest only, and ask the operator of the registry',
    fixedByCopy: false,
    ...defined({ expected: ours, found: theirs }),
  };
}

/** Whether an image is signed that the tag was moved to, and that the ledger does not know. */
async function lookElsewhere(
  look: ImageLook,
  { release, versionOf }: ExpectedRelease,
  tagDigest: Digest | undefined,
): Promise<Pick<Observation, 'elsewhere'>> {
  if (release === undefined || tagDigest === undefined) return {};
  if (versionOf(tagDigest) !== undefined) return {};
  const { problems, obstacles } = await lookCompletely(look, tagDigest, undefined);
  look.registry.finished(obstacles);
  return obstacles.length > 0 ? {} : { elsewhere: problems.length === 0 ? 'signed' : 'not signed' };
}

async function withBlobs(
  { registry, options, image, stores }: ImageLook,
  tree: Tree,
): Promise<Tree> {
  if (!options.blobs || tree.looked !== 'verified' || tree.manifests.length === 0) return tree;
  try {
    return { ...tree, blobs: await lookForBlobs(registry, image, stores.repository, tree) };
  } catch (error) {
    if (!isTrustError(error) || !isObstacle(error)) throw error;
    return { ...tree, obstacles: [...tree.obstacles, findingOf(error)] };
  }
}
