/**
 * Faults that make a log lie: the entry is logged correctly, but one part of the response is false. Headers
 * are not changed.
 */

import type { Strike } from '../http/faults.ts';
import type { AnswerFormat } from './answer.ts';
import type { Ledger } from './ledger.ts';
import { type LogSigner, type Receipt, receiptOf } from './receipt.ts';

export interface Lies {
  /** a signed entry timestamp by the log, but for another index (v1) */
  readonly set: Strike;
  /** another time than the one that is signed (v1) */
  readonly time: Strike;
  /** another index than the one that is signed, or proven */
  readonly index: Strike;
  /** an inclusion proof that leads elsewhere */
  readonly proof: Strike;
  /** a checkpoint with the log's name and a bad signature */
  readonly checkpoint: Strike;
  /** a checkpoint that the log has signed, of a tree without the entry */
  readonly fork: Strike;
  /** another entry's body, with what is signed and proven about this one; there must be another */
  readonly body: Strike;
  /** all about another entry, and all of it true; there must be another */
  readonly entry: Strike;
}

export function makeLies(format: AnswerFormat, ledger: Ledger, signer: LogSigner): Lies {
  const lie = (change: (receipt: Receipt) => Receipt): Strike => ({
    body: (bytes) => Buffer.from(JSON.stringify(format.write(change(format.read(bytes))))),
  });
  return {
    set: lie((receipt) => {
      if (receipt.set === undefined) throw new Error('this log makes no signed entry timestamps');
      return { ...receipt, set: signer.set({ ...receipt, logIndex: receipt.logIndex + 1 }) };
    }),
    time: lie((receipt) => ({ ...receipt, integratedTime: receipt.integratedTime + 1 })),
    index: lie((receipt) => ({ ...receipt, logIndex: receipt.logIndex + 1 })),
    proof: lie((receipt) => {
      const [first = Buffer.alloc(32), ...rest] = receipt.proof.hashes;
      return { ...receipt, proof: { ...receipt.proof, hashes: [flipped(first), ...rest] } };
    }),
    checkpoint: lie((receipt) => {
      const checkpoint = withBadSignature(receipt.proof.checkpoint);
      return { ...receipt, proof: { ...receipt.proof, checkpoint } };
    }),
    fork: lie((receipt) => {
      const state = { size: receipt.proof.size, root: flipped(receipt.proof.root) };
      return {
        ...receipt,
        proof: { ...receipt.proof, root: state.root, checkpoint: signer.checkpoint(state) },
      };
    }),
    body: lie((receipt) => ({ ...receipt, body: other(receipt).body })),
    entry: lie((receipt) => other(receipt)),
  };

  function other({ body, set }: Receipt): Receipt {
    const entry = ledger.entries.find((candidate) => !candidate.body.equals(body));
    if (entry === undefined) throw new Error('the log holds no other entry');
    const receipt = receiptOf(entry, ledger, signer);
    return set === undefined ? receipt : { ...receipt, set: signer.set(entry) };
  }
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(0) ^ 1);
  return copy;
}

/** The last byte is of the signature in both versions. */
function withBadSignature(note: string): string {
  return note.replace(/([^ ]+)\n$/, (_, encoded: string) => {
    const bytes = Buffer.from(encoded, 'base64').reverse();
    return `${flipped(bytes).reverse().toString('base64')}\n`;
  });
}
