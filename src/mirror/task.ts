/** The task and context of a mirror run. */

import type { Pausing } from '../http/backoff.ts';
import type { Traffic } from '../http/traffic.ts';
import type { Reference, Repository } from '../oci/reference.ts';
import type { ReadableRepository, WritableRepository } from '../registry/repository.ts';
import type { CheckAttestations } from '../verify/attestations.ts';
import type { Policy } from '../verify/policy.ts';
import type { MirrorProgress, MirrorReport, Requirement } from './report.ts';
import type { Snapshot } from './snapshot.ts';
import type { OnConflict } from './tag.ts';
import type { Replaceable } from './union.ts';

export interface Verifying {
  readonly require: Requirement;
  /** for `verified` */
  readonly policy?: Policy;
  /** if the policy asks for attestations */
  readonly checkAttestations?: CheckAttestations;
  /** what payloads may name; see signature/discover.ts */
  readonly payloadReferences: readonly string[];
}

/** Where an image is, and where its signatures are. */
export interface ImageLocation {
  readonly image: ReadableRepository;
  readonly signatures: ReadableRepository;
}

/** If verification is requested, source and targets are verified. */
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
  /** everything is checked, even if the tag and all lists are the same */
  readonly deep?: boolean;
  /** signature tags that conflict with the source's, and may be overwritten */
  readonly replaceable?: Replaceable;
  /** referrers that the source lists but does not have are left out, with a warning */
  readonly skipMissingReferrers?: boolean;
  /** the command line of another run with these arguments, and the requirements of this run */
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

/** The first read of a source. */
export interface Source extends ImageLocation {
  readonly image: Snapshot;
  readonly signatures: Snapshot;
}
