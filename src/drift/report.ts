/**
 * The report about a drift check: plain data, from which summary, page, badge, issues and exit code are made.
 * Published as schema/drift-report.json.
 */

import { type DifferenceKind, differenceKind, type Waiver, waiver } from '../ledger/waiver.ts';
import {
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
import { signatureFormat } from '../signature/format.ts';
import { type Signer, signer } from '../signature/signer.ts';
import { type LogEntry, logEntry } from '../transparency/entry.ts';
import { type Finding, finding, manifestRole, policyReport, runFields } from '../verify/report.ts';
import { type Shard, shard } from './shard.ts';

export type { DifferenceKind };

export const driftReportSchema = 'https://github.com/webdis/verify-action/schema/drift-report/v1';

/**
 * - `ok`: everything was checked, and is as the ledger says.
 * - `drift`: there is evidence of a difference.
 * - `unreachable`: something could not be checked, and nothing that could be checked is different.
 */
export const driftState = oneOf('ok', 'drift', 'unreachable');
export type DriftState = Infer<typeof driftState>;

/** Tags that were not checked, except for tags of signatures. */
export const tagsLeftOut = object({
  /** How many are versions before the ledger's first. */
  older: count,
  /** How many are no versions, such as main. */
  others: count,
  /** Some of them. */
  names: list(text),
});
export interface TagsLeftOut extends Infer<typeof tagsLeftOut> {}

/** A repository on a registry, over all releases. */
export const registryState = object({
  /** Repository: docker.io/nicolas/webdis. */
  name: text,
  state: driftState,
  /** HTTP requests to that repository, including retries. */
  requests: count,
  /** Manifests that were read, which Docker Hub counts as pulls. */
  pulls: count,
  /** Absent if every tag was checked. */
  tagsLeftOut: optional<TagsLeftOut>(tagsLeftOut),
  /** Present if the run was allowed to contact it over plain HTTP. */
  insecure: optional(oneOf(true)),
  /** The last state of the rate limit in its headers. Absent if it sends none. */
  quota: optional(
    object({
      /** Pulls in the time window. */
      limit: count,
      /** Pulls that are left. */
      remaining: count,
      /** Length of the time window in seconds. */
      seconds: count,
    }),
  ),
});
export interface RegistryState extends Infer<typeof registryState> {}

/** One valid signature. */
export const signatureState = object({
  format: signatureFormat,
  /** Identifies the signature by its content; the same on every registry. */
  id: text,
  /** Who made it. */
  signer,
  /** Log entries that were verified. */
  logEntries: list<LogEntry>(logEntry),
});
export interface SignatureState extends Infer<typeof signatureState> {}

/** One valid attestation that is stored outside of the index. */
export const attestationState = object({
  /** URI of its predicate type. */
  type: text,
  /** SHA-256 of the signed statement. */
  statement: digest,
});
export interface AttestationState extends Infer<typeof attestationState> {}

/** One manifest of an image. */
export const manifestState = object({
  digest,
  role: manifestRole,
  /** Every platform under which the index lists it, such as linux/amd64. */
  platforms: list(text),
  state: driftState,
  /** Why it is not ok. */
  code: optional(errorCode),
  /** The signatures that count. */
  signatures: list<SignatureState>(signatureState),
  /** The attestations that count. Absent if none was looked for. */
  attestations: optional(list<AttestationState>(attestationState)),
});
export interface ManifestState extends Infer<typeof manifestState> {}

/** One release on one registry. */
export const imageState = object({
  /** Repository: docker.io/nicolas/webdis. */
  registry: text,
  state: driftState,
  /** What the tag points to. Absent if there is no such tag, or that is not known. */
  tagDigest: optional(digest),
  /** `verified`: in full, in this run. `unchanged`: tag and signatures of the index are those of a run that verified it. `nothing`: it was not checked. */
  looked: oneOf('verified', 'unchanged', 'nothing'),
  /** When it was last looked at in full. Absent if that is not known. */
  fullyChecked: optional(time),
  /** The tree, index first. Empty if it could not be read. */
  manifests: list<ManifestState>(manifestState),
  /** Blobs that were looked for, if that was asked for. */
  blobs: optional(
    object({
      /** How many are there. */
      present: count,
      /** Those that are missing. */
      missing: list(digest),
    }),
  ),
  /** Ids of the differences that concern it. */
  differences: list(text),
});
export interface ImageState extends Infer<typeof imageState> {}

/** One release. */
export const releaseState = object({
  /** The version, which is also the tag under which every registry should have it. */
  version: text,
  /** Digest of the index in the ledger. Without a ledger: what the tag points to on the first registry that has it. */
  digest: optional(digest),
  state: driftState,
  /** One for each registry, in their order. */
  images: list<ImageState>(imageState),
});
export interface ReleaseState extends Infer<typeof releaseState> {}

/** One thing that is not as the ledger says. */
export const difference = object({
  /** The same for the same difference in every run: rolled-back/docker.io/nicolas/webdis:0.1.24. */
  id: text,
  kind: differenceKind,
  code: errorCode,
  /** Repository on which it is wrong. */
  registry: text,
  /** The release that it is about. */
  version: optional(text),
  /** The tag that it is about. */
  tag: optional(text),
  /** The manifest or blob that it is about. */
  digest: optional(digest),
  /** Platform of that manifest. */
  platform: optional(text),
  /** What should be there: a digest, or the id of a signature. */
  expected: optional(text),
  /** What is there instead. */
  found: optional(text),
  /** One sentence: what is wrong, where. */
  message: text,
  /** A command that fixes it. Absent if none is safe to give. */
  fix: optional(text),
  /** What to do if no command can fix it. */
  advice: optional(text),
});
export interface Difference extends Infer<typeof difference> {}

/** A tag that is signed as required, or could not be read. */
export const unknownTag = object({
  /** docker.io/nicolas/webdis:0.1.25 */
  tag: text,
  /** Who signed what it points to. Empty if that is not known. */
  signers: list<Signer>(signer),
});
export interface UnknownTag extends Infer<typeof unknownTag> {}

/**
 * What a drift check found: whether registries still have what the ledger says was released. Strings from
 * registries are not changed: escape them wherever you show them.
 */
export const driftReport = object(runFields, {
  schema: oneOf(driftReportSchema),
  state: driftState,
  /** 0 ok; 3 unreachable; 20 drift. */
  exitCode: oneOf(0, 3, 20),
  policy: policyReport,
  /** Tells this check from others of the same repositories: the path of the ledger without .json, or the tags. */
  name: text,
  /** Digest of the ledger's content, however it was formatted. Absent if tags were compared without a ledger. */
  ledger: optional(digest),
  /** The part that this run checked. Absent if it checked everything. */
  shard: optional<Shard>(shard),
  /** Of a merged report: parts that were not given. With any, the state is `unreachable` or `drift`. */
  missingShards: list<Shard>(shard),
  /** The repositories, in the order in which they were given. The others are repaired from the first. */
  registries: list<RegistryState>(registryState),
  /** Newest first. */
  releases: list<ReleaseState>(releaseState),
  /** Everything that is not as the ledger says. */
  differences: list<Difference>(difference),
  /** Waivers of the ledger that are in force. */
  waivers: list<Waiver>(waiver),
  /** Differences that do not count, because a waiver names them. */
  waived: list<Difference>(difference),
  /** What prevented a check, once for each cause and registry. */
  unreachable: list<Finding>(finding),
  /** For information, such as an unknown tag that was seen for the first time. */
  notes: list<Finding>(finding),
  /** Tags that stand for a release and are none of the ledger, whether they are drift yet or not. */
  unknownTags: list<UnknownTag>(unknownTag),
});
export interface DriftReport extends Infer<typeof driftReport> {}

/** One run in the history, which is kept from run to run (actions/cache). */
export const pastRun = object({
  started: time,
  state: driftState,
  /** number of the run, from 0 on */
  turn: count,
  differences: list(text),
  /** registries that could not be reached */
  unreachable: list(text),
  /** those of the report, and those of the run before that could not be checked */
  unknownTags: list(text),
  requests: count,
});
export interface PastRun extends Infer<typeof pastRun> {}

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
