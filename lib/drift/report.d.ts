/**
 * The report about a drift check: plain data, from which summary, page, badge, issues and exit code are made.
 * Published as schema/drift-report.json.
 */
import { type DifferenceKind, type Waiver } from '../ledger/waiver.js';
import { type Infer } from '../oci/document.js';
import { type LogEntry } from '../transparency/entry.js';
import { type Finding } from '../verify/report.js';
import { type Shard } from './shard.js';
export type { DifferenceKind };
export declare const driftReportSchema = "https://github.com/webdis/verify-action/schema/drift-report/v1";
/**
 * - `ok`: everything was checked, and is as the ledger says.
 * - `drift`: there is evidence of a difference.
 * - `unreachable`: something could not be checked, and nothing that could be checked is different.
 */
export declare const driftState: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
export type DriftState = Infer<typeof driftState>;
/** Tags that were not checked, except for tags of signatures. */
export declare const tagsLeftOut: import("../oci/document.js").ObjectOf<{
    /** How many are versions before the ledger's first. */
    readonly older: import("../oci/document.js").Declared<number>;
    /** How many are no versions, such as main. */
    readonly others: import("../oci/document.js").Declared<number>;
    /** Some of them. */
    readonly names: import("../oci/document.js").Declared<readonly string[]>;
}>;
export interface TagsLeftOut extends Infer<typeof tagsLeftOut> {
}
/** A repository on a registry, over all releases. */
export declare const registryState: import("../oci/document.js").ObjectOf<{
    /** Repository: docker.io/nicolas/webdis. */
    readonly name: import("../oci/document.js").Declared<string>;
    readonly state: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
    /** HTTP requests to that repository, including retries. */
    readonly requests: import("../oci/document.js").Declared<number>;
    /** Manifests that were read, which Docker Hub counts as pulls. */
    readonly pulls: import("../oci/document.js").Declared<number>;
    /** Absent if every tag was checked. */
    readonly tagsLeftOut: import("../oci/document.js").Optional<TagsLeftOut>;
    /** Present if the run was allowed to contact it over plain HTTP. */
    readonly insecure: import("../oci/document.js").Optional<true>;
    /** The last state of the rate limit in its headers. Absent if it sends none. */
    readonly quota: import("../oci/document.js").Optional<{
        readonly limit: number;
        readonly remaining: number;
        readonly seconds: number;
    }>;
}>;
export interface RegistryState extends Infer<typeof registryState> {
}
/** One valid signature. */
export declare const signatureState: import("../oci/document.js").ObjectOf<{
    readonly format: import("../oci/document.js").Declared<"bundle" | "legacy">;
    /** Identifies the signature by its content; the same on every registry. */
    readonly id: import("../oci/document.js").Declared<string>;
    /** Who made it. */
    readonly signer: import("../oci/document.js").Declared<{
        readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
        readonly fingerprint: string;
        readonly kind: "key";
        readonly name?: string;
    } | {
        readonly claims?: Readonly<Record<string, string>>;
        readonly identity: string;
        readonly issuer: string;
        readonly kind: "identity";
    }>;
    /** Log entries that were verified. */
    readonly logEntries: import("../oci/document.js").Declared<readonly LogEntry[]>;
}>;
export interface SignatureState extends Infer<typeof signatureState> {
}
/** One valid attestation that is stored outside of the index. */
export declare const attestationState: import("../oci/document.js").ObjectOf<{
    /** URI of its predicate type. */
    readonly type: import("../oci/document.js").Declared<string>;
    /** SHA-256 of the signed statement. */
    readonly statement: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
}>;
export interface AttestationState extends Infer<typeof attestationState> {
}
/** One manifest of an image. */
export declare const manifestState: import("../oci/document.js").ObjectOf<{
    readonly digest: import("../oci/document.js").Declared<import("../oci/digest.js").Digest>;
    readonly role: import("../oci/document.js").Declared<"attestation" | "image" | "index" | "platform">;
    /** Every platform under which the index lists it, such as linux/amd64. */
    readonly platforms: import("../oci/document.js").Declared<readonly string[]>;
    readonly state: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
    /** Why it is not ok. */
    readonly code: import("../oci/document.js").Optional<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
    /** The signatures that count. */
    readonly signatures: import("../oci/document.js").Declared<readonly SignatureState[]>;
    /** The attestations that count. Absent if none was looked for. */
    readonly attestations: import("../oci/document.js").Optional<readonly AttestationState[]>;
}>;
export interface ManifestState extends Infer<typeof manifestState> {
}
/** One release on one registry. */
export declare const imageState: import("../oci/document.js").ObjectOf<{
    /** Repository: docker.io/nicolas/webdis. */
    readonly registry: import("../oci/document.js").Declared<string>;
    readonly state: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
    /** What the tag points to. Absent if there is no such tag, or that is not known. */
    readonly tagDigest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** `verified`: in full, in this run. `unchanged`: tag and signatures of the index are those of a run that verified it. `nothing`: it was not checked. */
    readonly looked: import("../oci/document.js").Declared<"nothing" | "unchanged" | "verified">;
    /** When it was last looked at in full. Absent if that is not known. */
    readonly fullyChecked: import("../oci/document.js").Optional<string>;
    /** The tree, index first. Empty if it could not be read. */
    readonly manifests: import("../oci/document.js").Declared<readonly ManifestState[]>;
    /** Blobs that were looked for, if that was asked for. */
    readonly blobs: import("../oci/document.js").Optional<{
        readonly missing: readonly import("../oci/digest.js").Digest[];
        readonly present: number;
    }>;
    /** Ids of the differences that concern it. */
    readonly differences: import("../oci/document.js").Declared<readonly string[]>;
}>;
export interface ImageState extends Infer<typeof imageState> {
}
/** One release. */
export declare const releaseState: import("../oci/document.js").ObjectOf<{
    /** The version, which is also the tag under which every registry should have it. */
    readonly version: import("../oci/document.js").Declared<string>;
    /** Digest of the index in the ledger. Without a ledger: what the tag points to on the first registry that has it. */
    readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    readonly state: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
    /** One for each registry, in their order. */
    readonly images: import("../oci/document.js").Declared<readonly ImageState[]>;
}>;
export interface ReleaseState extends Infer<typeof releaseState> {
}
/** One thing that is not as the ledger says. */
export declare const difference: import("../oci/document.js").ObjectOf<{
    /** The same for the same difference in every run: rolled-back/docker.io/nicolas/webdis:0.1.24. */
    readonly id: import("../oci/document.js").Declared<string>;
    readonly kind: import("../oci/document.js").Declared<"attestation-missing" | "blob-missing" | "latest-wrong" | "manifest-missing" | "rolled-back" | "signature-added" | "signature-bad" | "signature-missing" | "tag-missing" | "tag-moved" | "tag-unknown">;
    readonly code: import("../oci/document.js").Declared<"E_ATTESTATION" | "E_AUTH" | "E_BUILD" | "E_CERT" | "E_CLAIM" | "E_CONFLICT" | "E_COVER" | "E_DIGEST" | "E_DRIFT" | "E_FORMAT" | "E_IDENTITY" | "E_IMMUTABLE" | "E_INPUT" | "E_KEY" | "E_LIMIT" | "E_MANIFEST" | "E_NET" | "E_NOSIG" | "E_NOTFOUND" | "E_RATE" | "E_REF" | "E_ROLLBACK" | "E_SIG" | "E_TIME" | "E_TLOG" | "E_TRUST" | "E_UNSUPPORTED">;
    /** Repository on which it is wrong. */
    readonly registry: import("../oci/document.js").Declared<string>;
    /** The release that it is about. */
    readonly version: import("../oci/document.js").Optional<string>;
    /** The tag that it is about. */
    readonly tag: import("../oci/document.js").Optional<string>;
    /** The manifest or blob that it is about. */
    readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** Platform of that manifest. */
    readonly platform: import("../oci/document.js").Optional<string>;
    /** What should be there: a digest, or the id of a signature. */
    readonly expected: import("../oci/document.js").Optional<string>;
    /** What is there instead. */
    readonly found: import("../oci/document.js").Optional<string>;
    /** One sentence: what is wrong, where. */
    readonly message: import("../oci/document.js").Declared<string>;
    /** A command that fixes it. Absent if none is safe to give. */
    readonly fix: import("../oci/document.js").Optional<string>;
    /** What to do if no command can fix it. */
    readonly advice: import("../oci/document.js").Optional<string>;
}>;
export interface Difference extends Infer<typeof difference> {
}
/** A tag that is signed as required, or could not be read. */
export declare const unknownTag: import("../oci/document.js").ObjectOf<{
    /** docker.io/nicolas/webdis:0.1.25 */
    readonly tag: import("../oci/document.js").Declared<string>;
    /** Who signed what it points to. Empty if that is not known. */
    readonly signers: import("../oci/document.js").Declared<readonly ({
        readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
        readonly fingerprint: string;
        readonly kind: "key";
        readonly name?: string;
    } | {
        readonly claims?: Readonly<Record<string, string>>;
        readonly identity: string;
        readonly issuer: string;
        readonly kind: "identity";
    })[]>;
}>;
export interface UnknownTag extends Infer<typeof unknownTag> {
}
/**
 * What a drift check found: whether registries still have what the ledger says was released. Strings from
 * registries are not changed: escape them wherever you show them.
 */
export declare const driftReport: import("../oci/document.js").ObjectOf<{
    tool: import("../oci/document.js").ObjectOf<{
        readonly name: import("../oci/document.js").Declared<string>;
        readonly version: import("../oci/document.js").Declared<string>;
    }>;
    started: import("../oci/document.js").Declared<string>;
    finished: import("../oci/document.js").Declared<string>;
    requests: import("../oci/document.js").Declared<number>;
} & {
    readonly schema: import("../oci/document.js").Declared<"https://github.com/webdis/verify-action/schema/drift-report/v1">;
    readonly state: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
    /** 0 ok; 3 unreachable; 20 drift. */
    readonly exitCode: import("../oci/document.js").Declared<0 | 3 | 20>;
    readonly policy: import("../oci/document.js").ObjectOf<{
        readonly signers: import("../oci/document.js").Declared<readonly ({
            readonly algorithm: "ecdsa-p256" | "ecdsa-p384" | "ecdsa-p521" | "ed25519" | "rsa";
            readonly fingerprint: string;
            readonly kind: "key";
            readonly name: string;
            readonly notAfter?: string;
            readonly pinned: boolean;
        } | {
            readonly claims: Readonly<Record<string, string>>;
            readonly identity: string;
            readonly identityMatch: "any-ref" | "exact" | "pattern";
            readonly issuer: string;
            readonly issuerMatch: "exact" | "pattern";
            readonly kind: "identity";
        })[]>;
        readonly requireAllSigners: import("../oci/document.js").Optional<true>;
        readonly transparencyLog: import("../oci/document.js").Declared<"ignored" | "required">;
        readonly sct: import("../oci/document.js").Optional<"ignored" | "required">;
        readonly trustedRoots: import("../oci/document.js").Declared<readonly {
            readonly date?: string;
            readonly source: string;
        }[]>;
        readonly timestamps: import("../oci/document.js").Declared<"ignored" | "required">;
        readonly attestationManifests: import("../oci/document.js").Declared<"reported" | "required">;
        readonly parity: import("../oci/document.js").Declared<"auto" | "false" | "true">;
        readonly platforms: import("../oci/document.js").Declared<readonly string[]>;
        readonly annotations: import("../oci/document.js").Declared<Readonly<Record<string, string>>>;
        readonly expectedReference: import("../oci/document.js").Optional<string>;
        readonly digest: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
        readonly signatureRepository: import("../oci/document.js").Optional<string>;
        readonly requireReadableBy: import("../oci/document.js").Optional<readonly ("cosign-2.5" | "kyverno" | "podman" | "policy-controller")[]>;
        readonly attestations: import("../oci/document.js").Optional<readonly string[]>;
        readonly signatures: import("../oci/document.js").Optional<"ignored">;
    }>;
    /** Tells this check from others of the same repositories: the path of the ledger without .json, or the tags. */
    readonly name: import("../oci/document.js").Declared<string>;
    /** Digest of the ledger's content, however it was formatted. Absent if tags were compared without a ledger. */
    readonly ledger: import("../oci/document.js").Optional<import("../oci/digest.js").Digest>;
    /** The part that this run checked. Absent if it checked everything. */
    readonly shard: import("../oci/document.js").Optional<Shard>;
    /** Of a merged report: parts that were not given. With any, the state is `unreachable` or `drift`. */
    readonly missingShards: import("../oci/document.js").Declared<readonly Shard[]>;
    /** The repositories, in the order in which they were given. The others are repaired from the first. */
    readonly registries: import("../oci/document.js").Declared<readonly RegistryState[]>;
    /** Newest first. */
    readonly releases: import("../oci/document.js").Declared<readonly ReleaseState[]>;
    /** Everything that is not as the ledger says. */
    readonly differences: import("../oci/document.js").Declared<readonly Difference[]>;
    /** Waivers of the ledger that are in force. */
    readonly waivers: import("../oci/document.js").Declared<readonly Waiver[]>;
    /** Differences that do not count, because a waiver names them. */
    readonly waived: import("../oci/document.js").Declared<readonly Difference[]>;
    /** What prevented a check, once for each cause and registry. */
    readonly unreachable: import("../oci/document.js").Declared<readonly Finding[]>;
    /** For information, such as an unknown tag that was seen for the first time. */
    readonly notes: import("../oci/document.js").Declared<readonly Finding[]>;
    /** Tags that stand for a release and are none of the ledger, whether they are drift yet or not. */
    readonly unknownTags: import("../oci/document.js").Declared<readonly UnknownTag[]>;
}>;
export interface DriftReport extends Infer<typeof driftReport> {
}
/** One run in the history, which is kept from run to run (actions/cache). */
export declare const pastRun: import("../oci/document.js").ObjectOf<{
    readonly started: import("../oci/document.js").Declared<string>;
    readonly state: import("../oci/document.js").Declared<"drift" | "ok" | "unreachable">;
    /** number of the run, from 0 on */
    readonly turn: import("../oci/document.js").Declared<number>;
    readonly differences: import("../oci/document.js").Declared<readonly string[]>;
    /** registries that could not be reached */
    readonly unreachable: import("../oci/document.js").Declared<readonly string[]>;
    /** those of the report, and those of the run before that could not be checked */
    readonly unknownTags: import("../oci/document.js").Declared<readonly string[]>;
    readonly requests: import("../oci/document.js").Declared<number>;
}>;
export interface PastRun extends Infer<typeof pastRun> {
}
/** Without a history, every check is complete, and no tag has been seen before. */
export interface DriftHistory {
    /** oldest first, bounded */
    readonly runs: readonly PastRun[];
    /** why earlier runs are not known, although a state file was named: then there is no second chance */
    readonly lost?: string;
}
export interface DriftProgress {
    /** images (release × registry) that are done, of how many */
    readonly done: number;
    readonly of: number;
    readonly requests: number;
    /** the image that was looked at last: `docker.io/nicolas/webdis:0.1.24` */
    readonly image: string;
}
export interface DriftResult {
    readonly report: DriftReport;
    /** with this run as its last */
    readonly history: DriftHistory;
}
