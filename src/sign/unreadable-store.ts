/** The error for a store that could not be read, and may hold what would otherwise be made twice. */

import { TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { TooMany } from '../registry/errors.ts';
import { legacyTag } from '../signature/append.ts';
import type { LayerKind } from '../signature/signature-image.ts';
import { describeNode } from '../verify/finding.ts';
import { adviseDeletion, BlockedError } from './blocked-error.ts';

/** A BlockedError if there are too many in it, because another run would find as many. */
export function unreadableStore(
  node: ImageNode,
  kind: LayerKind,
  { store, error }: { readonly store: string; readonly error: TrustError },
): TrustError {
  const { code, message, details } = error;
  const what = `the ${kind}s of ${describeNode(node)} could not all be read`;
  const about = { ...details, digest: node.digest };
  const unread = new TrustError(code, `${what}: ${message}`, about, error);
  if (!(error instanceof TooMany)) return unread;
  const tag = `the tag ${legacyTag(node.digest, kind)}`;
  return new BlockedError(
    unread,
    adviseDeletion(store === 'tag' ? tag : `the referrers of ${node.digest}`),
  );
}
