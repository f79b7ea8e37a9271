/** Finds the signatures that this signer has made already, so they are not made twice; also confirms new ones. */

import type { ImageNode } from '../image/tree.ts';
import { sameRepository } from '../oci/reference.ts';
import { TooMany } from '../registry/errors.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Candidate } from '../signature/candidate.ts';
import {
  type Discovery,
  discoverByFallbackTag,
  discoverSignatures,
} from '../signature/discover.ts';
import type { SignatureFormat } from '../signature/format.ts';
import { checkCandidate } from '../verify/candidate.ts';
import { isUndetermined } from '../verify/outcome.ts';
import { type Availability, availabilityOf } from '../verify/readable.ts';
import type { SignatureReport } from '../verify/report.ts';
import type { StoreFacts } from './assert-publishable.ts';
import { policyFor, type SignOptions } from './options.ts';
import { unreadableStore } from './unreadable-store.ts';

export interface LookupContext {
  readonly repository: ReadableRepository;
  readonly signatures: ReadableRepository;
  readonly now: () => Date;
}

/** A good signature by this signer. */
export interface ExistingSignature extends Pick<SignatureReport, 'manifest' | 'logEntries'> {
  /** only the fallback tag lists it, not the Referrers API: cosign, which reads only the API, does not find it */
  readonly unlisted: boolean;
}

export interface ExistingSignatures extends StoreFacts {
  /** one good signature for each format of the run, if there is one */
  readonly signatures: ReadonlyMap<SignatureFormat, ExistingSignature>;
  readonly availability: Availability;
}

/**
 * Throws if anything could not be read that may be such a signature: it must not be made twice or be
 * reported as missing. Throws BlockedError if there are more signatures than can be read.
 */
export async function findExistingSignatures(
  node: ImageNode,
  options: SignOptions,
  { repository: image, signatures: repository, now }: LookupContext,
): Promise<ExistingSignatures> {
  const check = (candidate: Candidate) =>
    checkCandidate(candidate, node.digest, policyFor(options, candidate.format), now());
  const isComplete = ({ size }: ExistingSignatures['signatures']) =>
    size === options.formats.length;
  const inImageRepository = sameRepository(repository.name, image.name);

  const listed = await discoverSignatures(repository, node.digest, withoutRebuilding, check);
  const stores = {
    hasTag: hasSignatureTag(listed),
    referrers: listed.referrers,
    hasApi: listed.listedByApi !== undefined,
  };
  const signatures = selectExisting([listed], options);
  if (isComplete(signatures)) {
    return {
      signatures,
      ...stores,
      availability: availabilityOf(listed, undefined, inImageRepository),
    };
  }
  const { listedByApi } = listed;
  const byTag =
    listedByApi === undefined
      ? undefined
      : await discoverByFallbackTag(repository, node.digest, withoutRebuilding, check, listedByApi);
  const searches = byTag === undefined ? [listed] : [listed, byTag];
  const all = selectExisting(searches, options);
  const unread = searches.flatMap(({ unusable }) => unusable).find(mayBeOurs);
  if (isComplete(all) || unread === undefined) {
    return {
      signatures: all,
      ...stores,
      availability: availabilityOf(listed, byTag, inImageRepository),
    };
  }
  throw unreadableStore(node, 'signature', unread);
}

/** Discovery reports anything that the tag points to. */
function hasSignatureTag({
  candidates,
  unusable,
  otherArtifacts,
}: Discovery<SignatureReport>): boolean {
  return [candidates, unusable, otherArtifacts].some((found) =>
    found.some(({ store }) => store === 'tag'),
  );
}

type Unusable = Discovery<unknown>['unusable'][number];

/** Payloads are not rebuilt, because readers must be able to fetch them. */
const withoutRebuilding = { payloadReferences: [] };

/** An identity must match exactly, because cosign compares the text. */
function selectExisting(
  searches: readonly Discovery<SignatureReport>[],
  { formats, identity }: SignOptions,
): ExistingSignatures['signatures'] {
  const isNamed = ({ format, dockerReference }: SignatureReport) =>
    format === 'bundle' || identity === undefined || dockerReference === identity;
  const [, byTag] = searches;
  const good = searches
    .flatMap(({ candidates }) => candidates)
    .filter((signature) => signature.good && isInUsualStore(signature) && isNamed(signature));
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

/** Excludes legacy signatures stored as referrers (cosign's OCI 1.1 experiment): readers do not find them by default. */
function isInUsualStore({ store }: SignatureReport): boolean {
  return store !== 'referrer';
}

/** Signatures by this tool are below the size limits, so an item over them is not one. */
function mayBeOurs({ store, error }: Unusable): boolean {
  const isTooLarge = store === 'bundle' || error.details.digest !== undefined;
  if (error.code === 'E_LIMIT' && !(error instanceof TooMany) && isTooLarge) return false;
  return isUndetermined(error);
}
