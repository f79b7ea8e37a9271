/** Reads the images of a run, each with its tag or digest. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { formatReference } from '../oci/reference.ts';
import { checkItems } from '../options/lists.ts';
import type { Location } from '../options/location.ts';
import type { ImageName } from '../options/types.ts';
import type { ImageTask } from '../verify/image.ts';

/**
 * The tables of options refuse an empty list, which must not count as "everything is verified" (threat 83). Throws
 * E_INPUT for an image that is named twice, for `tag` next to a reference that has a tag or digest of its own, and
 * for what is not an image layout.
 */
export async function imageTasks(
  images: readonly Location[],
  tag: string | undefined,
): Promise<readonly ImageTask[]> {
  const tasks = await Promise.all(images.map((image) => imageTask(image, tag)));
  // Two spellings of one image are one image.
  checkItems(
    tasks.map(({ reference }) => formatReference(reference)),
    'images',
  );
  return tasks;
}

/** A bare name means `latest`, which may point to another image than the build. */
export function assertNamed({ text, reference: { tag, digest } }: ImageName): void {
  if (tag !== undefined || digest !== undefined) return;
  throw new TrustError(
    'E_REF',
    `images: ${text} has neither a digest nor a tag: give the digest that your build returned`,
  );
}

async function imageTask(image: Location, tag: string | undefined): Promise<ImageTask> {
  const { text } = image;
  const own = 'layout' in image ? image.layout : image.reference;
  const pinned = own.tag !== undefined || own.digest !== undefined;
  if (pinned && tag !== undefined) {
    const message = `tag: ${text} already has a tag or digest; give only one`;
    throw new TrustError('E_INPUT', message);
  }
  if ('layout' in image) {
    const { layoutTask } = await import('./layout-task.ts');
    return layoutTask(text, { ...image.layout, ...defined({ tag: own.tag ?? tag }) });
  }
  const { reference } = image;
  return { text, reference: pinned ? reference : { ...reference, tag: tag ?? 'latest' } };
}
