/** What to sign with, and how. Complete: every default was filled in at the edge. */

import type { Repository } from '../oci/reference.ts';
import type { SigningKey } from '../signature/private-key.ts';
import type { LogClient } from '../transparency/log-client.ts';
import type { TimestampClient } from '../transparency/timestamp.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
import type { SignatureFormat } from './report.ts';

export interface SignOptions {
  readonly key: SigningKey;
  /** never empty */
  readonly formats: readonly SignatureFormat[];
  readonly annotations: Readonly<Record<string, string>>;
  /** what legacy payloads name; default: the repository, as cosign calls it */
  readonly identity?: string;
  /** none: nothing is logged */
  readonly logs: readonly LogClient[];
  /** asked for bundles */
  readonly timestamps: readonly TimestampClient[];
  /** what the services' answers are verified with */
  readonly trustedRoot: TrustedRoot;
  /** the index and everything under it, or only what the reference names */
  readonly recursive: boolean;
  readonly signatureRepository?: Repository;
}

/** What a signature of this run must satisfy: by this key, with these annotations, in a log if there is one. */
export function policyFor(options: SignOptions): Policy {
  const { key, annotations, logs, timestamps, trustedRoot, signatureRepository } = options;
  return {
    keys: [key.public],
    trustedRoot,
    transparencyLog: logs.length === 0 ? 'ignored' : 'required',
    timestamps: timestamps.length === 0 ? 'ignored' : 'required',
    attestationManifests: 'required',
    parity: 'false',
    platforms: [],
    annotations,
    ...(signatureRepository === undefined ? {} : { signatureRepository }),
  };
}
