/**
 * Signature tags that exist on both sides with different content. Bytes cannot be merged without a new
 * digest, so the one that contains the other stays or is copied; nothing that only the target has is
 * ever removed (threats-and-faults.md §6, invariant d).
 */

import type { Descriptor } from '../oci/descriptor.ts';
import { parseManifest } from '../oci/manifest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { Item } from './inventory.ts';

/** What to do about the target's tag: leave it, write the source's, or neither is right. */
export function compareAttachments(
  source: Item,
  target: StoredManifest,
): 'keep' | 'copy' | 'conflict' {
  if (source.digest === target.digest) return 'keep';
  const theirs = layersOf(parseManifest(target.bytes, target.contentType));
  const ours = layersOf(source.manifest);
  if (theirs === undefined || ours === undefined) return 'conflict';
  if (isSubset(ours, theirs)) return 'keep';
  return isSubset(theirs, ours) ? 'copy' : 'conflict';
}

function layersOf(manifest: Item['manifest']): ReadonlySet<string> | undefined {
  return manifest.kind === 'image' ? new Set(manifest.layers.map(identityOf)) : undefined;
}

/** Several signatures over one payload share its digest and differ in their annotations. */
function identityOf({ digest, annotations }: Descriptor): string {
  const sorted = Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([digest, sorted]);
}

function isSubset(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((one) => many.has(one));
}
