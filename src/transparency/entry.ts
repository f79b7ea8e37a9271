/** An entry in a transparency log: what it is checked against, and what reports say about a good one. */

import type { VerificationKey } from '../signature/key.ts';
import type { TrustedRoot } from './trusted-root.ts';

/** @internal */
export interface LogPolicy {
  /** the key that the signature was found to be made with */
  readonly key: VerificationKey;
  /** DER of the certificate that holds the key: then the entry must name the certificate, byte for byte */
  readonly certificate?: Uint8Array;
  readonly root: TrustedRoot;
  readonly now: Date;
}

/** An entry that was found good: everything here is proven, but for the meaning of the kind's name. */
export interface LogEntry {
  /** host of the log's base URL */
  readonly log: string;
  /** lower-case hex */
  readonly logId: string;
  /** decimal: as the SET has it (for Rekor v1 over all its trees), else as in the proof */
  readonly index: string;
  /** kind and version of the body, such as `hashedrekord/0.0.1` */
  readonly kind: string;
  readonly version: 'rekor-v1' | 'rekor-v2';
  /** ISO 8601, only if a signed entry timestamp covers it (threats 98, 99) */
  readonly integratedTime?: string;
  /** signed entry timestamp (the log's promise), inclusion proof under a signed checkpoint */
  readonly proof: readonly ('set' | 'inclusion')[];
}
