/**
 * Compares signature tags that exist on both sides with different content. A merge would have a new digest, so
 * the tag that contains the other one is kept or copied. Nothing that only the target has is ever removed
 * (threats-and-faults.md §6, invariant d; fault 28).
 */

import { TrustError } from '../error.ts';
import { type Contents, readContents } from '../oci/contents.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { Item } from './content.ts';

/** Whether to keep the target's tag, to copy the source's, or neither. */
export function compareAttachments(
  source: Pick<Item, 'digest' | 'contents'>,
  target: StoredManifest,
): 'keep' | 'copy' | 'conflict' {
  if (source.digest === target.digest) return 'keep';
  const ours = layersOf(source.contents);
  const theirs = layersOf(readContents(target.bytes, target.contentType));
  if (theirs === undefined || ours === undefined) return 'conflict';
  if (isSubset(ours, theirs)) return 'keep';
  return isSubset(theirs, ours) ? 'copy' : 'conflict';
}

/** Whether a target's tag holds something that the source's lacks. */
export function hasItsOwn(target: StoredManifest, source: StoredManifest | undefined): boolean {
  const theirs = layersOf(readContents(target.bytes, target.contentType));
  const ours = source && layersOf(readContents(source.bytes, source.contentType));
  if (theirs === undefined) return source?.digest !== target.digest;
  return !isSubset(theirs, ours ?? new Set());
}

/** Signature tags of the target that may be replaced, each as long as it points to this digest. */
export type Replaceable = ReadonlyMap<string, Digest>;

/** Whether to write the target's tag. Throws E_DRIFT if each side has something that the other lacks. */
export function isToBeWritten(
  source: Pick<Item, 'digest' | 'contents'>,
  target: StoredManifest | undefined,
  tag: string,
  replaceable?: Replaceable,
): boolean {
  const decision = target === undefined ? 'copy' : compareAttachments(source, target);
  if (decision !== 'conflict') return decision === 'copy';
  if (target !== undefined && replaceable?.get(tag) === target.digest) return true;
  const message = `source and target each have content that the other lacks under ${tag} (${source.digest} and ${target?.digest}): neither is overwritten, and the image is not tagged`;
  throw new TrustError('E_DRIFT', message, { tag, digest: source.digest });
}

/** undefined: it is no image, or cannot be compared. */
function layersOf({
  config,
  blobs,
  manifests,
  unreadable,
}: Contents): ReadonlySet<string> | undefined {
  if (config === undefined || manifests.length > 0 || unreadable.length > 0) return undefined;
  return new Set(blobs.filter((blob) => blob !== config).map(contentOf));
}

/** Several signatures over one payload share its digest and differ in their annotations. */
function contentOf({ digest, annotations }: Descriptor): string {
  const sorted = Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([digest, sorted]);
}

function isSubset(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((one) => many.has(one));
}
