/** The log entry of a legacy signature: the checks of cosign-formats.md §2.4, 1 to 5. */

import { verify } from 'node:crypto';
import { TrustError } from '../error.ts';
import {
  base64,
  count,
  decodeBase64,
  object,
  type Read,
  readJson,
  sha256Hex,
  text,
} from '../oci/shape.ts';
import { type ExpectedEntry, findMismatch, parseBody } from './body.ts';
import { integratedDate, type LogEntry, type LogPolicy, logsById, wasValid } from './entry.ts';
import type { TrustedLog } from './trusted-root.ts';

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

const rekorBundle = object({
  SignedEntryTimestamp: base64,
  Payload: object({ body: text, integratedTime: count, logIndex: count, logID: sha256Hex }),
});

export type RekorBundle = Read<typeof rekorBundle>;

/** Reads the annotation's JSON. Throws SyntaxError. */
export function parseRekorBundle(annotation: string): RekorBundle {
  return readJson(rekorBundle, Buffer.from(annotation), 'log entry annotation');
}

/**
 * Whether this log signed this entry: its body, time, index and log, in one signature.
 *
 * Signed is the canonical JSON (RFC 8785) of the four, in which logID comes before logIndex, with the
 * body's text as it is stored.
 */
export function verifySet(
  { SignedEntryTimestamp, Payload }: RekorBundle,
  log: TrustedLog,
): boolean {
  const { body, integratedTime, logID, logIndex } = Payload;
  const signed = `{"body":${JSON.stringify(body)},"integratedTime":${integratedTime},"logID":"${logID}","logIndex":${logIndex}}`;
  return (
    log.key.asymmetricKeyType === 'ec' &&
    verify(
      'sha256',
      Buffer.from(signed),
      { key: log.key, dsaEncoding: 'der' },
      SignedEntryTimestamp,
    )
  );
}
