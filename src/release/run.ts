/** What every step of a release has at hand. */

import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import type { ReleaseState } from './state.ts';
import type { Destination, ReleaseContext, ReleaseTask } from './task.ts';

export interface ReleaseRun {
  readonly task: ReleaseTask;
  readonly context: ReleaseContext;
  readonly state: ReleaseState;
}

export function repositoryOf(
  { context }: ReleaseRun,
  { repository }: Destination,
): PushableRepository {
  return context.registry.target(repository);
}

/** Where the first registry's signatures are; a mirror has them beside the image. */
export function signaturesOf({ task, context }: ReleaseRun): PushableRepository {
  return context.registry.target(task.sign.signatureRepository ?? task.image.repository);
}

/** Of the index. A step that needs it comes after the one that finds it out. */
export function digestOf({ state: { digest } }: ReleaseRun): Digest {
  if (digest === undefined) throw new RangeError('the digest is not known yet');
  return digest;
}

/** What every step that did not end well is told with. */
export function driftError(message: string, tag: string, digest?: Digest): TrustError {
  return new TrustError('E_DRIFT', message, { tag, ...(digest === undefined ? {} : { digest }) });
}
