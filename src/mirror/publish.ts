/** Manifests over there, in the order in which they may be seen; the tag is somebody else's word. */

import type { Digest } from '../oci/digest.ts';
import { attachReferrer } from '../registry/attach.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { Inventory, Item } from './inventory.ts';
import type { TargetPlan } from './plan.ts';

export interface Publishing extends Pausing {
  readonly onManifest: (item: Item, tag?: string) => void;
}

/**
 * Children, then their index by digest, then what is attached: a registry may refuse an index without
 * its children and a referrer without its subject. Everything is in place before anything is tagged.
 */
export async function publish(
  { items }: Inventory,
  plan: TargetPlan,
  publishing: Publishing,
): Promise<void> {
  const { repository } = plan.target;
  const put = async (item: Item) => {
    await repository.putManifest(item.digest, item.bytes, item.mediaType);
    publishing.onManifest(item);
  };
  const isMissing = ({ digest }: Item) => !plan.present.has(digest);
  const ofTree = items.filter(({ inTree }) => inTree);
  for (const level of levels(ofTree)) await Promise.all(level.filter(isMissing).map(put));

  const attached = items.filter(({ inTree, tags }) => !inTree && tags.length === 0);
  await Promise.all([
    ...plan.tags.map(async ({ tag, item }) => {
      await repository.putManifest(tag, item.bytes, item.mediaType);
      publishing.onManifest(item, tag);
    }),
    inSubjectOrder(
      items.filter(({ isReferrer }) => isReferrer),
      async (item) => {
        await attach(item, plan, publishing);
      },
    ),
    ...attached.filter((item) => isMissing(item) && !item.isReferrer).map(put),
  ]);
}

/** Also where it is there already: it may be listed by nobody (fault 31). */
async function attach(item: Item, plan: TargetPlan, publishing: Publishing): Promise<void> {
  const { repository } = plan.target;
  const subject = item.manifest.subject?.digest;
  if (subject !== undefined && plan.present.has(item.digest)) {
    const { descriptors } = await repository.referrers(subject);
    if (descriptors.some(({ digest }) => digest === item.digest)) return;
  }
  await attachReferrer(repository, item.bytes, publishing);
  publishing.onManifest(item);
}

/** Images first, then indexes of images, then indexes of those. */
function levels(items: readonly Item[]): readonly (readonly Item[])[] {
  const height = new Map<Digest, number>();
  for (const { digest, manifest } of items) {
    const below = manifest.kind === 'index' ? manifest.manifests : [];
    height.set(digest, 1 + Math.max(0, ...below.map((child) => height.get(child.digest) ?? 0)));
  }
  const grouped = Map.groupBy(items, ({ digest }) => height.get(digest) ?? 0);
  return [...grouped].sort(([a], [b]) => a - b).map(([, level]) => level);
}

/** Side by side, but a referrer of a referrer after that one. */
async function inSubjectOrder(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const done = new Map<Digest, Promise<void>>();
  for (const item of items) {
    const subject = item.manifest.subject?.digest;
    const before = subject === undefined ? undefined : done.get(subject);
    done.set(item.digest, before === undefined ? work(item) : before.then(() => work(item)));
  }
  await Promise.all(done.values());
}
