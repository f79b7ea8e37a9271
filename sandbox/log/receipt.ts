/** What a log states about an entry, independent of the version of the API. */

import { json } from '@sigstore/core';
import type { LogEntry, Proposal } from './entry.ts';
import type { LogKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { checkpointText, signedNote, type TreeState } from './note.ts';

export interface Receipt extends Proposal {
  /** the name of the entry in the answer: the leaf's hash, lower-case hex; of Rekor v1 only */
  readonly leafHash: string | undefined;
  readonly logIndex: number;
  readonly integratedTime: number;
  /** the signed entry timestamp, which only Rekor v1 makes */
  readonly set: Buffer | undefined;
  readonly proof: {
    readonly index: number;
    readonly size: number;
    readonly root: Buffer;
    readonly hashes: readonly Buffer[];
    /** a signed note */
    readonly checkpoint: string;
  };
}

/** A log's name and key, and what it signs with them. */
export class LogSigner {
  readonly key: LogKey;
  readonly #name: string;
  readonly #origin: string;

  /** `origin` is the first line of checkpoints, `name` says there whose signature it is. */
  constructor(key: LogKey, name: string, origin: string = name) {
    this.key = key;
    this.#name = name;
    this.#origin = origin;
  }

  checkpoint(state: TreeState): string {
    return signedNote(checkpointText(this.#origin, state), this.#name, this.key);
  }

  /** The promise to include an entry (cosign-formats.md §2.3). */
  set({ body, integratedTime, logIndex }: Pick<LogEntry, 'body' | 'integratedTime' | 'logIndex'>) {
    const logID = this.key.id.toString('hex');
    const promised = { body: body.toString('base64'), integratedTime, logID, logIndex };
    return this.key.sign(Buffer.from(json.canonicalize(promised)));
  }
}

/** The receipt of an entry in the current tree. The caller may add a SET. */
export function receiptOf(entry: LogEntry, { tree }: Ledger, signer: LogSigner): Receipt {
  const { index, ...fields } = entry;
  const state = { size: tree.size, root: tree.root() };
  const hashes = tree.inclusionProof(index);
  const proof = { index, ...state, hashes, checkpoint: signer.checkpoint(state) };
  return { ...fields, set: undefined, proof };
}
