/** Log entries: the policy they are verified with, the result for reports, and the checks of log ID and time. */

import { TrustError } from '../error.ts';
import {
  type Infer,
  list,
  matching,
  object,
  oneOf,
  optional,
  text,
  time,
} from '../oci/document.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { TrustedLog, TrustedRoot } from './trusted-root.ts';
import { isWithin } from './validity.ts';

/** @internal */
export interface LogPolicy {
  /** the key that verifies the signature */
  readonly key: VerificationKey;
  /** DER of the certificate with the key; if given, the entry must have exactly this certificate */
  readonly certificate?: Uint8Array;
  readonly root: TrustedRoot;
  readonly now: Date;
}

/** A verified entry of a transparency log. All of its fields are proven. */
export const logEntry = object({
  /** Host of the log's base URL. */
  log: text,
  /** Id of the log in lower-case hex. */
  logId: matching(/^[0-9a-f]+$/, 'is not lower-case hex'),
  /**
   * Decimal. For Rekor v1 with a signed entry timestamp: over all trees of the log; otherwise in the tree of the
   * proof.
   */
  index: matching(/^[0-9]+$/, 'is not decimal'),
  /** Kind and version of the body, such as hashedrekord/0.0.1. */
  kind: text,
  /** Generation of the log. */
  version: oneOf('rekor-v1', 'rekor-v2'),
  /** When the log accepted it. Present only if a signed entry timestamp covers it (threats 98, 99). */
  integratedTime: optional(time),
  /** How it was proven: `set` is a signed entry timestamp, `inclusion` an inclusion proof with a signed checkpoint. */
  proof: list(oneOf('set', 'inclusion')),
});
export interface LogEntry extends Infer<typeof logEntry> {}

/** How far a log's clock may be ahead of ours, in milliseconds (fault 39). */
const clockSkew = 5 * 60_000;

/**
 * The logs with this ID: several if a key is listed for several periods. Throws E_TRUST for a log that
 * is not in the root; usually because the root is out of date (threats 91, 104, 105).
 *
 * @internal
 */
export function logsById(root: TrustedRoot, logId: string): readonly TrustedLog[] {
  const logs = root.logs.filter((log) => log.logId === logId);
  if (logs.length > 0) return logs;
  const newest =
    root.date === undefined
      ? 'that root has no logs at all. Give a trusted_root.json that has this log'
      : `the newest log in that root started on ${root.date}. If the log is newer, update to a newer ` +
        'release or give a newer trusted_root.json (webdis-trust trusted-root update)';
  throw new TrustError(
    'E_TRUST',
    `the log entry is from a log that ${root.source} does not know (log ID ${logId}); ${newest}`,
  );
}

/**
 * Converts the time of a signed entry timestamp, in seconds since 1970. Throws E_TLOG if none of `logs`
 * was valid at that time (threat 95), or if the time is impossible (threat 97). The caller verifies the
 * signature over the time.
 *
 * @internal
 */
export function integratedDate(seconds: number, logs: readonly TrustedLog[], now: Date): Date {
  const refuse = (why: string): never => {
    throw new TrustError('E_TLOG', `the time of the log entry ${why}`);
  };
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return refuse('is missing or not a time');
  if (seconds * 1000 > now.getTime() + clockSkew) return refuse('is in the future');
  const date = new Date(seconds * 1000);
  if (!logs.some((log) => wasValid(log, date))) {
    return refuse(`(${date.toISOString()}) is outside the validity of the log's key`);
  }
  return date;
}

/** @internal */
export function wasValid({ validFor }: TrustedLog, date: Date): boolean {
  return isWithin(validFor, date);
}
