/** The images of a run, each with the tag or digest that it is asked by. */

import { TrustError } from '../error.ts';
import { formatReference } from '../oci/reference.ts';
import { checkItems } from '../options/lists.ts';
import type { ImageName } from '../options/types.ts';
import type { ImageTask } from '../verify/image.ts';

/**
 * An empty list never means "everything is verified" (threat 83): the tables refuse it. Throws E_INPUT for an
 * image that is named twice, and for `tag` next to a reference that has a tag or digest of its own.
 */
export function imageTasks(
  images: readonly ImageName[],
  tag: string | undefined,
): readonly ImageTask[] {
  const tasks = images.map(({ text, reference }) => {
    const pinned = reference.tag !== undefined || reference.digest !== undefined;
    if (pinned && tag !== undefined) {
      const message = `tag: ${text} has a tag or digest of its own; give one of the two`;
      throw new TrustError('E_INPUT', message);
    }
    return { text, reference: pinned ? reference : { ...reference, tag: tag ?? 'latest' } };
  });
  // Two spellings of one image are one image.
  checkItems(
    tasks.map(({ reference }) => formatReference(reference)),
    'images',
  );
  return tasks;
}

/** A bare name means `latest`, which may have changed since it was built. */
export function assertNamed({ text, reference: { tag, digest } }: ImageName): void {
  if (tag !== undefined || digest !== undefined) return;
  throw new TrustError('E_REF', `images: ${text} names no digest: give the one that was built`);
}
