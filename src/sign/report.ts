/** The report about a signing run: plain data. Published as schema/sign-report.json. */

import { digest, type Infer, list, map, object, oneOf, optional, text } from '../oci/document.ts';
import { signatureFormat } from '../signature/format.ts';
import { trustedSigner } from '../signature/signer.ts';
import { type LogEntry, logEntry } from '../transparency/entry.ts';
import { exitCode, outcome } from '../verify/outcome.ts';
import {
  type Finding,
  finding,
  manifestRole,
  type ReaderReport,
  readerReport,
  runFields,
} from '../verify/report.ts';

export const signReportSchema = 'https://github.com/webdis/verify-action/schema/sign-report/v1';

/** Of a signature or an attestation that the run was to make. */
export const signedFields = {
  format: signatureFormat,
  /**
   * - `present`: this signer had made it before; nothing was done.
   * - `published`: made, logged and pushed in this run.
   * - `made`: made and perhaps logged, but not pushed.
   * - `missing`: not made.
   */
  state: oneOf('present', 'published', 'made', 'missing'),
  /** Its entries in transparency logs, verified. */
  logEntries: list<LogEntry>(logEntry),
};

/** A signature that the run was to make. */
export const signedReport = object(signedFields);
export interface SignedReport extends Infer<typeof signedReport> {}

/** One manifest and its signatures. */
export const signedManifestReport = object({
  digest,
  role: manifestRole,
  /** Every platform under which the index lists it, such as linux/amd64. */
  platforms: list(text),
  /** One for each format. */
  signatures: list<SignedReport>(signedReport),
});
export interface SignedManifestReport extends Infer<typeof signedManifestReport> {}

/** Of an image that the run was to sign or attest. */
export const signedImageFields = {
  /** As the user wrote it. */
  reference: text,
  /** In full: docker.io/nicolas/webdis:0.1.24. */
  name: text,
  /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
  digest: optional(digest),
  /** The reference by that digest: docker.io/nicolas/webdis@sha256:…. Not signed unless the outcome is verified. */
  pinned: optional(text),
  outcome,
};

/** One image on one registry. */
export const signedImageReport = object(signedImageFields, {
  /** What is signed, the index first. Empty if nothing could be planned. */
  manifests: list<SignedManifestReport>(signedManifestReport),
  /** Who can read this image's signatures. `unknown` if only an index was signed, and not what it lists. */
  readers: list<ReaderReport>(readerReport),
  /** What happened to this image and its manifests. */
  findings: list<Finding>(finding),
});
export interface SignedImageReport extends Infer<typeof signedImageReport> {}

/** Of a run that signs. */
export const signingRunFields = {
  ...runFields,
  /** The key or the identity that signs. */
  signer: trustedSigner,
  /** The formats in which every signature or attestation is to be made. */
  formats: list(signatureFormat),
  /** Base URLs of the transparency logs, such as https://rekor.sigstore.dev. Empty if nothing is logged. */
  logs: list(text),
};

/**
 * What a run of webdis-trust sign was to do, and what is in the registries now. Strings from registries are
 * not changed: escape them wherever you show them.
 */
export const signReport = object(signingRunFields, {
  schema: oneOf(signReportSchema),
  /** `verified`: everything is signed, and what the registry serves was verified. */
  outcome,
  /**
   * 0 everything is signed; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 a manifest or
   * a signature is not served; 11 not found; 12 bytes or answers that do not verify.
   */
  exitCode,
  /** Annotations in the signed claims. */
  annotations: map(text),
  /** Every image of the run, in the order in which they were given; only some of them if the run was stopped. */
  images: list<SignedImageReport>(signedImageReport),
  /** Who can read the signatures of all images, at the end of the run. */
  readers: list<ReaderReport>(readerReport),
});
export interface SignReport extends Infer<typeof signReport> {}

export interface SignProgress {
  readonly image: string;
  readonly done: number;
  readonly of: number;
  readonly requests: number;
}

/** Readers find it in the registry. */
export function isThere({ state }: SignedReport): boolean {
  return state === 'present' || state === 'published';
}

export interface SignatureCount {
  readonly manifests: number;
  /** signatures that are to be there in the end */
  readonly signatures: number;
  readonly existing: number;
  /** of these, made in this run */
  readonly made: number;
}

export function countSignatures({ images }: SignReport): SignatureCount {
  const manifests = images.flatMap((image) => image.manifests);
  const signatures = manifests.flatMap((manifest) => manifest.signatures);
  return {
    manifests: manifests.length,
    signatures: signatures.length,
    existing: signatures.filter(isThere).length,
    made: signatures.filter(({ state }) => state === 'published').length,
  };
}
