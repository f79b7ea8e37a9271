/** The report about a mirror run, and the plan that a dry run prints: plain data. */

import type { Digest } from '../oci/digest.ts';
import type { ExitCode, Outcome } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';

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
  readonly source: SourceReport;
  readonly targets: readonly TargetReport[];
  readonly findings: readonly Finding[];
  readonly requests: number;
}

/** What the source must be before anything is copied. */
export type Requirement = 'verified' | 'signed' | 'none';

export interface SourceReport {
  readonly name: string;
  readonly digest?: Digest;
  readonly manifests: number;
  readonly attachments: number;
  readonly referrers: number;
  readonly blobs: number;
  /** of all blobs */
  readonly bytes: number;
}

export interface TargetReport {
  readonly name: string;
  /** `docker.io/nicolas/webdis@sha256:…` */
  readonly pinned?: string;
  readonly outcome: Outcome;
  /** what the tag pointed to before; absent: there was none */
  readonly tagBefore?: Digest;
  readonly tag: 'written' | 'unchanged' | 'kept' | 'not asked for' | 'not written';
  readonly content: readonly ContentReport[];
  /** bytes of blobs that were sent */
  readonly bytes: number;
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
