/** What a release is made of: complete, every default was filled in at the edge. */

import type { Pausing } from '../http/backoff.ts';
import type { Ledger, Release } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { WritingClient } from '../registry/writing-client.ts';
import type { SignOptions } from '../sign/options.ts';
import type { Policy } from '../verify/policy.ts';
import type { Build } from './build.ts';
import type { ReleaseProgress, ReleaseReport } from './report.ts';

/** A repository on a registry, with the tags that are to point to the image there. */
export interface Destination {
  /** `docker.io/nicolas/webdis` */
  readonly name: string;
  readonly repository: Repository;
  /** never empty, each once */
  readonly tags: readonly string[];
}

export interface ReleaseTask {
  readonly image: Destination;
  readonly mirrors: readonly Destination[];
  /** whether a full version that exists with another digest is moved */
  readonly overwriteTags: boolean;
  /** see MirrorTask */
  readonly skipMissingReferrers?: boolean;
  /** to be built, or the digest of what was pushed before */
  readonly origin: Build | Digest;
  readonly sign: SignOptions;
  /** what must be true of the image on every registry before a tag is written on any */
  readonly policy: Policy;
  /** what the ledger calls it */
  readonly version?: string;
  /** nothing is built or written: the report is the plan */
  readonly dryRun: boolean;
}

/** The file in which releases are entered. */
export interface LedgerFile {
  /** as users named it */
  readonly name: string;
  /** as it stood when the run began; undefined: it is to be made */
  readonly known: Ledger | undefined;
  /** Reads it again, enters the release and writes it whole. Throws E_INPUT or E_DRIFT. */
  enter(release: Release): Promise<'written' | 'unchanged'>;
}

export interface ReleaseContext extends Pausing {
  readonly registry: WritingClient;
  /** Runs the build to its end and resolves to what it pushed. Throws E_BUILD, E_AUTH or E_LIMIT. */
  readonly build: (build: Build) => Promise<Digest>;
  readonly ledger?: LedgerFile;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly tool: ReleaseReport['tool'];
  /** is told the index's digest as soon as it is known */
  readonly onDigest?: (digest: Digest) => void;
  readonly onProgress?: (progress: ReleaseProgress) => void;
}

/** The first registry, then the mirrors. */
export function destinationsOf({ image, mirrors }: ReleaseTask): readonly Destination[] {
  return [image, ...mirrors];
}
