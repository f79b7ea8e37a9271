/** Whether the mirrors will take what is about to be signed: asked before, for a log entry stays for ever. */

import { hasItsOwn } from '../mirror/union.ts';
import type { Digest } from '../oci/digest.ts';
import { isAccessRefused } from '../registry/errors.ts';
import { Obstacle } from '../sign/obstacle.ts';
import type { Wanted } from '../sign/progress.ts';
import { signatureTag } from '../signature/store.ts';
import { drift, type ReleaseRun, repositoryOf, signaturesOf } from './run.ts';
import type { Place } from './task.ts';

/**
 * Throws E_AUTH or E_NOTFOUND for a mirror that may not be pushed to, and E_DRIFT for one that holds
 * signatures of its own where the new ones are to go: neither would be overwritten.
 */
export async function assertMirrorsTake(
  run: ReleaseRun,
  missing: readonly Wanted[],
): Promise<void> {
  const legacy = missing.filter(({ format }) => format === 'legacy').map(({ node }) => node.digest);
  await Promise.all(
    run.task.mirrors.flatMap((place) => [
      repositoryOf(run, place).assertPushable(),
      ...legacy.map((subject) => assertNothingOfItsOwn(run, place, subject)),
    ]),
  );
}

async function assertNothingOfItsOwn(
  run: ReleaseRun,
  place: Place,
  subject: Digest,
): Promise<void> {
  const tag = signatureTag(subject);
  const there = await repositoryOf(run, place)
    .manifest(tag)
    .catch((error: unknown) => {
      // Not shown before something is there (fault 14): mirroring looks again.
      if (isAccessRefused(error)) return undefined;
      throw error;
    });
  if (there === undefined) return;
  if (!hasItsOwn(there, await signaturesOf(run).manifest(tag))) return;
  const message = `${place.name}:${tag} holds something that the first registry does not have: it is not overwritten, and nothing was signed`;
  throw new Obstacle(
    drift(message, tag, there.digest),
    `find out who signed there, and delete the tag ${tag} on ${place.name}`,
  );
}
