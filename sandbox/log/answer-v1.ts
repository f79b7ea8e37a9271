/** Converts receipts to responses of Rekor v1 (rekor openapi.yaml, "LogEntry"). */

import type { AnswerFormat } from './answer.ts';
import type { Receipt } from './receipt.ts';

interface Anonymous {
  readonly body: string;
  readonly integratedTime: number;
  readonly logID: string;
  readonly logIndex: number;
  readonly verification: {
    readonly inclusionProof: {
      readonly checkpoint: string;
      readonly hashes: readonly string[];
      readonly logIndex: number;
      readonly rootHash: string;
      readonly treeSize: number;
    };
    readonly signedEntryTimestamp: string;
  };
}

/** An entry's id: in which tree, and the hash of the leaf. */
export function entryId(treeId: bigint, leafHash: string): string {
  return treeId.toString(16).padStart(16, '0') + leafHash;
}

export class AnswerV1 implements AnswerFormat {
  readonly #logId: string;
  readonly #treeId: bigint;

  constructor(logId: Buffer, treeId: bigint) {
    this.#logId = logId.toString('hex');
    this.#treeId = treeId;
  }

  write({
    leafHash,
    body,
    integratedTime,
    logIndex,
    set,
    proof,
  }: Receipt): Record<string, Anonymous> {
    const id = entryId(this.#treeId, leafHash ?? '');
    const inclusionProof = {
      checkpoint: proof.checkpoint,
      hashes: proof.hashes.map((hash) => hash.toString('hex')),
      logIndex: proof.index,
      rootHash: proof.root.toString('hex'),
      treeSize: proof.size,
    };
    return {
      [id]: {
        body: body.toString('base64'),
        integratedTime,
        logID: this.#logId,
        logIndex,
        verification: { inclusionProof, signedEntryTimestamp: set?.toString('base64') ?? '' },
      },
    };
  }

  read(bytes: Uint8Array): Receipt {
    const answer: Record<string, Anonymous> = JSON.parse(Buffer.from(bytes).toString());
    const [[id, entry] = []] = Object.entries(answer);
    if (id === undefined || entry === undefined) throw new Error('the answer holds no entry');
    const body = Buffer.from(entry.body, 'base64');
    const { kind, apiVersion } = JSON.parse(body.toString()) as Record<string, string>;
    const { inclusionProof: proof, signedEntryTimestamp } = entry.verification;
    return {
      kind: kind ?? '',
      version: apiVersion ?? '',
      leafHash: id.slice(-64),
      body,
      logIndex: entry.logIndex,
      integratedTime: entry.integratedTime,
      set: Buffer.from(signedEntryTimestamp, 'base64'),
      proof: {
        index: proof.logIndex,
        size: proof.treeSize,
        root: Buffer.from(proof.rootHash, 'hex'),
        hashes: proof.hashes.map((hash) => Buffer.from(hash, 'hex')),
        checkpoint: proof.checkpoint,
      },
    };
  }
}
