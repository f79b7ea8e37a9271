/** What a mirror run is to do, and what it does it with. */

import type { Pausing } from '../http/backoff.ts';
import type { Reference, Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { MirrorProgress, MirrorReport } from './report.ts';
import type { Verifying } from './require.ts';
import type { Snapshot } from './snapshot.ts';
import type { OnConflict } from './tag.ts';
import type { Traffic } from './traffic.ts';

/** Verified is, if at all, the source as well as the targets. */
export interface MirrorTask extends Verifying {
  readonly source: {
    /** as the user wrote it */
    readonly text: string;
    readonly repository: ReadableRepository;
    /** where its signatures are */
    readonly signatures: ReadableRepository;
    readonly reference: Pick<Reference, 'tag' | 'digest'>;
  };
  readonly targets: readonly Target[];
  readonly onConflict: OnConflict;
  /** nothing is written: the report is the plan */
  readonly dryRun: boolean;
  /** everything is looked at, also where the tag and all lists are the same */
  readonly deep?: boolean;
  /** referrers that the source lists and does not have are left out, with a warning */
  readonly skipMissingReferrers?: boolean;
  /** the command line of another run with these words, and the demands of this one */
  readonly commandFor?: (words: readonly string[]) => string;
}

export interface MirrorContext extends Pausing {
  readonly now: () => Date;
  /** requests so far */
  readonly sent: () => number;
  /** requests by repository; see traffic.ts */
  readonly traffic?: (repository: Repository) => Traffic;
  readonly tool: MirrorReport['tool'];
  readonly onProgress?: (progress: MirrorProgress) => void;
}

export interface Target {
  /** as the user wrote it */
  readonly text: string;
  readonly repository: WritableRepository;
  /** undefined: nothing is tagged */
  readonly tag?: string;
}

/** A place that holds an image. */
export interface Source {
  readonly image: Snapshot;
  /** where signature tags and referrers are */
  readonly signatures: Snapshot;
}
