/** Declares the parts of reports about attestations. */

import {
  boolean,
  count,
  digest,
  errorCode,
  type Infer,
  list,
  object,
  oneOf,
  optional,
  text,
  time,
} from '../oci/document.ts';
import { type Signer, signer } from '../signature/signer.ts';
import { type Facts, facts } from './facts.ts';
import { places } from './requirement.ts';

/**
 * `bundle`: a referrer. `tag`: the .att tag. `buildx`: an attestation manifest in the index, which must be signed
 * itself.
 */
export const attestationStore = oneOf('bundle', 'tag', 'buildx');
export type AttestationStore = Infer<typeof attestationStore>;

/** One attestation, checked. */
export const attestationReport = object({
  /** Where it is stored. */
  store: attestationStore,
  /** Digest of the manifest that holds it. */
  manifest: digest,
  /** Predicate type that the statement names: a URI. Absent if the statement cannot be read. */
  type: optional(text),
  /** SHA-256 of the statement, which is the same wherever it is stored. */
  statement: optional(digest),
  /**
   * Whether it counts: signed by a signer of the policy, about this manifest, without contradicting its certificate.
   */
  good: boolean,
  /** Why it does not count. */
  code: optional(errorCode),
  /** The same in one sentence. */
  message: optional(text),
  /** Who signed it, if that is one of the signers of the policy. */
  signer: optional<Signer>(signer),
  /** When it was signed, as logs and timestamp authorities prove it: the earliest time. Absent if nothing proves it. */
  signed: optional(time),
  /** What a provenance says about the build. */
  facts: optional<Facts>(facts),
  /** Bytes of the statement. */
  size: optional(count),
});
export interface AttestationReport extends Infer<typeof attestationReport> {}

/** Whether one manifest has an attestation as required. */
export const requirementResult = object({
  /** The manifest. */
  digest,
  /** `index`, or the platforms. */
  name: text,
  /** `undetermined`: not all attestations could be read. */
  outcome: oneOf('verified', 'rejected', 'undetermined'),
  /** The statement that meets it. */
  statement: optional(digest),
  /** Why it is not met. */
  code: optional(errorCode),
  /** The same in one sentence. */
  message: optional(text),
});
export interface RequirementResult extends Infer<typeof requirementResult> {}

/** One requirement of the policy, and where it is met. */
export const requirementReport = object({
  /** As the user wrote it. */
  requirement: text,
  /** URI of the predicate type. */
  type: text,
  /** Where an attestation must be; with `any`, one of the manifests is enough. */
  on: oneOf(...places),
  /** Whether it is met. */
  outcome: oneOf('verified', 'rejected', 'undetermined'),
  /** Each manifest that was checked. */
  manifests: list<RequirementResult>(requirementResult),
});
export interface RequirementReport extends Infer<typeof requirementReport> {}
