/** The trusted root (protobuf-specs sigstore_trustroot.proto): which logs and timestamp authorities count. */

import type { KeyObject } from 'node:crypto';
import type { TrustMaterial } from '@sigstore/verify';
import { TrustError } from '../error.ts';

export interface TrustedLog {
  readonly baseUrl: string;
  /** what reports call it, and the name in its checkpoints: the base URL's host */
  readonly host: string;
  /** lower-case hex, as in a legacy entry's logID */
  readonly logId: string;
  readonly key: KeyObject;
  /** both inclusive; a missing end means open */
  readonly validFor: { readonly start: Date; readonly end?: Date };
}

export interface TrustedRoot {
  /** how to call it in reports: a file name, or "the embedded public-good root" */
  readonly source: string;
  /** day on which its newest log started, YYYY-MM-DD: tells how old the root is */
  readonly date: string;
  readonly logs: readonly TrustedLog[];
  /** the same for @sigstore/verify: logs and timestamp authorities, no certificate authorities */
  readonly material: TrustMaterial;
}

/** Reads a trusted_root.json. Throws E_TRUST for a root that is malformed, or that leaves a validity open. */
export function parseTrustedRoot(_bytes: Uint8Array, source: string): TrustedRoot {
  throw new TrustError('E_TRUST', `${source}: not implemented`);
}
