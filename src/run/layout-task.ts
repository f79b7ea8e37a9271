/** The task to verify an image in an image layout. Loaded only if a run names one. */

import type { LayoutName } from '../layout/name.ts';
import { openLayoutImage } from '../layout/open.ts';
import type { ImageTask } from '../verify/image.ts';

/** Throws E_INPUT if it is not an image layout. */
export async function layoutTask(text: string, name: LayoutName): Promise<ImageTask> {
  const { layout, reference } = await openLayoutImage(name);
  return { text, reference: { ...layout.name, ...reference }, repository: layout };
}
