/** Converts receipts to responses of Rekor v2: protobuf JSON of a TransparencyLogEntry, including unset fields. */

import type { AnswerFormat } from './answer.ts';
import type { Receipt } from './receipt.ts';

interface TransparencyLogEntry {
  readonly logIndex: string;
  readonly logId: { readonly keyId: string };
  readonly kindVersion: { readonly kind: string; readonly version: string };
  readonly integratedTime: '0';
  readonly inclusionPromise: null;
  readonly inclusionProof: {
    readonly logIndex: string;
    readonly rootHash: string;
    readonly treeSize: string;
    readonly hashes: readonly string[];
    readonly checkpoint: { readonly envelope: string };
  };
  readonly canonicalizedBody: string;
}

export class AnswerV2 implements AnswerFormat {
  readonly #logId: string;

  constructor(logId: Buffer) {
    this.#logId = logId.toString('base64');
  }

  write({ kind, version, body, logIndex, proof }: Receipt): TransparencyLogEntry {
    return {
      logIndex: String(logIndex),
      logId: { keyId: this.#logId },
      kindVersion: { kind, version },
      integratedTime: '0',
      inclusionPromise: null,
      inclusionProof: {
        logIndex: String(proof.index),
        rootHash: proof.root.toString('base64'),
        treeSize: String(proof.size),
        hashes: proof.hashes.map((hash) => hash.toString('base64')),
        checkpoint: { envelope: proof.checkpoint },
      },
      canonicalizedBody: body.toString('base64'),
    };
  }

  read(bytes: Uint8Array): Receipt {
    const entry = JSON.parse(Buffer.from(bytes).toString()) as TransparencyLogEntry;
    const { inclusionProof: proof } = entry;
    return {
      ...entry.kindVersion,
      leafHash: undefined,
      body: Buffer.from(entry.canonicalizedBody, 'base64'),
      logIndex: Number(entry.logIndex),
      integratedTime: 0,
      set: undefined,
      proof: {
        index: Number(proof.logIndex),
        size: Number(proof.treeSize),
        root: Buffer.from(proof.rootHash, 'base64'),
        hashes: proof.hashes.map((hash) => Buffer.from(hash, 'base64')),
        checkpoint: proof.checkpoint.envelope,
      },
    };
  }
}
