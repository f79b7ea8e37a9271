/** The report about a mirror run, and the plan that a dry run prints: plain data. Published as schema/mirror-report.json. */

import type { Digest } from '../oci/digest.ts';
import {
  boolean,
  count,
  digest,
  type Infer,
  list,
  object,
  oneOf,
  optional,
  text,
} from '../oci/document.ts';
import { type TrustedSigner, trustedSigner } from '../signature/signer.ts';
import { exitCode, outcome } from '../verify/outcome.ts';
import { type Finding, finding, runFields } from '../verify/report.ts';

export const mirrorReportSchema = 'https://github.com/webdis/verify-action/schema/mirror-report/v1';

/**
 * The signatures that the source must have before anything is copied.
 * - `verified`: index and every platform verify with a key.
 * - `signed`: each has a signature, by any key.
 * - `none`: nothing is checked.
 */
export const requirement = oneOf('verified', 'signed', 'none');
export type Requirement = Infer<typeof requirement>;

/** The image that is copied. */
export const sourceReport = object({
  /** In full: docker.io/nicolas/webdis:0.1.24, or oci:DIR:tag for an image layout. */
  name: text,
  /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
  digest: optional(digest),
  /** All that belongs to the image. Absent if it was not needed, because every target listed the same. */
  content: optional(
    object({
      /** Index, platforms and attestation manifests. */
      manifests: count,
      /** Signature tags: .sig, .att and .sbom. */
      tags: count,
      /** Manifests that are attached to another one and are in no index. */
      referrers: count,
      /** Each digest once. */
      blobs: count,
      /** Size of all blobs. */
      bytes: count,
    }),
  ),
});
export interface SourceReport extends Infer<typeof sourceReport> {}

/** One part of the image at one target. */
export const contentReport = object({
  digest,
  /** `blob`: config, layer, payload or bundle. `manifest`: index, image or artifact. */
  kind: oneOf('blob', 'manifest'),
  /** Bytes. */
  size: count,
  /** The signature tag that points to it, such as sha256-….sig. */
  tag: optional(text),
  /**
   * - `present`: it was there before.
   * - `copied`, `mounted`: this run copied it.
   * - `missing`: it could not be copied; in a plan, it is to be copied.
   */
  state: oneOf('present', 'copied', 'mounted', 'missing'),
});
export interface ContentReport extends Infer<typeof contentReport> {}

/** What was found and done at one target. */
export const targetReport = object({
  /** In full: public.ecr.aws/nicolas/webdis:0.1.24, or oci:DIR:tag for an image layout. */
  name: text,
  /** The repository with the digest: docker.io/nicolas/webdis@sha256:…. Absent in a dry run, and unless the outcome is verified. */
  pinned: optional(text),
  outcome,
  /**
   * - `lists`: its tag pointed to the digest, and it listed all that the source lists.
   * - `everything`: each manifest, tag and blob was checked.
   * - `nothing`: the run ended before.
   */
  looked: oneOf('lists', 'everything', 'nothing'),
  /** What the tag pointed to before. Absent if there was no tag, or the registry did not show it. */
  tagBefore: optional(digest),
  /**
   * - `written`: it points to the digest now.
   * - `unchanged`: it pointed to the digest before.
   * - `kept`: it points to another image, and the run was not allowed to move it.
   * - `not asked for`: the target has no tag.
   * - `not written`: something prevented it, or the run was a dry run.
   */
  tag: oneOf('written', 'unchanged', 'kept', 'not asked for', 'not written'),
  /** Every part of the image. Empty unless everything was checked. */
  content: list<ContentReport>(contentReport),
  /** The planned work, without retries. */
  plan: optional(
    object({
      /** Blobs to copy. */
      blobs: count,
      /** Size of these blobs. */
      bytes: count,
      /** Manifests and signature tags to write. */
      manifests: count,
      /** Estimated HTTP requests. */
      requests: count,
    }),
  ),
  /** Bytes of blobs that were sent to it. */
  bytes: count,
  /** HTTP requests to that repository, including retries. */
  requests: count,
  /** How many of these were retries. */
  retries: count,
  /** Findings about this target. */
  findings: list<Finding>(finding),
});
export interface TargetReport extends Infer<typeof targetReport> {}

/**
 * What a run of webdis-trust mirror found and copied; for a dry run, what it would copy. Strings from
 * registries are not changed: escape them wherever you show them.
 */
export const mirrorReport = object(runFields, {
  schema: oneOf(mirrorReportSchema),
  /** `verified`: every target holds all of it, read back. For a dry run: the plan can be carried out. */
  outcome,
  /**
   * 0 every target holds all of it; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 the
   * source is not signed as required, or is not complete; 11 not found; 12 bytes or signatures that do not
   * verify; 20 a target holds something else.
   */
  exitCode,
  /** Whether this is a plan: nothing was written. */
  dryRun: boolean,
  require: requirement,
  /** Who may have signed. A signature by any of them counts. Empty unless `require` is `verified`. */
  signers: list<TrustedSigner>(trustedSigner),
  source: sourceReport,
  /** Every target, in the order in which they were given. */
  targets: list<TargetReport>(targetReport),
  /** Findings about the source, or about the run as a whole. */
  findings: list<Finding>(finding),
});
export interface MirrorReport extends Infer<typeof mirrorReport> {}

export type MirrorStep = 'looking' | 'copying' | 'verifying' | 'tagging';

export interface MirrorProgress {
  readonly target: string;
  readonly step: MirrorStep;
  /** parts of the image, manifests and blobs, that are at the target; 0 of 0 until that is known */
  readonly done: number;
  readonly of: number;
  /** bytes of blobs that were sent */
  readonly bytes: number;
  /** the part that has just arrived */
  readonly digest?: Digest;
}
