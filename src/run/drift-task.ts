/** Reads the task of a drift check from its options: registries, ledger or tags. */

import { posix } from 'node:path';
import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { type Ledger, parseLedger } from '../ledger/ledger.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import type { DriftValues } from '../options/drift.ts';
import { checkItems } from '../options/lists.ts';

/** Bytes: ten thousand releases take 20 million. */
const maxLedger = 64 * 1024 * 1024;

/** Throws E_INPUT for two spellings of one repository. */
export function assertDistinct(images: readonly Repository[]): void {
  checkItems(images.map(formatRepository), 'images');
}

/** Throws E_INPUT if neither a ledger nor tags say what to check, or the ledger cannot be read. */
export async function ledgerOf({
  ledger,
  tags,
}: Pick<DriftValues, 'ledger' | 'tags'>): Promise<Ledger | undefined> {
  if (ledger !== undefined) return readLedger(ledger);
  if (tags.length > 0) return undefined;
  throw new TrustError('E_INPUT', 'ledger: none is given, and no tags either');
}

/** Tells checks of the same repositories apart: in the state file, in issues, and when parts are merged. */
export function nameOf({ ledger, tags }: Pick<DriftValues, 'ledger' | 'tags'>): string {
  if (ledger === undefined) return tags.toSorted().join(', ');
  return posix.normalize(ledger.replaceAll('\\', '/')).replace(/\.json$/, '');
}

export async function readLedger(path: string): Promise<Ledger> {
  return parseLedger(await readBounded(path, maxLedger, 'ledger: the file'), path);
}
