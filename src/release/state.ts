/** The state of a release, which the steps share. The report is made from it, even if the run fails. */

import type { AttestReport } from '../attest/report.ts';
import { TrustError } from '../error.ts';
import type { MirrorReport } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import type { SignReport } from '../sign/report.ts';
import type { ImageReport, VerifyReport } from '../verify/report.ts';
import type { MergedIndex } from './merge.ts';
import type { TagReport } from './report.ts';
import { type Destination, destinationsOf, type ReleaseContext, type ReleaseTask } from './task.ts';

export interface TagState {
  readonly destination: Destination;
  readonly tag: string;
  /** otherwise it is written once */
  readonly moves: boolean;
  /** the digest before the run; undefined: the tag did not exist */
  before: Digest | undefined;
  /** the registry denied access at the start, as it does for a repository that the first push creates */
  isHidden: boolean;
  state: TagReport['state'];
}

export class ReleaseState {
  readonly tags: readonly TagState[];
  /** known after the build, or from the task */
  digest: Digest | undefined;
  /** the digest is of an earlier run with the same inputs */
  isResumed = false;
  /** the index to write, which joins the images of the task */
  merged: MergedIndex | undefined;
  root: StoredManifest | undefined;
  sign: SignReport | undefined;
  attest: AttestReport | undefined;
  mirror: MirrorReport | undefined;
  verify: VerifyReport | undefined;

  constructor(task: ReleaseTask) {
    this.tags = destinationsOf(task).flatMap((destination) =>
      destination.tags.map((tag) => ({
        destination,
        tag,
        moves: task.movingTags.has(tag),
        before: undefined,
        isHidden: false,
        state: 'not written' as const,
      })),
    );
  }

  /** The digest that the tags will point to; undefined: only the build gives it. */
  get expected(): Digest | undefined {
    return this.digest ?? this.merged?.digest;
  }

  /** The result of the last verification for this registry. */
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

/** Known from now on: the edge hears of it at once. */
export function setDigest({ context, state }: ReleaseRun, digest: Digest): void {
  state.digest = digest;
  context.onDigest?.(digest);
}

export function repositoryOf(
  { context }: ReleaseRun,
  { repository }: Destination,
): PushableRepository {
  return context.registry.target(repository);
}

/** The repository of the first registry's signatures; mirrors have them in the image's repository. */
export function signaturesOf({ task, context }: ReleaseRun): PushableRepository {
  return context.registry.target(task.sign.signatureRepository ?? task.image.repository);
}

/** The digest of the index. Only for steps after the build. */
export function digestOf({ state: { digest } }: ReleaseRun): Digest {
  if (digest === undefined) throw new RangeError('the digest is not known yet');
  return digest;
}

export function driftError(message: string, tag: string, digest?: Digest): TrustError {
  return new TrustError('E_DRIFT', message, { tag, ...(digest === undefined ? {} : { digest }) });
}
