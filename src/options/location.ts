/** The type of options that name an image on a registry, or in an image layout on disk. */

import { isLayoutName, type LayoutName, parseLayoutName } from '../layout/name.ts';
import type { Reference } from '../oci/reference.ts';
import { readReference, type WordType, word } from './types.ts';

/** An image on a registry, or in an image layout on disk (`oci:DIR:TAG`, `oci-archive:FILE.tar`). */
export type Location = { readonly text: string } & (
  | { readonly reference: Reference }
  | { readonly layout: LayoutName }
);

/** @param placeholder the field's role: IMAGE, SOURCE or TARGET */
export const location = (placeholder: string): WordType<Location> =>
  word(placeholder, (given) =>
    isLayoutName(given)
      ? { text: given, layout: parseLayoutName(given) }
      : { text: given, reference: readReference(given) },
  );
