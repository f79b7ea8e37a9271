/**
 * Verifies a log entry of a bundle. @sigstore/verify checks the signed entry timestamp, the inclusion
 * proof and the checkpoint's signature; this file checks what it leaves out (cosign-formats.md §9).
 */

import { TrustError } from '../error.ts';
import { decodeBase64, fail } from '../oci/shape.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import { type ExpectedEntry, findMismatch, parseBody } from './body.ts';
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

export interface Checkpoint {
  /** decimal */
  readonly size: string;
  /** base64 of the tree's root hash */
  readonly root: string;
}

const note = /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*\n([\s\S]+)\n$/;
const signatureLine = /^\u2014 (\S+) (\S+)$/;

/**
 * Parses a checkpoint, which is a signed note (C2SP signed-note.md, tlog-checkpoint.md).
 *
 *     origin, size and root, each on a line; optional lines; an empty line;
 *     signatures: an em dash, a name, and base64 of key ID and signature
 *
 * @sigstore/verify verifies the log's signature, but skips lines that do not look like signatures. Go's
 * parser rejects such notes, and splits at the last empty line, not the first. Only notes that can be read in
 * one way are accepted (threat 100). Throws SyntaxError. Signatures of witnesses are not verified, but must be
 * well-formed.
 */
export function parseCheckpoint(envelope: string): Checkpoint {
  const [, origin, size, root, signatures] = note.exec(envelope) ?? [];
  if (!origin || !size || !root || !signatures) return fail('checkpoint', 'is not a signed note');
  for (const line of signatures.split('\n')) {
    const encoded =
      signatureLine.exec(line)?.[2] ?? fail('checkpoint', 'has a malformed signature');
    decodeBase64(encoded);
  }
  return { size, root };
}
