/** The content of a log: the Merkle tree, and the entries that are its leaves. */

import type { LogEntry, Proposal } from './entry.ts';
import { leafHash, MerkleTree } from './merkle.ts';

export class Ledger {
  readonly entries: LogEntry[] = [];
  /** how many entries the log's earlier trees have: an entry's place in all of them is that much more */
  readonly earlier: number;
  #tree = new MerkleTree();
  readonly #byLeafHash = new Map<string, LogEntry>();

  constructor(earlier: number) {
    this.earlier = earlier;
  }

  get tree(): MerkleTree {
    return this.#tree;
  }

  append(proposal: Proposal, integratedTime: number): LogEntry {
    const index = this.#tree.append(proposal.body);
    const hash = leafHash(proposal.body).toString('hex');
    const entry = {
      ...proposal,
      index,
      logIndex: this.earlier + index,
      leafHash: hash,
      integratedTime,
    };
    this.entries.push(entry);
    this.#byLeafHash.set(hash, entry);
    return entry;
  }

  /** The entry with the same body. */
  find({ body }: Pick<Proposal, 'body'>): LogEntry | undefined {
    return this.findLeaf(leafHash(body).toString('hex'));
  }

  findLeaf(hash: string): LogEntry | undefined {
    return this.#byLeafHash.get(hash);
  }

  /** By the index over all trees. */
  at(logIndex: number): LogEntry | undefined {
    return this.entries[logIndex - this.earlier];
  }

  clear(): void {
    this.#tree = new MerkleTree();
    this.entries.length = 0;
    this.#byLeafHash.clear();
  }
}
