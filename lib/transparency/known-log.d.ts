/** Which log an entry claims to be of, and whether that log may speak about that time. */
import type { TrustedLog, TrustedRoot } from './trusted-root.ts';
/**
 * The logs with this id: usually one, several if a key was listed for several periods. Throws E_TRUST
 * for a log that the root does not know, which is a root out of date more often than an attack
 * (threats 91, 104, 105).
 */
export declare function logsById(root: TrustedRoot, logId: string): readonly TrustedLog[];
/**
 * The time that a signed entry timestamp states, in seconds since 1970, as a date. Throws E_TLOG if no
 * log of `logs` was valid then (threat 95), or if it cannot be (threat 97). Whether the timestamp is
 * really signed is the caller's matter.
 */
export declare function integratedDate(seconds: number, logs: readonly TrustedLog[], now: Date): Date;
export declare function wasValid({ validFor }: TrustedLog, date: Date): boolean;
