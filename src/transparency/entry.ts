/** An entry in a transparency log: what it is checked against, and what reports say about a good one. */

import {
  type Infer,
  list,
  matching,
  object,
  oneOf,
  optional,
  text,
  time,
} from '../oci/document.ts';
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

/** An entry of a transparency log that was verified. Everything in it is proven, except what its kind means. */
export const logEntry = object({
  /** Host of the log's base URL. */
  log: text,
  /** Id of the log in lower-case hex. */
  logId: matching(/^[0-9a-f]+$/, 'is not lower-case hex'),
  /** Decimal. For Rekor v1 with a signed entry timestamp: over all trees of the log; otherwise in the tree of the proof. */
  index: matching(/^[0-9]+$/, 'is not decimal'),
  /** Kind and version of the body, such as hashedrekord/0.0.1. */
  kind: text,
  /** Generation of the log. */
  version: oneOf('rekor-v1', 'rekor-v2'),
  /** When the log accepted it. Present only if a signed entry timestamp covers it (threats 98, 99). */
  integratedTime: optional(time),
  /** How it was proven: `set` is a signed entry timestamp, `inclusion` an inclusion proof with a signed checkpoint. */
  proof: list(oneOf('set', 'inclusion')),
});
export interface LogEntry extends Infer<typeof logEntry> {}
