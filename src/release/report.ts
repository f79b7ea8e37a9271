/** The report about a release: plain data, with the reports of the steps inside. */

import type { MirrorReport } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';
import type { SignReport } from '../sign/report.ts';
import type { ExitCode, Outcome } from '../verify/outcome.ts';
import type { Finding, ReaderReport, VerifyReport } from '../verify/report.ts';

export const releaseReportSchema =
  'https://github.com/webdis/verify-action/schema/release-report/v1';

export interface ReleaseReport {
  readonly schema: typeof releaseReportSchema;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC */
  readonly started: string;
  readonly finished: string;
  /** `verified`: all of it stands where it should, and was verified there; of a dry run: it can be made so */
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
  readonly dryRun: boolean;
  /** the first registry's repository: `docker.io/nicolas/webdis` */
  readonly image: string;
  /** what the ledger calls it */
  readonly version?: string;
  /** fingerprint of the key's public half */
  readonly key: string;
  /** whether it was held against a fingerprint that was given */
  readonly keyPinned: boolean;
  /** where the first registry's signatures are; absent: beside the image, as on every mirror */
  readonly signatureRepository?: string;
  /** of the index, known from the push on (or from the input) */
  readonly digest?: Digest;
  /** every step, in order, whether it was reached or not */
  readonly steps: readonly StepReport[];
  /** the first registry, then the mirrors */
  readonly registries: readonly RegistryReport[];
  /** how buildx is (or was) called, free of secrets; absent when nothing is built */
  readonly build?: { readonly command: readonly string[] };
  readonly sign?: SignReport;
  readonly mirror?: MirrorReport;
  /** every registry, right before its tags were written */
  readonly verify?: VerifyReport;
  /** who can read the image on every registry that was verified; absent until one was */
  readonly readers?: readonly ReaderReport[];
  /** what stands in the way, with what stands where and how to go on as its advice */
  readonly findings: readonly Finding[];
  /** HTTP requests to registries */
  readonly requests: number;
}

/**
 * - `check`: what the tags point to now, and whether they may be written
 * - `verify`: at the first registry; `verify-mirrors`: everywhere, and compared
 */
export type StepName =
  | 'check'
  | 'build'
  | 'sign'
  | 'verify'
  | 'mirror'
  | 'verify-mirrors'
  | 'tag'
  | 'ledger';

export interface StepReport {
  readonly name: StepName;
  /**
   * - `done`; `unchanged`: all of it was done before; `skipped`: not asked for
   * - `planned`: of a dry run
   * - `failed`, `stopped` (by a signal); `not reached`: something before it failed
   */
  readonly state:
    | 'done'
    | 'unchanged'
    | 'skipped'
    | 'planned'
    | 'failed'
    | 'stopped'
    | 'not reached';
  /** seconds */
  readonly seconds: number;
  /** one clause for people: `5 manifests, 10 signatures` */
  readonly detail: string;
}

export interface RegistryReport {
  /** repository: `public.ecr.aws/nicolas/webdis` */
  readonly name: string;
  /** by digest; absent until the digest is known */
  readonly pinned?: string;
  readonly role: 'first' | 'mirror';
  /** `complete`: image and signatures stand there, verified; `partial`: what a failed step left; `nothing`: untouched */
  readonly state: 'complete' | 'partial' | 'nothing';
  readonly tags: readonly TagReport[];
}

export interface TagReport {
  readonly tag: string;
  /** what it pointed to when the run began; absent: there was none */
  readonly before?: Digest;
  /** `unconfirmed`: the registry was asked to write it, and did not say that it had before the run ended */
  readonly state: 'written' | 'unchanged' | 'planned' | 'refused' | 'not written' | 'unconfirmed';
}

/** What people are told while it runs. */
export interface ReleaseProgress {
  readonly step: StepName;
  readonly state: 'began' | 'going' | 'ended';
  /** one clause */
  readonly detail: string;
}
