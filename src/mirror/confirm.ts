/** What the target serves now, read again: only then is it tagged (threats-and-faults.md §6, invariants a, c, f). */

import { TrustError } from '../error.ts';
import type { Pausing } from '../registry/backoff.ts';
import { readBack } from '../registry/read-back.ts';
import type { BlobName, WritableRepository } from '../registry/writable.ts';
import { mapAtMost } from '../verify/map-at-most.ts';
import type { Inventory, Item } from './inventory.ts';
import type { Target } from './plan.ts';
import { compareAttachments } from './union.ts';

const atOnce = 12;

/** Manifests and signature tags as bytes, referrers as they are listed, blobs by HEAD. */
export async function confirmTarget(
  { repository, text }: Target,
  { items, blobs }: Inventory,
  pausing: Pausing,
): Promise<void> {
  await Promise.all([
    mapAtMost(atOnce, items, (item) => confirmItem(repository, item, text, pausing)),
    mapAtMost(atOnce, blobs, (blob) => confirmBlob(repository, blob, text)),
  ]);
}

async function confirmItem(
  repository: WritableRepository,
  item: Item,
  where: string,
  pausing: Pausing,
): Promise<void> {
  // By digest: the bytes are hashed, so they are the source's.
  const stored =
    item.tags.length === 0 || item.inTree
      ? await readBack(repository, item.digest, pausing)
      : undefined;
  if (stored === undefined && (item.tags.length === 0 || item.inTree)) throw lost(item, where);
  await Promise.all(item.tags.map((tag) => confirmTag(repository, item, tag, where, pausing)));
  if (item.isReferrer) await confirmListed(repository, item, where);
}

/** The tag holds all that the source has; more, if the target had signatures of its own. */
async function confirmTag(
  repository: WritableRepository,
  item: Item,
  tag: string,
  where: string,
  pausing: Pausing,
): Promise<void> {
  const stored = await readBack(repository, tag, pausing);
  if (stored !== undefined && compareAttachments(item, stored) === 'keep') return;
  throw lost(item, where, ` under ${tag}`);
}

async function confirmListed(
  repository: WritableRepository,
  item: Item,
  where: string,
): Promise<void> {
  const subject = item.manifest.subject?.digest;
  if (subject === undefined) return;
  const isListed = async (list: Promise<{ descriptors: readonly { digest: string }[] }>) =>
    (await list).descriptors.some(({ digest }) => digest === item.digest);
  if (await isListed(repository.referrers(subject))) return;
  if (await isListed(repository.referrersByTag(subject))) return;
  throw lost(item, where, ` among the referrers of ${subject}`);
}

/** A registry that does not answer HEAD is asked for one byte (registries.md §4.3). */
async function confirmBlob(
  repository: WritableRepository,
  blob: BlobName,
  where: string,
): Promise<void> {
  const has = await repository.hasBlob(blob.digest);
  if (has === true) return;
  if (has === 'unknown') {
    const stream = await repository.openBlob(blob, 0);
    stream.destroy();
    return;
  }
  throw new TrustError('E_COVER', `${where} does not have a blob that it took`, {
    digest: blob.digest,
  });
}

function lost(item: Item, where: string, place = ''): TrustError {
  return new TrustError('E_COVER', `${where} does not serve a manifest that it took${place}`, {
    digest: item.digest,
  });
}
