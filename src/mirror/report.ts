/** The report about a mirror run, and the plan that a dry run prints: plain data. */

import type { Digest } from '../oci/digest.ts';
import type { ExitCode, Outcome } from '../verify/outcome.ts';
import type { Finding, KeyReport } from '../verify/report.ts';

export const mirrorReportSchema = 'https://github.com/webdis/verify-action/schema/mirror-report/v1';

export interface MirrorReport {
  readonly schema: typeof mirrorReportSchema;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC */
  readonly started: string;
  readonly finished: string;
  /** `verified`: every target holds all of it, read back; or, of a dry run, the plan can be carried out */
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
  readonly dryRun: boolean;
  readonly require: Requirement;
  /** the keys, any of which may have signed; none unless `require` is `verified` */
  readonly keys: readonly KeyReport[];
  readonly source: SourceReport;
  /** all that were asked for, in that order */
  readonly targets: readonly TargetReport[];
  /** what concerns the source, or the run as a whole */
  readonly findings: readonly Finding[];
  /** HTTP requests sent, redirects, tokens and retries included */
  readonly requests: number;
}

/** What the source must be before anything is copied. */
export type Requirement = 'verified' | 'signed' | 'none';

export interface SourceReport {
  readonly name: string;
  /** what the reference resolved to, once; absent when it could not be resolved */
  readonly digest?: Digest;
  /** absent as long as nobody had to look: every target listed the same */
  readonly content?: {
    /** index, platforms, attestation manifests */
    readonly manifests: number;
    /** signature tags: `.sig`, `.att`, `.sbom` */
    readonly tags: number;
    readonly referrers: number;
    readonly blobs: number;
    /** of all blobs */
    readonly bytes: number;
  };
}

export interface TargetReport {
  readonly name: string;
  /** `docker.io/nicolas/webdis@sha256:…` */
  readonly pinned?: string;
  readonly outcome: Outcome;
  /**
   * - `lists`: its tag pointed to the digest, and it listed all that the source lists
   * - `everything`: each manifest, tag and blob
   * - `nothing`: the run ended before
   */
  readonly looked: 'lists' | 'everything' | 'nothing';
  /** what the tag pointed to before; absent: there was none, or the registry did not show it */
  readonly tagBefore?: Digest;
  readonly tag: 'written' | 'unchanged' | 'kept' | 'not asked for' | 'not written';
  /** of a look at everything */
  readonly content: readonly ContentReport[];
  /** what was to be done: before it was, and without retries */
  readonly plan?: {
    readonly blobs: number;
    /** of these blobs */
    readonly bytes: number;
    readonly manifests: number;
    /** about as many */
    readonly requests: number;
  };
  /** bytes of blobs that were sent */
  readonly bytes: number;
  /** to the target's repository, retries included */
  readonly requests: number;
  readonly retries: number;
  readonly findings: readonly Finding[];
}

export interface ContentReport {
  readonly digest: Digest;
  readonly kind: 'blob' | 'manifest';
  /** bytes */
  readonly size: number;
  /** signature tag under which it is */
  readonly tag?: string;
  /**
   * - `present`: it was there; `copied`, `mounted`: it was brought
   * - `missing`: it is to be brought (of a plan), or was not
   */
  readonly state: 'present' | 'copied' | 'mounted' | 'missing';
}

export type MirrorStep = 'looking' | 'copying' | 'verifying' | 'tagging';

export interface MirrorProgress {
  readonly target: string;
  readonly step: MirrorStep;
  /** parts of the image, manifests and blobs, that are at the target; 0 of 0 until that is known */
  readonly done: number;
  readonly of: number;
  /** bytes of blobs that were sent */
  readonly bytes: number;
  /** what has just arrived */
  readonly digest?: Digest;
}
