/** The task and context of a drift check. */

import type { Ledger } from '../ledger/ledger.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import type { RegistryAccess } from './registry.ts';
import type { DriftHistory, DriftProgress, DriftReport } from './report.ts';
import type { Shard } from './shard.ts';
import type { VerifiedRelease } from './store-look.ts';
import type { CheckOptions } from './tree-look.ts';

export interface DriftTask {
  /** distinguishes this check from others of the same repositories */
  readonly name: string;
  /** the first is the one that the others are copied from */
  readonly registries: readonly RegistryAccess[];
  /** undefined: `tags` are compared and verified, without knowing what is right */
  readonly ledger: Ledger | undefined;
  readonly tags: readonly string[];
  readonly policy: Policy;
  readonly blobs: boolean;
  readonly shard: Shard | undefined;
  /** runs from one full look at a release to the next */
  readonly fullEvery: number;
  readonly history: DriftHistory;
  /** about the run itself */
  readonly notes: readonly Finding[];
}

export interface DriftContext extends Pick<CheckOptions, 'checkAttestations'> {
  readonly now: () => Date;
  /** requests so far */
  readonly sent: () => number;
  readonly tool: DriftReport['tool'];
  /** what the run before verified, under the same policy */
  readonly last: (version: string) => VerifiedRelease | undefined;
  /** takes what the next run need not read again; undefined: nothing */
  readonly remember: (version: string, verified: VerifiedRelease | undefined) => void;
  readonly onProgress?: (progress: DriftProgress) => void;
}
