/** Signatures that are stored and not listed, as a run leaves them that was ended by just that. */

import type { Pausing } from '../http/backoff.ts';
import { attachReferrer } from '../registry/attach-referrer.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { type Stand, storeOf, withSignatures } from '../verify/readable.ts';
import type { Present } from './present.ts';

/** Puts them again: how the manifest stands then. Throws E_COVER if the registry's API still does not list them. */
export async function listAgain(
  { signatures, stand }: Present,
  context: Pausing & { readonly signatures: WritableRepository },
): Promise<Stand> {
  let now = stand;
  for (const [format, { manifest, unlisted }] of signatures) {
    const stored = unlisted ? await context.signatures.manifest(manifest) : undefined;
    if (stored === undefined) continue;
    await attachReferrer(context.signatures, stored.bytes, context);
    now = withSignatures(now, [storeOf(format)]);
  }
  return now;
}
