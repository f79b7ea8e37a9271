/** An entry in a transparency log: what it is checked against, and what reports say about a good one. */

import { TrustError } from '../error.ts';
import type { VerificationKey } from '../signature/key.ts';
import { isWithin, type TrustedLog, type TrustedRoot } from './trusted-root.ts';

/** @internal */
export interface LogPolicy {
  /** the key that the signature was found to be made with */
  readonly key: VerificationKey;
  readonly root: TrustedRoot;
  readonly now: Date;
}

/** An entry that was found good: everything here is proven, but for the meaning of the kind's name. */
export interface LogEntry {
  /** host of the log's base URL */
  readonly log: string;
  /** lower-case hex */
  readonly logId: string;
  /** decimal: as the SET has it (for Rekor v1 over all its trees), else as in the proof */
  readonly index: string;
  /** kind and version of the body, such as `hashedrekord/0.0.1` */
  readonly kind: string;
  readonly version: 'rekor-v1' | 'rekor-v2';
  /** ISO 8601, only if a signed entry timestamp covers it (threats 98, 99) */
  readonly integratedTime?: string;
  /** signed entry timestamp (the log's promise), inclusion proof under a signed checkpoint */
  readonly proof: readonly ('set' | 'inclusion')[];
}

/** How far a log's clock may be ahead of ours, in milliseconds (fault 39). */
const clockSkew = 5 * 60_000;

/**
 * The logs with this id: usually one, several if a key was listed for several periods. Throws E_TRUST
 * for a log that the root does not know, which is a root out of date more often than an attack
 * (threats 91, 104, 105).
 */
export function logsById(root: TrustedRoot, logId: string): readonly TrustedLog[] {
  const logs = root.logs.filter((log) => log.logId === logId);
  if (logs.length > 0) return logs;
  const known =
    root.date === undefined
      ? 'that root names no log at all. Give a trusted_root.json that names the log'
      : `that root's newest log started on ${root.date}. If the log is newer, update to a newer ` +
        'release or give a newer trusted_root.json';
  throw new TrustError(
    'E_TRUST',
    `the log entry is of a log that ${root.source} does not know (log id ${logId}); ${known}`,
  );
}

/**
 * The time that a signed entry timestamp states, in seconds since 1970, as a date. Throws E_TLOG if no
 * log of `logs` was valid then (threat 95), or if it cannot be (threat 97). Whether the timestamp is
 * really signed is the caller's matter.
 */
export function integratedDate(seconds: number, logs: readonly TrustedLog[], now: Date): Date {
  const refuse = (why: string): never => {
    throw new TrustError('E_TLOG', `the log entry's time ${why}`);
  };
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return refuse('is missing or not a time');
  if (seconds * 1000 > now.getTime() + clockSkew) return refuse('is in the future');
  const date = new Date(seconds * 1000);
  if (!logs.some((log) => wasValid(log, date))) {
    return refuse(`(${date.toISOString()}) is outside the validity of the log's key`);
  }
  return date;
}

export function wasValid({ validFor }: TrustedLog, date: Date): boolean {
  return isWithin(validFor, date);
}
