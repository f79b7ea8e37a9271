/** What this key has signed, as anybody finds it: to leave it alone, and to see that it is there afterwards. */

import { TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { sameRepository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { TooMany } from '../registry/too-many.ts';
import type { Candidate, SignatureFormat } from '../signature/candidate.ts';
import {
  type Discovery,
  discoverByFallbackTag,
  discoverSignatures,
} from '../signature/discover.ts';
import { signatureTag } from '../signature/store.ts';
import { checkCandidate } from '../verify/candidate.ts';
import { describeNode } from '../verify/finding.ts';
import { outcomeFor } from '../verify/outcome.ts';
import { type Stand, standOf } from '../verify/readable.ts';
import type { SignatureReport } from '../verify/report.ts';
import { makeRoom, Obstacle } from './obstacle.ts';
import { policyFor, type SignOptions } from './options.ts';

export interface Looking {
  readonly repository: ReadableRepository;
  /** where signatures are */
  readonly signatures: ReadableRepository;
  readonly now: () => Date;
}

/** A signature that counts. */
export interface Found extends Pick<SignatureReport, 'manifest' | 'logEntries'> {
  /** the registry's API does not list it, and the fallback tag does: cosign, which asks the API alone, does not find it */
  readonly unlisted: boolean;
}

export interface Present {
  /** one signature that counts for each wanted format, if there is one */
  readonly signatures: ReadonlyMap<SignatureFormat, Found>;
  /** whether the `.sig` tag is there, whatever it holds */
  readonly isTagged: boolean;
  /** listed referrers that may be signatures */
  readonly referrers: number;
  readonly hasApi: boolean;
  /** what decides who can read the manifest */
  readonly stand: Stand;
}

/**
 * Throws what stood in the way of reading what may be a wanted signature: it must not be made twice, or
 * be said to be missing. Obstacle where there is more than can be read.
 */
export async function presentSignatures(
  node: ImageNode,
  options: SignOptions,
  { repository: image, signatures: repository, now }: Looking,
): Promise<Present> {
  const check = (candidate: Candidate) =>
    checkCandidate(candidate, node.digest, policyFor(options, candidate.format), now());
  const isComplete = ({ size }: Present['signatures']) => size === options.formats.length;
  const beside = sameRepository(repository.name, image.name);

  const listed = await discoverSignatures(repository, node.digest, everything, check);
  const stores = {
    isTagged: isTagged(listed),
    referrers: listed.referrers,
    hasApi: listed.listedByApi !== undefined,
  };
  const signatures = wantedOf([listed], options);
  if (isComplete(signatures)) {
    return { signatures, ...stores, stand: standOf(listed, undefined, beside) };
  }
  const known = listed.listedByApi;
  const byTag =
    known === undefined
      ? undefined
      : await discoverByFallbackTag(repository, node.digest, everything, check, known);
  const searches = byTag === undefined ? [listed] : [listed, byTag];
  const all = wantedOf(searches, options);
  const unread = searches.flatMap(({ unusable }) => unusable).find(mayBeOurs);
  if (isComplete(all) || unread === undefined) {
    return { signatures: all, ...stores, stand: standOf(listed, byTag, beside) };
  }
  throw unreadable(node, unread);
}

function unreadable(node: ImageNode, { store, error }: Unusable): TrustError {
  const { code, message, details } = error;
  const what = `the signatures of ${describeNode(node)} could not all be read`;
  const about = { ...details, digest: node.digest };
  const unread = new TrustError(code, `${what}: ${message}`, about, error);
  if (!(error instanceof TooMany)) return unread;
  const tag = `the tag ${signatureTag(node.digest)}`;
  return new Obstacle(unread, makeRoom(store === 'tag' ? tag : `the referrers of ${node.digest}`));
}

/** Whatever it holds is a candidate, or is said to be none. */
function isTagged({ candidates, unusable, foreign }: Discovery<SignatureReport>): boolean {
  return [candidates, unusable, foreign].some((found) =>
    found.some(({ store }) => store === 'tag'),
  );
}

type Unusable = Discovery<unknown>['unusable'][number];

/** No payload is rebuilt: a reader needs it from the registry, so it is fetched. */
const everything = { payloadReferences: [] };

/** The identity as it is written, where one is asked for: cosign compares the text. */
function wantedOf(
  searches: readonly Discovery<SignatureReport>[],
  { formats, identity }: SignOptions,
): Present['signatures'] {
  const isNamed = ({ format, dockerReference }: SignatureReport) =>
    format === 'bundle' || identity === undefined || dockerReference === identity;
  const [, byTag] = searches;
  const good = searches
    .flatMap(({ candidates }) => candidates)
    .filter((signature) => signature.good && isWhereItGoes(signature) && isNamed(signature));
  return new Map(
    formats.flatMap((format) => {
      const found = good.find((one) => one.format === format);
      if (found === undefined) return [];
      const { manifest, logEntries } = found;
      return [
        [format, { manifest, logEntries, unlisted: byTag?.candidates.includes(found) === true }],
      ];
    }),
  );
}

/** Legacy signatures of cosign's OCI 1.1 experiment are referrers, where no reader looks by itself. */
function isWhereItGoes({ store }: SignatureReport): boolean {
  return store !== 'referrer';
}

/** What is over the limit for its size is not ours: that is checked before it is published. */
function mayBeOurs({ store, error }: Unusable): boolean {
  const isTooLarge = store === 'bundle' || error.details.digest !== undefined;
  if (error.code === 'E_LIMIT' && !(error instanceof TooMany) && isTooLarge) return false;
  return outcomeFor([error.code]) === 'undetermined';
}
