/**
 * The report about a drift check: plain data, the one source of summary, page, badge, issues and exit code.
 * Published as schema/drift-report.json.
 */

import type { ErrorCode } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { LogEntry } from '../transparency/entry.ts';
import type { Finding, PolicyReport } from '../verify/report.ts';

export const driftReportSchema = 'https://github.com/webdis/verify-action/schema/drift-report/v1';

/**
 * - `ok`: everything was looked at, and is as the ledger says
 * - `drift`: there is evidence of a difference
 * - `unreachable`: something could not be found out, and nothing that could is different
 */
export type DriftState = 'ok' | 'drift' | 'unreachable';

export interface DriftReport {
  readonly schema: typeof driftReportSchema;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC */
  readonly started: string;
  readonly finished: string;
  readonly state: DriftState;
  /** 0 ok, 20 drift, 3 unreachable */
  readonly exitCode: 0 | 20 | 3;
  readonly policy: PolicyReport;
  /** of the ledger as it is written, however it was formatted; absent: tags were compared, without one */
  readonly ledger?: Digest;
  /** the part that this run looked at; absent: all of it */
  readonly shard?: Shard;
  /** of a merged report: parts that nobody handed in; each makes the state `unreachable` at best */
  readonly missingShards: readonly Shard[];
  /** as they were given; the first is what the others are mended from */
  readonly registries: readonly RegistryState[];
  /** newest first */
  readonly releases: readonly ReleaseState[];
  readonly differences: readonly Difference[];
  /** what stood in the way, once for each cause and registry */
  readonly unreachable: readonly Finding[];
  /** for information, such as an unknown tag that was seen for the first time */
  readonly notes: readonly Finding[];
  /** version tags that the ledger does not know, `docker.io/nicolas/webdis:0.1.25`, whether drift yet or not */
  readonly unknownTags: readonly string[];
  /** HTTP requests sent, redirects, tokens and retries included */
  readonly requests: number;
}

/** `{ index: 2, of: 4 }`: the second of four parts. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface RegistryState {
  /** repository: `docker.io/nicolas/webdis` */
  readonly name: string;
  readonly state: DriftState;
  readonly requests: number;
  /** manifest GETs, which Docker Hub counts as pulls */
  readonly pulls: number;
  /** tags that were not looked at, those of signatures apart; absent where there is none */
  readonly tagsLeftOut?: TagsLeftOut;
  /** true: it may be spoken to over http; absent otherwise */
  readonly insecure?: true;
  /** as the registry's headers told it last (registries.md §4) */
  readonly quota?: { readonly limit: number; readonly remaining: number; readonly seconds: number };
}

export interface TagsLeftOut {
  /** versions before the ledger's first */
  readonly older: number;
  /** names that stand for no release: `main` */
  readonly others: number;
  /** some of them */
  readonly names: readonly string[];
}

export interface ReleaseState {
  readonly version: string;
  /** as the ledger has it; without one, what the tag points to on the first registry that has it */
  readonly digest?: Digest;
  readonly state: DriftState;
  /** one for each registry, in their order */
  readonly images: readonly ImageState[];
}

/** One release on one registry. */
export interface ImageState {
  readonly registry: string;
  readonly state: DriftState;
  /** what the tag points to; absent when there is no such tag, or nobody could tell */
  readonly tagDigest?: Digest;
  /** whether it was verified in this run, or is unchanged since a run that did */
  readonly looked: 'verified' | 'unchanged' | 'nothing';
  /** the tree, index first; empty when it could not be read */
  readonly manifests: readonly ManifestState[];
  /** blobs that were looked for, where that was asked for */
  readonly blobs?: { readonly present: number; readonly missing: readonly Digest[] };
  /** ids of differences that concern it */
  readonly differences: readonly string[];
}

export interface ManifestState {
  readonly digest: Digest;
  readonly role: 'index' | 'platform' | 'attestation' | 'image';
  readonly platforms: readonly string[];
  readonly state: DriftState;
  /** why it is not ok */
  readonly code?: ErrorCode;
  /** those that are valid under the key */
  readonly signatures: readonly SignatureState[];
}

export interface SignatureState {
  readonly format: 'legacy' | 'bundle';
  /** by content, the same on every registry */
  readonly identity: string;
  readonly key: string;
  readonly logEntries: readonly LogEntry[];
}

/**
 * - `tag-moved`: to an image that no release of the ledger is; or the registry tells clients different things
 * - `rolled-back`: the tag points to another release of the ledger
 * - `tag-missing`, `manifest-missing`, `blob-missing`, `signature-missing` (another registry or the ledger has it)
 * - `signature-added`: on this registry only, valid under the key, and not in the ledger
 * - `signature-bad`: a required manifest that does not verify
 * - `tag-unknown`: a version that the ledger does not know; `latest-wrong`: latest is not the highest release
 */
export type DifferenceKind =
  | 'tag-moved'
  | 'rolled-back'
  | 'tag-missing'
  | 'manifest-missing'
  | 'blob-missing'
  | 'signature-missing'
  | 'signature-added'
  | 'signature-bad'
  | 'tag-unknown'
  | 'latest-wrong';

export interface Difference {
  /** the same for the same difference in every run: `rolled-back/docker.io/nicolas/webdis:0.1.24` */
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly code: ErrorCode;
  /** repository on which it is wrong */
  readonly registry: string;
  readonly version?: string;
  readonly tag?: string;
  readonly digest?: Digest;
  readonly platform?: string;
  /** what should be there, and what is: digests, identities, or nothing */
  readonly expected?: string;
  readonly found?: string;
  /** one sentence: what is wrong, where */
  readonly message: string;
  /** a command line that mends it, ready to paste; absent where none is safe to print */
  readonly mend?: string;
  /** what to do, where no command can do it */
  readonly advice?: string;
}

/** Kept from run to run (actions/cache): without it every check is complete, and history is empty. */
export interface DriftHistory {
  /** oldest first, bounded */
  readonly runs: readonly PastRun[];
}

export interface PastRun {
  /** ISO 8601, UTC */
  readonly started: string;
  readonly state: DriftState;
  readonly differences: readonly string[];
  /** registries that could not be reached */
  readonly unreachable: readonly string[];
  /** as the report's, and those of the run before that nobody could look for */
  readonly unknownTags: readonly string[];
  readonly requests: number;
}

/** What people are told while it runs. */
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
