/** The log check: was this very signature, by this very key, recorded in a log that the root trusts? */
import { type BundleEntry } from '../signature/bundle.ts';
import { type Candidate } from '../signature/candidate.ts';
import { type Check, type Failed } from '../signature/check.ts';
import type { Recorded } from './body.ts';
import type { LogEntry, LogPolicy } from './entry.ts';
export interface LogResult {
    readonly check: Check;
    /** the entries that count; empty unless the check passed */
    readonly entries: readonly LogEntry[];
}
/**
 * One good entry is enough; the others are noted. E_TRUST if the only thing wrong is that the root
 * does not know the log, E_LIMIT for too many entries, E_SIG for a malformed bundle, else E_TLOG.
 */
export declare function checkLog(candidate: Candidate, policy: LogPolicy): LogResult;
type Outcome = LogEntry | Failed;
/** For entries that must record `wanted`. Exported for the conformance suite, whose verifiers are certificates. */
export declare function checkBundleEntries(entries: readonly BundleEntry[], wanted: Recorded, policy: LogPolicy): readonly Outcome[];
export {};
