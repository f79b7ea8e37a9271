/** Checks that the mirrors will accept new signatures and attestations, before anything is signed: log entries are permanent. */

import { hasItsOwn } from '../mirror/union.ts';
import { isAccessRefused } from '../registry/errors.ts';
import { BlockedError } from '../sign/blocked-error.ts';
import { kindOf, type PlannedSignature } from '../sign/state.ts';
import { legacyTag } from '../signature/append.ts';
import { driftError, type ReleaseRun, repositoryOf, signaturesOf } from './state.ts';
import type { Destination } from './task.ts';

/**
 * Throws E_AUTH or E_NOTFOUND if a mirror does not accept pushes, and E_DRIFT if it has other legacy
 * signatures or attestations than the first registry: mirroring would not overwrite them.
 */
export async function assertMirrorsAccept(
  run: ReleaseRun,
  missing: readonly PlannedSignature[],
): Promise<void> {
  const tags = missing
    .filter(({ format }) => format === 'legacy')
    .map((one) => legacyTag(one.node.digest, kindOf(one)));
  const legacy = [...new Set(tags)];
  await Promise.all(
    run.task.mirrors.flatMap((destination) => [
      repositoryOf(run, destination).assertPushable(),
      ...legacy.map((tag) => assertNoneOfItsOwn(run, destination, tag)),
    ]),
  );
}

async function assertNoneOfItsOwn(
  run: ReleaseRun,
  destination: Destination,
  tag: string,
): Promise<void> {
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
