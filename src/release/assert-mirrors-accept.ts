/** Whether the mirrors will take what is about to be signed: asked before, for a log entry stays for ever. */

import { hasItsOwn } from '../mirror/union.ts';
import type { Digest } from '../oci/digest.ts';
import { isAccessRefused } from '../registry/access-refused.ts';
import { BlockedError } from '../sign/blocked-error.ts';
import type { PlannedSignature } from '../sign/state.ts';
import { signatureTag } from '../signature/store.ts';
import { driftError, type ReleaseRun, repositoryOf, signaturesOf } from './state.ts';
import type { Destination } from './task.ts';

/**
 * Throws E_AUTH or E_NOTFOUND for a mirror that may not be pushed to, and E_DRIFT for one that holds
 * signatures of its own where the new ones are to go: neither would be overwritten.
 */
export async function assertMirrorsAccept(
  run: ReleaseRun,
  missing: readonly PlannedSignature[],
): Promise<void> {
  const legacy = missing.filter(({ format }) => format === 'legacy').map(({ node }) => node.digest);
  await Promise.all(
    run.task.mirrors.flatMap((destination) => [
      repositoryOf(run, destination).assertPushable(),
      ...legacy.map((subject) => assertNoOwnSignatures(run, destination, subject)),
    ]),
  );
}

async function assertNoOwnSignatures(
  run: ReleaseRun,
  destination: Destination,
  subject: Digest,
): Promise<void> {
  const tag = signatureTag(subject);
  const stored = await repositoryOf(run, destination)
    .manifest(tag)
    .catch((error: unknown) => {
      // Not shown before something is there (fault 14): mirroring looks again.
      if (isAccessRefused(error)) return undefined;
      throw error;
    });
  if (stored === undefined) return;
  if (!hasItsOwn(stored, await signaturesOf(run).manifest(tag))) return;
  const message = `${destination.name}:${tag} holds something that the first registry does not have: it is not overwritten, and nothing was signed`;
  throw new BlockedError(
    driftError(message, tag, stored.digest),
    `find out who signed there, and delete the tag ${tag} on ${destination.name}`,
  );
}
