/** What this key has signed, as anybody finds it: to leave it alone, and to see that it is there afterwards. */

import { TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { sameRepository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Candidate } from '../signature/candidate.ts';
import {
  type Discovery,
  discoverByFallbackTag,
  discoverSignatures,
} from '../signature/discover.ts';
import { checkCandidate } from '../verify/candidate.ts';
import { describeNode } from '../verify/finding.ts';
import { outcomeFor } from '../verify/outcome.ts';
import { type Stand, standOf } from '../verify/readable.ts';
import type { SignatureReport } from '../verify/report.ts';
import { policyFor, type SignOptions } from './options.ts';
import type { SignatureFormat } from './report.ts';

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
  /** what decides who can read the manifest */
  readonly stand: Stand;
}

/**
 * Throws what stood in the way of reading what may be a wanted signature: it must not be made twice, or
 * be said to be missing.
 */
export async function presentSignatures(
  node: ImageNode,
  options: SignOptions,
  { repository: image, signatures: repository, now }: Looking,
): Promise<Present> {
  const check = (candidate: Candidate) =>
    checkCandidate(candidate, node.digest, policyFor(options, candidate.format), now());
  const beside = sameRepository(repository.name, image.name);
  const isComplete = (found: Present['signatures']) => found.size === options.formats.length;

  const listed = await discoverSignatures(repository, node.digest, everything, check);
  const present = wantedOf([listed], options);
  if (isComplete(present)) {
    return { signatures: present, stand: standOf(listed, undefined, beside) };
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
    return { signatures: all, stand: standOf(listed, byTag, beside) };
  }
  const { code, message, details } = unread.error;
  const what = `the signatures of ${describeNode(node)} could not all be read`;
  throw new TrustError(
    code,
    `${what}: ${message}`,
    { ...details, digest: node.digest },
    unread.error,
  );
}

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

/** A bundle over the limit for bundles is somebody else's: ours are checked before they are published. */
function mayBeOurs({ store, error }: Discovery<unknown>['unusable'][number]): boolean {
  if (store === 'bundle' && error.code === 'E_LIMIT') return false;
  return outcomeFor([error.code]) === 'undetermined';
}
