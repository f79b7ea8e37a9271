/** The task and context of a release. All defaults are already applied. */

import type { Source } from '../attest/subjects.ts';
import type { AttestationRequirement } from '../attestation/requirement.ts';
import type { Pausing } from '../http/backoff.ts';
import type { Ledger, Release } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { WritingClient } from '../registry/writing-client.ts';
import type { SignOptions } from '../sign/options.ts';
import type { CheckAttestations } from '../verify/attestations.ts';
import type { Policy } from '../verify/policy.ts';
import type { Attempt } from './attempt.ts';
import type { Build } from './build.ts';
import type { Merge } from './merge.ts';
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
  /** the tags that move; every other tag is written once */
  readonly movingTags: ReadonlySet<string>;
  /** whether a tag that is written once is moved, although it names another image */
  readonly overwriteTags: boolean;
  /** whether a moving tag may go back to an older release */
  readonly allowBackportLatest: boolean;
  /** see MirrorTask.skipMissingReferrers */
  readonly skipMissingReferrers?: boolean;
  /** the build, the images to join, or the digest of an image that was pushed before */
  readonly origin: Build | Merge | Digest;
  /** of a build: by it, a run that is repeated finds what it pushed; undefined: it is built each time */
  readonly attempt?: Attempt;
  readonly sign: SignOptions;
  /** attestations to make; undefined: none */
  readonly attest?: AttestTask;
  /** the policy that the image must satisfy on every registry before any tag is written */
  readonly policy: Policy;
  /** its version in the ledger */
  readonly version?: string;
  /** nothing is built or written: the report is the plan */
  readonly dryRun: boolean;
}

export interface AttestTask {
  readonly sources: readonly Source[];
  /** what the policy requires of them in addition, on every registry */
  readonly requirements: readonly AttestationRequirement[];
}

export interface LedgerFile {
  readonly name: string;
  /** its content when the run started; undefined: the file will be created */
  readonly known: Ledger | undefined;
  /** Reads it again, adds the release and writes it atomically. Throws E_INPUT or E_DRIFT. */
  enter(release: Release): Promise<'written' | 'unchanged'>;
}

export interface ReleaseContext extends Pausing {
  readonly registry: WritingClient;
  /** Runs the build and returns the digest of the pushed index. Throws E_BUILD, E_AUTH or E_LIMIT. */
  readonly build: (build: Build) => Promise<Digest>;
  readonly ledger?: LedgerFile;
  /** lists the attestations that the ledger records */
  readonly checkAttestations?: CheckAttestations;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly tool: ReleaseReport['tool'];
  /** called with the index's digest as soon as it is known */
  readonly onDigest?: (digest: Digest) => void;
  readonly onProgress?: (progress: ReleaseProgress) => void;
}

/** undefined: nothing is built. */
export function buildOf({ origin }: Pick<ReleaseTask, 'origin'>): Build | undefined {
  return typeof origin === 'string' || 'digests' in origin ? undefined : origin;
}

/** undefined: nothing is joined. */
export function mergeOf({ origin }: Pick<ReleaseTask, 'origin'>): Merge | undefined {
  return typeof origin !== 'string' && 'digests' in origin ? origin : undefined;
}

export function destinationsOf({ image, mirrors }: ReleaseTask): readonly Destination[] {
  return [image, ...mirrors];
}
