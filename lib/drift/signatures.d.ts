/**
 * The same set of signatures everywhere, and as in the ledger: those that are valid under the key, compared
 * by content. `.sig` manifests and fallback indexes that were merged are no difference (§7 of
 * threats-and-faults.md).
 */
import type { Release } from '../ledger/ledger.ts';
import type { Problem, Seen } from './seen.ts';
export declare function signatureProblems(release: Release | undefined, all: readonly Seen[]): ReadonlyMap<Seen, readonly Problem[]>;
