/**
 * The report about a run: plain data, the one source of the terminal text, the job summary, the
 * annotations, the outputs and the JSON file. Published as schema/verify-report.json.
 */
import type { ErrorCode, ErrorDetails } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { CertificateNames } from '../signature/certificate.ts';
import type { Check, Failed } from '../signature/check.ts';
import type { LogEntry } from '../transparency/entry.ts';
import type { ExitCode, Outcome } from './outcome.ts';
import type { ReaderName } from './readers.ts';
export declare const reportSchema = "https://github.com/webdis/verify-action/schema/verify-report/v1";
export interface VerifyReport {
    readonly schema: typeof reportSchema;
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
    /** ISO 8601, UTC */
    readonly started: string;
    readonly finished: string;
    readonly outcome: Outcome;
    readonly exitCode: ExitCode;
    readonly policy: PolicyReport;
    readonly images: readonly ImageReport[];
    readonly parity: ParityReport;
    /** who can read all of the images; the order is that of the table in readers.ts */
    readonly readers: readonly ReaderReport[];
    /** what concerns the run and no single image */
    readonly findings: readonly Finding[];
    /** HTTP requests sent, redirects, tokens and retries included */
    readonly requests: number;
}
/** The policy as it was applied, so that a report can be read on its own. */
export interface PolicyReport {
    readonly keys: readonly KeyReport[];
    readonly transparencyLog: 'required' | 'ignored';
    readonly trustedRoot: {
        readonly source: string;
        readonly date?: string;
    };
    readonly timestamps: 'required' | 'ignored';
    readonly attestationManifests: 'reported' | 'required';
    readonly parity: 'auto' | 'true' | 'false';
    readonly platforms: readonly string[];
    readonly annotations: Readonly<Record<string, string>>;
    readonly expectedReference?: string;
    readonly digest?: Digest;
    readonly signatureRepository?: string;
    /** who must be able to read the signatures, besides this tool */
    readonly requireReadableBy?: readonly ReaderName[];
}
/** Whether a reader of signatures, such as Podman, can read an image. */
export interface ReaderReport {
    readonly name: ReaderName;
    /** `Podman/CRI-O` */
    readonly title: string;
    /** `unknown`: not all signatures could be read */
    readonly readable: 'yes' | 'no' | 'unknown';
    /**
     * why not
     * - `unsigned`: a manifest that must be signed has no signature that counts
     * - `format`: the signatures that count have a format, or lie in a store, that it does not read
     * - `place`: it looks beside the image, and the signatures are in another repository
     */
    readonly why?: 'unsigned' | 'format' | 'place';
}
export interface KeyReport {
    /** SHA-256 of the SubjectPublicKeyInfo, hex */
    readonly fingerprint: string;
    readonly algorithm: string;
    /** how the user named it: a path, `env://NAME`, `the bundled webdis.pub` */
    readonly source: string;
    /** whether it was held against a fingerprint, that of the user or the published one of the bundled key */
    readonly pinned: boolean;
    /** ISO 8601; signatures need a proven time before it */
    readonly notAfter?: string;
}
export interface ImageReport {
    /** as the user wrote it */
    readonly reference: string;
    /** `docker.io/nicolas/webdis:0.1.24` */
    readonly name: string;
    /** as cosign prints it: `index.docker.io/nicolas/webdis:0.1.24` */
    readonly cosignName: string;
    readonly registry: string;
    /** path on the registry */
    readonly repository: string;
    readonly tag?: string;
    /** what the tag resolved to, once; absent when it could not be resolved */
    readonly digest?: Digest;
    /** `docker.io/nicolas/webdis@sha256:…` */
    readonly pinned?: string;
    readonly outcome: Outcome;
    /** the tree, index first, depth first, each digest once; empty when the tree could not be read */
    readonly manifests: readonly ManifestReport[];
    readonly readers: readonly ReaderReport[];
    readonly findings: readonly Finding[];
}
export interface ManifestReport {
    readonly digest: Digest;
    readonly mediaType: string;
    /** `image`: the reference names a single image; `attestation`: a buildx attestation manifest */
    readonly role: 'index' | 'platform' | 'attestation' | 'image';
    /** `linux/amd64`; several when the index lists one manifest for several */
    readonly platforms: readonly string[];
    /** 0 for what the reference names */
    readonly depth: number;
    /** whether this manifest's verdict counts for the image's outcome */
    readonly required: boolean;
    readonly outcome: Outcome;
    /** why it is not verified: the code of the finding; E_NOTFOUND where the registry does not have it */
    readonly code?: ErrorCode;
    /** every candidate that was looked at, good ones first */
    readonly signatures: readonly SignatureReport[];
    /** signature material that is no candidate: attestations, foreign layers, unreadable stores */
    readonly ignored: readonly IgnoredMaterial[];
}
export interface SignatureReport {
    readonly format: 'legacy' | 'bundle';
    /** `tag`: `.sig` tag; `referrer`: OCI 1.1 experimental; `bundle`: bundle referrer */
    readonly store: 'tag' | 'referrer' | 'bundle';
    /** digest of the manifest that holds it */
    readonly manifest: Digest;
    /** identifies the signature by content, the same on every registry */
    readonly identity: string;
    /** whether it counts: all checks passed or were skipped by policy */
    readonly good: boolean;
    readonly checks: {
        readonly claims: Check;
        readonly log: Check;
        readonly signature: Check;
        readonly time: Check;
    };
    /** fingerprint of the configured key that verifies it */
    readonly key?: string;
    /** whom its certificate names; nothing of it is verified. Absent where a key verifies it */
    readonly certificate?: CertificateNames;
    /** why the registry did not give the payload of a legacy signature; it was rebuilt then */
    readonly rebuilt?: Pick<Failed, 'code' | 'message'>;
    /** the reference that a legacy payload names */
    readonly dockerReference?: string;
    /** what the signer annotated */
    readonly annotations: Readonly<Record<string, string>>;
    /** log entries that were verified */
    readonly logEntries: readonly LogEntry[];
}
export interface IgnoredMaterial {
    readonly store: 'tag' | 'referrer' | 'bundle' | 'referrers';
    readonly manifest?: Digest;
    /** what it says that it is: an artifact type, or the predicate type of an attestation */
    readonly type?: string;
    readonly code: ErrorCode;
    readonly message: string;
}
export interface Finding {
    /** `error` decides the outcome; the others are for information */
    readonly severity: 'error' | 'warning' | 'note';
    readonly code: ErrorCode;
    /** one sentence: what happened, where */
    readonly message: string;
    /** what to do next */
    readonly advice?: string;
    /** the image's `name` */
    readonly image?: string;
    readonly digest?: Digest;
    readonly platform?: string;
    readonly details?: ErrorDetails;
}
export interface ParityReport {
    readonly mode: 'auto' | 'true' | 'false';
    /** one for each group of images that should be the same */
    readonly groups: readonly ParityGroup[];
}
export interface ParityGroup {
    /** `name` of each image */
    readonly images: readonly string[];
    /** `undetermined` when a digest is not known */
    readonly digests: 'same' | 'different' | 'undetermined';
    /** of the same manifests; `undetermined` when not all could be read, or the digests differ */
    /** `none`: no image has a signature that counts */
    readonly signatures: 'same' | 'different' | 'none' | 'undetermined';
    /** signatures that some of the images lack */
    readonly missing: readonly MissingSignature[];
}
export interface MissingSignature {
    readonly image: string;
    readonly digest: Digest;
    readonly platform?: string;
    readonly identity: string;
    readonly format: 'legacy' | 'bundle';
}
export interface VerifyProgress {
    readonly image: string;
    readonly done: number;
    readonly of: number;
    readonly requests: number;
}
