/** Entries of a log: proposed and recorded ones. */

import { json } from '@sigstore/core';

/** A request that was found good. */
export interface Proposal {
  readonly kind: string;
  readonly version: string;
  /** canonical JSON (RFC 8785): the leaf of the tree */
  readonly body: Buffer;
}

export function proposal(kind: string, version: string, spec: object): Proposal {
  const body = json.canonicalize({ apiVersion: version, kind, spec });
  return { kind, version, body: Buffer.from(body) };
}

export interface LogEntry extends Proposal {
  /** in its tree */
  readonly index: number;
  /** over all trees of the log, Rekor's "virtual" index */
  readonly logIndex: number;
  /** of the leaf, lower-case hex */
  readonly leafHash: string;
  /** seconds since 1970 */
  readonly integratedTime: number;
}
