/** Signatures that are stored and not listed, as a run leaves them that was ended by just that. */

import { attachReferrer } from '../registry/attach.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { Present } from './present.ts';

/** Puts them again. Throws E_COVER if the registry's API still does not list them. */
export async function listAgain(
  present: Present,
  context: Pausing & { readonly signatures: WritableRepository },
): Promise<void> {
  for (const { manifest, unlisted } of present.signatures.values()) {
    const stored = unlisted ? await context.signatures.manifest(manifest) : undefined;
    if (stored !== undefined) await attachReferrer(context.signatures, stored.bytes, context);
  }
}
