/** What is known and done so far. It is what can be reported however the run ends. */

import type { MirrorReport } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { SignReport } from '../sign/report.ts';
import type { ImageReport, VerifyReport } from '../verify/report.ts';
import type { TagReport } from './report.ts';
import { type Destination, destinationsOf, type ReleaseTask } from './task.ts';

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
