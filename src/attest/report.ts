/** The report about a run that makes attestations: plain data. Published as schema/attest-report.json. */

import { digest, type Infer, list, object, oneOf, text } from '../oci/document.ts';
import {
  type SignProgress,
  signedFields,
  signedImageFields,
  signingRunFields,
} from '../sign/report.ts';
import { exitCode, outcome } from '../verify/outcome.ts';
import { type Finding, finding, manifestRole } from '../verify/report.ts';

export const attestReportSchema = 'https://github.com/webdis/verify-action/schema/attest-report/v1';

/** An attestation that the run was to make. */
export const attestedReport = object(signedFields, {
  /** The URI of its predicate type, such as https://spdx.dev/Document. */
  predicateType: text,
  /** SHA-256 of the predicate, as it is written in the statement. */
  predicate: digest,
});
export interface AttestedReport extends Infer<typeof attestedReport> {}

/** One manifest and its attestations. */
export const attestedManifestReport = object({
  digest,
  role: manifestRole,
  /** Every platform under which the index lists it, such as linux/amd64. */
  platforms: list(text),
  /** One for each predicate and format. */
  attestations: list<AttestedReport>(attestedReport),
});
export interface AttestedManifestReport extends Infer<typeof attestedManifestReport> {}

/** One image on one registry. */
export const attestedImageReport = object(signedImageFields, {
  /** What is attested, the index first. Empty if nothing could be planned. */
  manifests: list<AttestedManifestReport>(attestedManifestReport),
  /** What happened to this image and its manifests. */
  findings: list<Finding>(finding),
});
export interface AttestedImageReport extends Infer<typeof attestedImageReport> {}

/**
 * What a run of webdis-trust attest was to do, and what is in the registries now. Strings from registries are
 * not changed: escape them wherever you show them.
 */
export const attestReport = object(signingRunFields, {
  schema: oneOf(attestReportSchema),
  /** `verified`: every attestation is there, and what the registry serves was verified. */
  outcome,
  /**
   * 0 everything is attested; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 a manifest or
   * an attestation is not served; 11 not found; 12 bytes or answers that do not verify.
   */
  exitCode,
  /** Every image of the run, in the order in which they were given; only some of them if the run was stopped. */
  images: list<AttestedImageReport>(attestedImageReport),
});
export interface AttestReport extends Infer<typeof attestReport> {}

export type AttestProgress = SignProgress;
