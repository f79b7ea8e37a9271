/** Checks that the mirrors will accept the new signatures, before anything is signed: log entries are permanent. */

import { hasItsOwn } from '../mirror/union.ts';
import type { Digest } from '../oci/digest.ts';
import { isAccessRefused } from '../registry/errors.ts';
import { BlockedError } from '../sign/blocked-error.ts';
import type { PlannedSignature } from '../sign/state.ts';
import { signatureTag } from '../signature/store.ts';
import { driftError, type ReleaseRun, repositoryOf, signaturesOf } from './state.ts';
import type { Destination } from './task.ts';

/**
 * Throws E_AUTH or E_NOTFOUND if a mirror does not accept pushes, and E_DRIFT if it has other legacy
 * signatures than the first registry: mirroring would not overwrite them.
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
      // Denied until the first push creates the repository (fault 14); mirroring checks again.
      if (isAccessRefused(error)) return undefined;
      throw error;
    });
  if (stored === undefined) return;
  if (!hasItsOwn(stored, await signaturesOf(run).manifest(tag))) return;
  const message = `${destination.name}:${tag} has content that the first registry does not have: it was not overwritten, and nothing was signed`;
  throw new BlockedError(
    driftError(message, tag, stored.digest),
    `find out who signed there, and delete the tag ${tag} on ${destination.name}`,
  );
}
