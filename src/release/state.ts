/** What is known and done so far. It is what can be reported however the run ends. */

import { TrustError } from '../error.ts';
import type { MirrorReport } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import type { SignReport } from '../sign/report.ts';
import type { ImageReport, VerifyReport } from '../verify/report.ts';
import type { TagReport } from './report.ts';
import { type Destination, destinationsOf, type ReleaseContext, type ReleaseTask } from './task.ts';

/** A tag of one registry on its way. */
export interface TagState {
  readonly destination: Destination;
  readonly tag: string;
  /** undefined: there was none */
  before: Digest | undefined;
  /** the registry did not show it when the run began, as of a repository that the first push makes */
  isHidden: boolean;
  state: TagReport['state'];
}

export class ReleaseState {
  readonly tags: readonly TagState[];
  /** known from the push on, or from the task */
  digest: Digest | undefined;
  /** the manifest itself, as the first registry serves it */
  root: StoredManifest | undefined;
  sign: SignReport | undefined;
  mirror: MirrorReport | undefined;
  verify: VerifyReport | undefined;

  constructor(task: ReleaseTask) {
    this.tags = destinationsOf(task).flatMap((destination) =>
      destination.tags.map((tag) => ({
        destination,
        tag,
        before: undefined,
        isHidden: false,
        state: 'not written' as const,
      })),
    );
  }

  /** What the last verification found about this registry. */
  verified({ repository: { registry, path } }: Destination): ImageReport | undefined {
    return this.verify?.images.find(
      (image) => image.registry === registry && image.repository === path,
    );
  }

  tagsOf(destination: Destination): readonly TagState[] {
    return this.tags.filter((one) => one.destination === destination);
  }
}

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
