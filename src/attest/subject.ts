/** One attestation to make: its predicate, and the manifest that it is about. */

import type { ImageNode } from '../image/tree.ts';
import type { Predicate } from '../signature/make-bundle.ts';

/** A predicate, and the manifest that it is about. */
export interface Subject {
  readonly node: ImageNode;
  readonly predicate: Predicate;
}
