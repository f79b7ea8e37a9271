/** The log entry of a legacy signature: the checks of cosign-formats.md §2.4, 1 to 5. */

import { TrustError } from '../error.ts';
import { decodeBase64 } from '../oci/base64.ts';
import { type ExpectedEntry, findMismatch, parseBody } from './body.ts';
import type { LogEntry, LogPolicy } from './entry.ts';
import { integratedDate, logsById, wasValid } from './known-log.ts';
import { parseRekorBundle, verifySet } from './set.ts';

/** Throws E_TRUST for an unknown log, E_TLOG or SyntaxError for an entry that does not prove the signature. */
export function checkLegacyEntry(
  annotation: string,
  expected: ExpectedEntry,
  { root, now }: LogPolicy,
): LogEntry {
  const bundle = parseRekorBundle(annotation);
  const { body: encoded, integratedTime, logID, logIndex } = bundle.Payload;
  const logs = logsById(root, logID);
  const date = integratedDate(integratedTime, logs, now);

  const log = logs.find((known) => wasValid(known, date) && verifySet(bundle, known));
  if (log === undefined) {
    throw new TrustError(
      'E_TLOG',
      'the signed entry timestamp is not by the log, or not for this log entry',
    );
  }
  const body = parseBody(decodeBase64(encoded), ['hashedrekord/0.0.1', 'rekord/0.0.1']);
  const difference = findMismatch(body, expected);
  if (difference !== undefined) throw new TrustError('E_TLOG', difference);

  return {
    log: log.host,
    logId: logID,
    index: String(logIndex),
    kind: body.kind,
    version: 'rekor-v1',
    integratedTime: date.toISOString(),
    proof: ['set'],
  };
}
