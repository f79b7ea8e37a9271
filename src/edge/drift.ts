/** One drift check, from words to report: the same for the action, the terminal and the library. */

import type { DriftHistory, DriftProgress, DriftReport } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import type { RunOptions } from './connection.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface DriftWords {
  /** path of the ledger; either it or `tags` is given */
  readonly ledger: string;
  /** repositories, without tag or digest; the first is what the others are mended from */
  readonly images: readonly string[];
  /** instead of a ledger: what these point to is compared and verified, whatever it is */
  readonly tags: readonly string[];
  /** see keys.ts */
  readonly key: string;
  readonly fingerprints: readonly string[];
  readonly trustedRoot: string;
  readonly transparencyLog: string;
  /** where signatures live, if not beside each image */
  readonly signatureRepository: string;
  /** whether every blob is looked for */
  readonly blobs: boolean;
  /** `2/4`: the second of four parts */
  readonly shard: string;
  /** path of a file that is read, and written again with this run in it; see drift/history.ts */
  readonly state: string;
}

export interface DriftRunOptions extends RunOptions {}

export interface DriftResult {
  readonly report: DriftReport;
  /** with this run as its last */
  readonly history: DriftHistory;
}

/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export async function checkDrift(
  _words: DriftWords,
  _options: DriftRunOptions,
  _onProgress?: (progress: DriftProgress) => void,
): Promise<DriftResult> {
  throw new TrustError('E_INPUT', 'drift checks are being built');
}
