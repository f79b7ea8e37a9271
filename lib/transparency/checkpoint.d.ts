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
export interface Checkpoint {
    readonly origin: string;
    /** decimal */
    readonly size: string;
    /** base64 of the tree's root hash */
    readonly root: string;
}
/** Throws SyntaxError. Witnesses' signatures need not verify, but must be signatures in form. */
export declare function parseCheckpoint(envelope: string): Checkpoint;
