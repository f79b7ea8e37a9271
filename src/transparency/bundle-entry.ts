/**
 * Verifies a log entry of a bundle. @sigstore/verify checks the signed entry timestamp, the inclusion
 * proof and the checkpoint's signature; this file checks what it leaves out (cosign-formats.md §9).
 */

import { TrustError } from '../error.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import { type ExpectedEntry, findMismatch, parseBody } from './body.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { integratedDate, type LogEntry, type LogPolicy, logsById } from './entry.ts';
import { signatureContent, sigstoreVerifier } from './sigstore-verifier.ts';

/** Throws E_TRUST for an unknown log; E_TLOG, SyntaxError or a library error for an entry that does not verify. */
export function checkBundleEntry(
  entry: BundleEntry,
  expected: ExpectedEntry,
  { key, root, now }: LogPolicy,
): LogEntry {
  const logId = entry.logId.keyId.toString('hex');
  const logs = logsById(root, logId);
  const body = parseBody(entry.canonicalizedBody, [
    'hashedrekord/0.0.1',
    'dsse/0.0.1',
    'hashedrekord/0.0.2',
  ]);
  // The library compares hash and signature, but not the key in the entry (threat 90).
  const difference = findMismatch(body, expected);
  if (difference !== undefined) throw new TrustError('E_TLOG', difference);

  sigstoreVerifier(key, root, { tlogThreshold: 1 }).verify({
    signature: signatureContent(expected),
    key: { $case: 'public-key', hint: '' },
    // Not needed for a key; malformed timestamps must not matter here (cosign-formats.md §12.2).
    timestamps: [],
    tlogEntries: [entry],
  });
  const index = provenIndex(entry);

  const common = { log: logs[0]?.host ?? logId, logId, kind: body.kind } as const;
  if (entry.inclusionPromise !== undefined) {
    const date = integratedDate(Number(entry.integratedTime), logs, now);
    return {
      ...common,
      index: entry.logIndex,
      version: 'rekor-v1',
      integratedTime: date.toISOString(),
      proof: ['set', 'inclusion'],
    };
  }
  // Without a SET, no time is proven: integratedTime is not signed (threats 98, 99), so the validity
  // period of the log's key cannot be checked, as in sigstore-go.
  const isV2 = body.kind === 'hashedrekord/0.0.2';
  // A Rekor v2 log is a single tree, so both indices are equal, but only the proof's index is proven.
  if (isV2 && entry.logIndex !== index) {
    throw new TrustError('E_TLOG', 'the log entry has another index than its inclusion proof');
  }
  return { ...common, index, version: isV2 ? 'rekor-v2' : 'rekor-v1', proof: ['inclusion'] };
}

/**
 * The entry's index in the tree. The library takes size and root from the signed checkpoint and ignores
 * the proof's own fields; they must agree, or other readers of the bundle are misled.
 */
function provenIndex({ inclusionProof: proof }: BundleEntry): string {
  const { size, root } = parseCheckpoint(proof.checkpoint.envelope);
  if (proof.treeSize !== size || proof.rootHash.toString('base64') !== root) {
    throw new TrustError('E_TLOG', 'the inclusion proof is for another tree than its checkpoint');
  }
  return proof.logIndex;
}
