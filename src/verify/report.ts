/**
 * The report about a verification: plain data, from which terminal text, job summary, annotations, outputs
 * and JSON file are made. Published as schema/verify-report.json.
 */

import {
  type AttestationReport,
  attestationReport,
  type RequirementReport,
  requirementReport,
} from '../attestation/report.ts';
import type { ErrorDetails } from '../error.ts';
import {
  among,
  boolean,
  count,
  day,
  digest,
  errorCode,
  type Infer,
  list,
  map,
  object,
  oneOf,
  optional,
  text,
  time,
} from '../oci/document.ts';
import { type Check, check } from '../signature/check.ts';
import { signatureFormat, signatureStore } from '../signature/format.ts';
import { type Signer, signer, type TrustedSigner, trustedSigner } from '../signature/signer.ts';
import { type LogEntry, logEntry } from '../transparency/entry.ts';
import { exitCode, outcome } from './outcome.ts';
import { readerName, requirableReaders } from './readers.ts';

export const reportSchema = 'https://github.com/webdis/verify-action/schema/verify-report/v1';

/**
 * Which images must be the same.
 * - `auto`: images with the same repository path and tag must have the same digest.
 * - `true`: all images must have the same digest and the same signatures.
 * - `false`: nothing is compared.
 */
export const parityMode = oneOf('auto', 'true', 'false');

/** What was demanded, so that a report can be read on its own. */
export const policyReport = object({
  /** Who may have signed. A signature by any of them counts. */
  signers: list<TrustedSigner>(trustedSigner),
  /** Each signer must have signed every manifest, and not just one of them. */
  requireAllSigners: optional(oneOf(true)),
  /** Whether every signature must be proven to be in a transparency log. */
  transparencyLog: oneOf('required', 'ignored'),
  /** Whether a certificate transparency log must have seen a certificate. Absent if only keys may sign. */
  sct: optional(oneOf('required', 'ignored')),
  /** Which authorities and logs are trusted. A signature must verify with one of the roots alone. */
  trustedRoots: list(
    object({
      /** Where it came from. */
      source: text,
      /** When the newest log that it knows began. */
      date: optional(day),
    }),
  ),
  /** Whether an RFC 3161 timestamp of a trusted authority is required. */
  timestamps: oneOf('required', 'ignored'),
  /** Whether unsigned attestation manifests are only reported, or must be signed as platforms must. */
  attestationManifests: oneOf('reported', 'required'),
  parity: parityMode,
  /** Platforms that must be there, such as linux/arm64/v8. Every other one that an index lists must verify, too. */
  platforms: list(text),
  /** Annotations that the signed claims must have. */
  annotations: map(text),
  /** The reference that the payload of a legacy signature must name. */
  expectedReference: optional(text),
  /** What the reference must resolve to. */
  digest: optional(digest),
  /** Repository with the signatures, if they are not in the image's repository. */
  signatureRepository: optional(text),
  /** Who must be able to read the signatures, in addition to this tool. */
  requireReadableBy: optional(list(among(requirableReaders))),
  /** Attestations that the image must have, as the user wrote them. */
  attestations: optional(list(text)),
  /** `ignored`: only attestations were asked for. */
  signatures: optional(oneOf('ignored')),
});
export interface PolicyReport extends Infer<typeof policyReport> {}

/** Whether a reader of signatures, such as Podman, can read them: every manifest that must be signed has one that counts where this reader looks. */
export const readerReport = object({
  name: readerName,
  /** The name for people: Podman/CRI-O. */
  title: text,
  /** `unknown`: not all signatures could be read, or not every manifest was checked. */
  readable: oneOf('yes', 'no', 'unknown'),
  /**
   * Why it is not readable.
   * - `unsigned`: a manifest that must be signed has no signature that counts.
   * - `format`: the signatures that count have a format, or are in a store, that it does not read.
   * - `place`: it looks in the image's repository, and the signatures are in another one.
   * - `signer`: it finds them, and does not verify signatures by this kind of signer.
   */
  why: optional(oneOf('unsigned', 'format', 'place', 'signer')),
});
export interface ReaderReport extends Infer<typeof readerReport> {}

/** Where it happened. Never holds a secret. */
export const errorDetails = object({
  /** Host that was contacted. */
  host: optional(text),
  /** Path of the repository on that host. */
  repository: optional(text),
  /** Digest that was requested. */
  digest: optional(text),
  /** Tag that was requested. */
  tag: optional(text),
  /** HTTP status of the last answer. */
  status: optional(count),
  /** The registry's own id of the request, for its support. */
  requestId: optional(text),
  /** URL without its query. */
  url: optional(text),
});

/** One result of the run that people should know. */
export const finding = object({
  /** `error` decides the outcome; the others are for information. */
  severity: oneOf('error', 'warning', 'note'),
  code: errorCode,
  /** One sentence: what happened, where. */
  message: text,
  /** What to do next. */
  advice: optional(text),
  /** The image's `name`. */
  image: optional(text),
  /** The manifest that it is about. */
  digest: optional(digest),
  /** The platform that it is about. */
  platform: optional(text),
  /** Of E_ATTESTATION: there is none at all. Absent: there are some, and none counts. */
  missing: optional(oneOf(true)),
  details: optional<ErrorDetails>(errorDetails),
});
export interface Finding extends Infer<typeof finding> {}

/** `image`: the reference names a single image. `attestation`: a buildx attestation manifest. */
export const manifestRole = oneOf('index', 'platform', 'attestation', 'image');

/** What a certificate says about who signed. */
export const certificateNames = object({
  /** The subject alternative name: the URI of a workflow, an e-mail address. */
  subject: text,
  /** The OIDC issuer that authenticated the subject. */
  issuer: optional(text),
  /** What else it says, by name. Absent if it cannot be read in full. */
  claims: optional(map(text)),
  /**
   * Whether that is who signed: authority, SCT, log entry, time and signature were verified with the trusted root.
   * If not, anyone can have made the certificate.
   */
  proven: boolean,
  /** Why it is not proven. */
  why: optional(text),
});
export interface CertificateNames extends Infer<typeof certificateNames> {}

/** One signature candidate, checked. */
export const signatureReport = object({
  format: signatureFormat,
  store: signatureStore,
  /** Digest of the manifest that holds it. */
  manifest: digest,
  /** Identifies the signature by its content; the same on every registry. */
  id: text,
  /** Whether it counts: every check passed, or was skipped by policy. */
  good: boolean,
  /** The checks, each on its own. */
  checks: object({
    /** Is it about this manifest, and does it say what was demanded? */
    claims: check,
    /** Is it proven to be in the transparency log? */
    log: check,
    /** Does one of the keys verify it, or the key of its certificate? */
    signature: check,
    /** Was it made while the key or the certificate was valid? */
    time: check,
    /** Did a certificate authority of the trusted root issue the certificate, for code signing? Absent for keys. */
    certificate: optional<Check>(check),
    /** Has a certificate transparency log seen the certificate? Absent for keys. */
    sct: optional<Check>(check),
    /** Does the certificate name an identity that was asked for? Absent for keys. */
    identity: optional<Check>(check),
  }),
  /** Who made it, if that is one of the signers of the policy. */
  signer: optional<Signer>(signer),
  /** What its certificate says. Absent if the signature is by a signer of the policy. */
  certificate: optional<CertificateNames>(certificateNames),
  /** What is worth knowing about an identity that is accepted, such as a run on a self-hosted runner. */
  warnings: optional(list(text)),
  /** The trusted root that the certificate was verified with. Absent for keys. */
  trustedRoot: optional(text),
  /**
   * Why the registry did not serve the payload of a legacy signature; the payload was rebuilt and verified.
   * E_NOSIG: the registry lacks it, and no other tool can verify this signature there.
   */
  rebuilt: optional(
    object({
      code: errorCode,
      /** One sentence: what was found. */
      message: text,
    }),
  ),
  /** The reference that a legacy payload names. */
  dockerReference: optional(text),
  /** Annotations in the signed claims. */
  annotations: map(text),
  /** Log entries that were verified. */
  logEntries: list<LogEntry>(logEntry),
  /** When it was signed, as logs and timestamp authorities prove it: the earliest time. Present if a max-age is required. */
  signed: optional(time),
});
export interface SignatureReport extends Infer<typeof signatureReport> {}

/** Material that does not count as a signature. */
export const ignoredMaterial = object({
  /** Where it was found. `referrers`: in a list of referrers, of an unknown kind. */
  store: oneOf('tag', 'referrer', 'bundle', 'referrers'),
  /** Digest of the manifest that holds it. */
  manifest: optional(digest),
  /** Its declared type: an artifact type, or the predicate type of an attestation. */
  type: optional(text),
  code: errorCode,
  /** Why it does not count. */
  message: text,
});
export interface IgnoredMaterial extends Infer<typeof ignoredMaterial> {}

/** The result for one manifest. */
export const manifestReport = object({
  digest,
  /** As the index declares it; for the root, as the registry sent it. */
  mediaType: text,
  role: manifestRole,
  /** Every platform under which the index lists it, such as linux/amd64. */
  platforms: list(text),
  /** 0 for the manifest that the reference names. */
  depth: count,
  /** Whether this result counts for the image's outcome. */
  required: boolean,
  outcome,
  /** Why it is not verified: the code of the finding. E_NOTFOUND: the registry does not have it. */
  code: optional(errorCode),
  /** Every candidate that was checked, good ones first. */
  signatures: list<SignatureReport>(signatureReport),
  /** Signature material that is no candidate: attestations, foreign layers, stores that could not be read. */
  ignored: list<IgnoredMaterial>(ignoredMaterial),
  /** Attestations about this manifest, good ones first. Absent if none was asked for. */
  attestations: optional(list<AttestationReport>(attestationReport)),
});
export interface ManifestReport extends Infer<typeof manifestReport> {}

/** One image on one registry. */
export const imageReport = object({
  /** As the user wrote it. */
  reference: text,
  /** In full: docker.io/nicolas/webdis:0.1.24. */
  name: text,
  /** As cosign prints it: index.docker.io/nicolas/webdis:0.1.24. */
  cosignName: text,
  /** Host, with its port if it has one. */
  registry: text,
  /** Path on the registry. */
  repository: text,
  /** Absent if the reference has only a digest. */
  tag: optional(text),
  /** What the reference resolved to; it is resolved once. Absent if it could not be resolved. */
  digest: optional(digest),
  /** The reference by that digest: docker.io/nicolas/webdis@sha256:…. Not verified unless the outcome is. */
  pinned: optional(text),
  outcome,
  /** The tree, index first, depth first, each digest once. Empty if it could not be read. */
  manifests: list<ManifestReport>(manifestReport),
  /** Who can read this image's signatures. */
  readers: list<ReaderReport>(readerReport),
  /** Whether it has the attestations that are required. Absent if none is. */
  attestations: optional(list<RequirementReport>(requirementReport)),
  /** What was found about this image and its manifests. */
  findings: list<Finding>(finding),
});
export interface ImageReport extends Infer<typeof imageReport> {}

/** A good signature that one image has and another lacks. */
export const missingSignature = object({
  /** The name of the image that lacks it. */
  image: text,
  /** The manifest that it signs. */
  digest,
  /** The platform of that manifest, such as linux/arm64/v8. */
  platform: optional(text),
  /** Identifies the signature by its content. */
  id: text,
  format: signatureFormat,
  /** Who made it. */
  signer: optional<Signer>(signer),
});
export interface MissingSignature extends Infer<typeof missingSignature> {}

/** Images that should be the same. */
export const parityGroup = object({
  /** The `name` of each image. */
  images: list(text),
  /** `undetermined`: a digest is not known. */
  digests: oneOf('same', 'different', 'undetermined'),
  /**
   * Signatures of the same manifests.
   * - `none`: no image has a signature that counts.
   * - `undetermined`: not all signatures could be read, or the digests differ.
   */
  signatures: oneOf('same', 'different', 'none', 'undetermined'),
  /** Signatures that some of the images lack. */
  missing: list<MissingSignature>(missingSignature),
});
export interface ParityGroup extends Infer<typeof parityGroup> {}

/** Whether the registries agree. */
export const parityReport = object({
  mode: parityMode,
  /** One for each group of images that should be the same. */
  groups: list<ParityGroup>(parityGroup),
});
export interface ParityReport extends Infer<typeof parityReport> {}

/** What every report says about its run. */
export const runFields = {
  /** What wrote the report. */
  tool: object({
    /** Name of the npm package. */
    name: text,
    /** Semantic version. */
    version: text,
  }),
  /** When the run began, in UTC. The validity of keys and logs is checked at this time. */
  started: time,
  /** When the run ended, in UTC. */
  finished: time,
  /** HTTP requests that were sent, including redirects, tokens and retries; not those that update a trusted root. */
  requests: count,
};

/**
 * What a run of webdis/verify-action demanded, checked and found. `outcome` is the result; everything else
 * says why. Strings from registries are not changed: escape them wherever you show them.
 */
export const verifyReport = object(runFields, {
  schema: oneOf(reportSchema),
  outcome,
  /**
   * 0 verified; 2 an input, a reference or a key cannot be used; 3 undetermined; 10 no signature; 11 not found;
   * 12 no matching signature; 20 registries differ. Evidence comes before what could not be checked.
   */
  exitCode,
  policy: policyReport,
  /** Every image of the run, in the order in which they were given. */
  images: list<ImageReport>(imageReport),
  parity: parityReport,
  /** Who can read the signatures of all images. */
  readers: list<ReaderReport>(readerReport),
  /** What concerns the run and no single image, such as registries that differ. */
  findings: list<Finding>(finding),
});
export interface VerifyReport extends Infer<typeof verifyReport> {}

export interface VerifyProgress {
  readonly image: string;
  readonly done: number;
  readonly of: number;
  readonly requests: number;
}
