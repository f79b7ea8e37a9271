/** Splits a ledger into parts that are checked by concurrent jobs. */

import { digestHex, digestOf } from '../oci/digest.ts';
import { type Infer, object, ordinal, where } from '../oci/document.ts';

const mostParts = 9999;

/** One part of a check that was split: the second of four parts has index 2 of 4. */
export const shard = where(
  object({
    /** Which part, from 1 on. */
    index: ordinal,
    /** How many parts there are. */
    of: ordinal,
  }),
  ({ index, of }) => index <= of && of <= mostParts,
  'is not a part of parts',
);
export interface Shard extends Infer<typeof shard> {}

/** By a hash of the version, so that a new release does not move others to another part. */
export function isIn(shard: Shard | undefined, version: string): boolean {
  if (shard === undefined) return true;
  const hex = digestHex(digestOf(Buffer.from(version))).slice(0, 12);
  return Number.parseInt(hex, 16) % shard.of === shard.index - 1;
}

/** The tags of a repository are checked by one part only. */
export function looksAtTags(shard: Shard | undefined): boolean {
  return shard === undefined || shard.index === 1;
}

export function formatShard({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/** Throws RangeError for anything but `2/4`. */
export function parseShard(text: string): Shard {
  const [, index, of] = (/^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? []).map(Number);
  if (index === undefined || of === undefined || index > of) {
    throw new RangeError(`"${text.slice(0, 50)}" is not a part of parts, such as 2/4`);
  }
  return { index, of };
}

/** A matrix for GitHub Actions: a job for each part. */
export function planShards(count: number): { readonly include: readonly { shard: string }[] } {
  const include = Array.from({ length: count }, (_, at) => ({
    shard: formatShard({ index: at + 1, of: count }),
  }));
  return { include };
}
