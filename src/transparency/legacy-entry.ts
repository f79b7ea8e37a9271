/**
 * Verifies the log entry of a legacy signature: Rekor v1's response in an annotation, with the signed
 * entry timestamp (SET), the log's promise to include the entry (cosign-formats.md §2).
 *
 * @sigstore/verify supports only bundles. A legacy entry has no inclusion proof, so it cannot be
 * converted to a bundle without inventing fields that are not signed.
 */

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
import { type EntryKind, type ExpectedEntry, findMismatch, parseBody } from './body.ts';
import { integratedDate, type LogEntry, type LogPolicy, logsById, wasValid } from './entry.ts';
import type { TrustedLog } from './trusted-root.ts';

/**
 * The checks of cosign-formats.md §2.4, 1 to 5. Throws E_TRUST for an unknown log, E_TLOG or SyntaxError
 * for an entry that does not verify.
 */
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
  // Only an attestation has an envelope; a signature needs an entry for signatures.
  const kinds: readonly EntryKind[] =
    expected.envelopeHash === undefined
      ? ['hashedrekord/0.0.1', 'rekord/0.0.1']
      : ['dsse/0.0.1', 'intoto/0.0.1', 'intoto/0.0.2'];
  const body = parseBody(decodeBase64(encoded), kinds);
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

/** Throws SyntaxError. */
export function parseRekorBundle(annotation: string): RekorBundle {
  return readJson(rekorBundle, Buffer.from(annotation), 'log entry annotation');
}

/**
 * Whether this log signed this entry. The signature is over the canonical JSON (RFC 8785) of body, time,
 * log ID and index, with the body in base64; "logID" sorts before "logIndex".
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
