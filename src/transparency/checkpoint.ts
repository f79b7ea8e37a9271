/**
 * The form of a checkpoint: a signed note (C2SP signed-note.md, tlog-checkpoint.md).
 *
 *     origin, size and root on a line each, other lines, an empty line,
 *     then signatures: an em dash, a name, and base64 of the key's id and the signature
 *
 * @sigstore/verify verifies the log's signature, but picks out what looks like signatures and skips
 * the rest. Go's reader refuses such notes, and splits them at the last empty line, not at the first:
 * only a note that can be read in one way is let through (threat 100).
 */

import { decodeBase64 } from '../oci/base64.ts';
import { fail } from '../oci/shape.ts';

export interface Checkpoint {
  /** decimal */
  readonly size: string;
  /** base64 of the tree's root hash */
  readonly root: string;
}

const note = /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*\n([\s\S]+)\n$/;
const signatureLine = /^\u2014 (\S+) (\S+)$/;

/** Throws SyntaxError. Witnesses' signatures need not verify, but must be signatures in form. */
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
