/** The report about a release: plain data, with the reports of its steps inside. Published as schema/release-report.json. */

import { type AttestReport, attestReport } from '../attest/report.ts';
import { type MirrorReport, mirrorReport } from '../mirror/report.ts';
import {
  boolean,
  digest,
  type Infer,
  list,
  object,
  oneOf,
  optional,
  seconds,
  text,
} from '../oci/document.ts';
import { type SignReport, signReport } from '../sign/report.ts';
import { trustedSigner } from '../signature/signer.ts';
import { exitCode, outcome } from '../verify/outcome.ts';
import {
  type Finding,
  finding,
  type ReaderReport,
  readerReport,
  runFields,
  type VerifyReport,
  verifyReport,
} from '../verify/report.ts';

export const releaseReportSchema =
  'https://github.com/webdis/verify-action/schema/release-report/v1';

/**
 * - `check`: what the tags point to now, and whether they may be written.
 * - `attest`: only if attestations are to be made.
 * - `verify`: at the first registry.
 * - `verify-mirrors`: on all registries, and compared.
 */
export const stepName = oneOf(
  'check',
  'build',
  'sign',
  'attest',
  'verify',
  'mirror',
  'verify-mirrors',
  'tag',
  'ledger',
);
export type StepName = Infer<typeof stepName>;

/** One step of the release. */
export const stepReport = object({
  name: stepName,
  /**
   * - `unchanged`: all of it was done before.
   * - `skipped`: not asked for.
   * - `planned`: the run is a dry run.
   * - `stopped`: by a signal.
   * - `not reached`: something before it failed.
   */
  state: oneOf('done', 'unchanged', 'skipped', 'planned', 'failed', 'stopped', 'not reached'),
  /** How long it took. */
  seconds,
  /** One clause for people: 5 manifests, 10 signatures. */
  detail: text,
});
export interface StepReport extends Infer<typeof stepReport> {}

/** One tag on one registry. */
export const tagReport = object({
  /** Without the repository: 0.1.24. */
  tag: text,
  /** What it pointed to when the run began. Absent if there was none. */
  before: optional(digest),
  /**
   * - `written`: it points to the digest now.
   * - `unchanged`: it pointed to the digest before.
   * - `planned`: the run is a dry run.
   * - `refused`: it points to another release, and must not be moved.
   * - `not written`: something before it failed.
   * - `unconfirmed`: the registry was asked to write it, and the run ended before it answered.
   */
  state: oneOf('written', 'unchanged', 'planned', 'refused', 'not written', 'unconfirmed'),
});
export interface TagReport extends Infer<typeof tagReport> {}

/** What one registry holds. */
export const registryReport = object({
  /** Repository: public.ecr.aws/nicolas/webdis. */
  name: text,
  /** The repository with the digest. Absent until the digest is known. */
  pinned: optional(text),
  /** `first`: where the image is built and signed. `mirror`: where it is copied to. */
  role: oneOf('first', 'mirror'),
  /**
   * - `complete`: image and signatures are there, verified.
   * - `partial`: what a failed step left.
   * - `nothing`: nothing was written.
   */
  state: oneOf('complete', 'partial', 'nothing'),
  /** Every tag that was asked for there. */
  tags: list<TagReport>(tagReport),
});
export interface RegistryReport extends Infer<typeof registryReport> {}

/**
 * What a run of webdis-trust release, or of the release action, did step by step, and what is on which
 * registry now; for a dry run, the plan. The reports of the steps are inside, under their own schemas.
 * Strings from registries are not changed: escape them wherever you show them.
 */
export const releaseReport = object(runFields, {
  schema: oneOf(releaseReportSchema),
  /** `verified`: all of it is where it should be, and was verified there. For a dry run: it can be made so. */
  outcome,
  /**
   * 0 released; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 a signature or a part of
   * the image is missing; 11 not found; 12 bytes or signatures that do not verify; 20 a registry or the ledger
   * has something else.
   */
  exitCode,
  /** Whether this is a plan: nothing was built or written. */
  dryRun: boolean,
  /** The first registry's repository: docker.io/nicolas/webdis. */
  image: text,
  /** The version in the ledger. Absent if no tag is a version and none was given. */
  version: optional(text),
  /** The key or the identity that signs. */
  signer: trustedSigner,
  /** Where the first registry's signatures are. Absent if they are in the image's repository, as on every mirror. */
  signatureRepository: optional(text),
  /** Digest of the index: known once it is pushed, or from the input. */
  digest: optional(digest),
  /** Every step, in order, whether it was reached or not. */
  steps: list<StepReport>(stepReport),
  /** The first registry, then the mirrors in the order in which they were given. */
  registries: list<RegistryReport>(registryReport),
  /** The build. Absent if nothing is built, because an image that exists was released. */
  build: optional(
    object({
      /** How buildx was called, or would be in a dry run: program and arguments. Never holds a secret. */
      command: list(text),
    }),
  ),
  /** What the signing step did. Absent if it was not reached. */
  sign: optional<SignReport>(signReport),
  /** What the attesting step did. Absent if it was not reached, or no attestations are to be made. */
  attest: optional<AttestReport>(attestReport),
  /** What the mirroring step did. Absent if it was not reached, or there are no mirrors. */
  mirror: optional<MirrorReport>(mirrorReport),
  /** What was verified on every registry, right before its tags were written. Absent if that was not reached. */
  verify: optional<VerifyReport>(verifyReport),
  /** Who can read the signatures on every registry that was verified. Absent until one was. */
  readers: optional(list<ReaderReport>(readerReport)),
  /** What prevented the release. The advice says what each registry holds and how to continue. */
  findings: list<Finding>(finding),
});
export interface ReleaseReport extends Infer<typeof releaseReport> {}

export interface ReleaseProgress {
  readonly step: StepName;
  readonly state: 'began' | 'going' | 'ended';
  /** one clause */
  readonly detail: string;
}
