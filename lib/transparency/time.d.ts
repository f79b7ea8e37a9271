/** The time check: when was this signature made, as far as a log or a timestamp authority proves it? */
import { type Candidate } from '../signature/candidate.ts';
import { type Check, type Failed } from '../signature/check.ts';
import type { VerificationKey } from '../signature/key.ts';
import { type Signed } from '../signature/signed.ts';
import type { LogEntry } from './entry.ts';
import type { TrustedRoot } from './trusted-root.ts';
export interface TimePolicy {
    /** the key that the signature was found to be made with, with its end if it has one */
    readonly key: VerificationKey;
    readonly root: TrustedRoot;
    /** the entries that the log check found good */
    readonly entries: readonly LogEntry[];
    /** `required`: at least one RFC 3161 timestamp must be good, as with cosign's --use-signed-timestamps */
    readonly timestamps: 'required' | 'ignored';
}
/** Failures are E_TIME, or E_LIMIT for too many timestamps. */
export declare function checkTime(candidate: Candidate, policy: TimePolicy): Check;
/** The time that each timestamp proves, or why it proves none. Exported for the conformance suite. */
export declare function authorityTimes(timestamps: readonly string[], signed: Signed, policy: Pick<TimePolicy, 'key' | 'root'>): readonly (Date | Failed)[];
