/**
 * Parses checkpoints, which are signed notes (C2SP signed-note.md, tlog-checkpoint.md).
 *
 *     origin, size and root, each on a line; optional lines; an empty line;
 *     signatures: an em dash, a name, and base64 of key ID and signature
 *
 * @sigstore/verify verifies the log's signature, but skips lines that do not look like signatures. Go's
 * parser rejects such notes, and splits at the last empty line, not the first. This parser accepts only
 * notes that can be read in one way (threat 100).
 */

import { decodeBase64, fail } from '../oci/shape.ts';

export interface Checkpoint {
  /** decimal */
  readonly size: string;
  /** base64 of the tree's root hash */
  readonly root: string;
}

const note = /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*\n([\s\S]+)\n$/;
const signatureLine = /^\u2014 (\S+) (\S+)$/;

/** Throws SyntaxError. Signatures of witnesses are not verified, but must be well-formed. */
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
