/**
 * A log entry of a bundle. @sigstore/verify checks the signed entry timestamp, the inclusion proof and
 * the checkpoint's signature; ours is what it leaves out (cosign-formats.md §9).
 */

import { TrustError } from '../error.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import { type ExpectedEntry, findMismatch, parseBody } from './body.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { integratedDate, type LogEntry, type LogPolicy, logsById } from './entry.ts';
import { signatureContent, sigstoreVerifier } from './sigstore-verifier.ts';

/** Throws E_TRUST for an unknown log, or E_TLOG, SyntaxError or a library error for an entry that proves nothing. */
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
  // The library compares hash and signature, but never whose key the entry names (threat 90).
  const difference = findMismatch(body, expected);
  if (difference !== undefined) throw new TrustError('E_TLOG', difference);

  sigstoreVerifier(key, root, { tlogThreshold: 1 }).verify({
    signature: signatureContent(expected),
    key: { $case: 'public-key', hint: '' },
    // A bare key needs none, and junk in them must not matter (cosign-formats.md §12.2).
    timestamps: [],
    tlogEntries: [entry],
  });
  const { index } = provenIndex(entry);

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
  // Without a SET no time is proven: the period of the log's key cannot be tested (as in sigstore-go),
  // and an integratedTime in the entry is nobody's word (threats 98, 99).
  const isV2 = body.kind === 'hashedrekord/0.0.2';
  // Rekor v2 logs are one tree: both indices are the same, but only the inner one is proven.
  if (isV2 && entry.logIndex !== index) {
    throw new TrustError('E_TLOG', 'the log entry has another index than its inclusion proof');
  }
  return { ...common, index, version: isV2 ? 'rekor-v2' : 'rekor-v1', proof: ['inclusion'] };
}

/**
 * The entry's place in the tree. The library takes size and root from the checkpoint, which is signed,
 * and leaves the proof's own fields unread; they must say the same, or a reader of them is misled.
 */
function provenIndex({ inclusionProof: proof }: BundleEntry): { readonly index: string } {
  const { size, root } = parseCheckpoint(proof.checkpoint.envelope);
  if (proof.treeSize !== size || proof.rootHash.toString('base64') !== root) {
    throw new TrustError('E_TLOG', 'the inclusion proof is for another tree than its checkpoint');
  }
  return { index: proof.logIndex };
}
