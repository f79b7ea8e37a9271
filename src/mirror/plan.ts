/** Plans the copy to one target: what it lacks, before anything is written there. */

import { allSettled } from '../async.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReferrerList } from '../registry/repository.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { type Blob, type Inventory, type Item, type SignatureTag, subjectOf } from './content.ts';
import type { TargetReport } from './report.ts';
import { smallBlob } from './snapshot.ts';
import type { TargetSnapshot } from './target-snapshot.ts';
import { isToBeWritten, type Replaceable } from './union.ts';

export interface TagWrite extends SignatureTag {
  readonly item: Item;
}

/** Referrers that the target does not list for their subject. */
export interface Listing {
  readonly subject: Digest;
  readonly items: readonly Item[];
  /** how the target lists them, as far as is known */
  readonly by: ReferrerList['source'];
}

export interface TargetPlan {
  /** the largest first */
  readonly blobs: readonly Blob[];
  /** manifests that are not there by digest; those that are there may lack blobs (fault 31) */
  readonly manifests: ReadonlySet<Digest>;
  readonly tags: readonly TagWrite[];
  readonly listings: readonly Listing[];
}

/** Throws E_DRIFT for signature tags that cannot be merged. */
export async function planTarget(
  before: TargetSnapshot,
  { items, blobs }: Inventory,
  replaceable?: Replaceable,
): Promise<TargetPlan> {
  const all = [...items.values()];
  const [missing, manifests, tags, listings] = await Promise.all([
    missingOnes([...blobs.values()], (blob) => before.lacks(blob)),
    missingOnes(
      all.filter(({ byDigest }) => byDigest),
      ({ digest }) => before.lacks(digest),
    ),
    allSettled(
      all.flatMap((item) =>
        item.tags.map(async (tag) =>
          (await isMissing(before, item, tag, replaceable)) ? [{ ...tag, item }] : [],
        ),
      ),
    ),
    allSettled(
      [
        ...Map.groupBy(
          all.filter(({ isReferrer }) => isReferrer),
          subjectOf,
        ),
      ].map(([subject, referrers]) => listingOf(before, subject, referrers)),
    ),
  ]);
  return {
    blobs: missing,
    manifests: new Set(manifests.map(({ digest }) => digest)),
    tags: tags.flat(),
    listings: listings.filter((listing) => listing.items.length > 0),
  };
}

async function missingOnes<T>(
  all: readonly T[],
  isMissing: (one: T) => Promise<boolean>,
): Promise<readonly T[]> {
  const found = await allSettled(all.map(async (one) => ((await isMissing(one)) ? [one] : [])));
  return found.flat();
}

async function isMissing(
  before: TargetSnapshot,
  item: Item,
  { name }: SignatureTag,
  replaceable: Replaceable | undefined,
): Promise<boolean> {
  return isToBeWritten(item, await before.manifest(name), name, replaceable);
}

async function listingOf(
  before: TargetSnapshot,
  subject: Digest,
  referrers: readonly Item[],
): Promise<Listing> {
  const { descriptors, source } = await before.referrers(subject);
  const listed = new Set(descriptors.map(({ digest }) => digest));
  return { subject, items: referrers.filter(({ digest }) => !listed.has(digest)), by: source };
}

export function summaryOf(plan: TargetPlan, inventory: Inventory): TargetReport['plan'] {
  const { blobs, manifests, tags } = plan;
  return {
    blobs: blobs.length,
    bytes: blobs.reduce((sum, { size }) => sum + size, 0),
    manifests: manifests.size + tags.length,
    requests: requestsOf(plan, inventory),
  };
}

/** An estimate, without retries. */
function requestsOf(
  { blobs, manifests, tags, listings }: TargetPlan,
  { items }: Inventory,
): number {
  const uploads = 2 * blobs.length + manifests.size + 3 * tags.length;
  const lists = listings.reduce((sum, { by }) => sum + (by === 'api' ? 1 : 3), 0);
  const readBack = items.size + blobs.filter(({ size }) => size > smallBlob).length;
  return uploads + lists + readBack + 3;
}

/** Bytes of a manifest that some registries refuse (registries.md §2.4; fault 36). */
const large = 4_000_000;

export function warningsAbout({ items }: Inventory): readonly Finding[] {
  return [...items.values()]
    .filter(({ bytes }) => bytes.byteLength >= large)
    .map(({ digest, bytes }) => {
      const message = `a manifest of ${bytes.byteLength} bytes: some registries take 4 MiB, others less`;
      return finding('E_LIMIT', message, { severity: 'warning', digest });
    });
}
