/** From image references as written to what is verified. */

import { TrustError } from '../error.ts';
import { formatReference, isTag, parseReference } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { checkItems } from '../options/lists.ts';
import type { ImageTask } from '../verify/image.ts';

/** `tag` counts for every image that names neither tag nor digest. Throws E_REF or E_INPUT. */
export function readTasks(images: readonly string[], tag: string): readonly ImageTask[] {
  // An expression that came out empty must not turn into "nothing to verify, all is well" (threat 83).
  if (images.length === 0) throw new TrustError('E_INPUT', 'images: the list is empty');
  if (tag !== '' && !isTag(tag)) {
    const shown = JSON.stringify(tag.slice(0, 150));
    throw new TrustError('E_INPUT', `tag: ${shown} is not a tag`);
  }
  checkItems(images, 'images');
  const tasks = images.map((text) => {
    const reference = about('images', () => parseReference(text));
    const named = reference.tag !== undefined || reference.digest !== undefined;
    return { text, reference: named ? reference : { ...reference, tag: tag || 'latest' } };
  });
  // Two ways of writing one image are one image.
  checkItems(
    tasks.map(({ reference }) => formatReference(reference)),
    'images',
  );
  return tasks;
}
