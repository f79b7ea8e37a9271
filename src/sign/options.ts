/** What to sign with, and how. Complete: every default was filled in at the edge. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Platform } from '../oci/platform.ts';
import type { Repository } from '../oci/reference.ts';
import type { SignatureFormat } from '../signature/candidate.ts';
import type { SigningKey } from '../signature/private-key.ts';
import type { LogClient } from '../transparency/log-client.ts';
import type { TimestampClient } from '../transparency/timestamp.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
import type { DemandableReader } from '../verify/readers.ts';

export interface SignOptions {
  readonly key: SigningKey;
  /** never empty */
  readonly formats: readonly SignatureFormat[];
  readonly annotations: Readonly<Record<string, string>>;
  /** what legacy payloads name; default: the repository, as cosign calls it */
  readonly identity?: string;
  /** every signature goes to each of them; none: nothing is logged */
  readonly logs: readonly LogClient[];
  /** each is asked for each bundle; legacy signatures have none */
  readonly timestamps: readonly TimestampClient[];
  /** what the services' answers are verified with */
  readonly trustedRoot: TrustedRoot;
  /** the index and everything under it, or only what the reference names */
  readonly recursive: boolean;
  readonly signatureRepository?: Repository;
  /** what the image must be for, or it is not signed */
  readonly platforms?: readonly Platform[];
  /** who must be able to read the signatures in the end: checked before anything is signed */
  readonly requireReadableBy?: readonly DemandableReader[];
  /** nothing is signed: the report says what is missing */
  readonly dryRun?: boolean;
}

/** Enough to fill one batch of a Rekor v2 log with a usual image. */
export const manifestsAtOnce = 16;

/** Throws E_INPUT for what could only fail, before anything is logged for ever. */
export function assertUsable({ formats, logs, timestamps }: SignOptions): void {
  const refuse = (why: string): never => {
    throw new TrustError('E_INPUT', why);
  };
  if (formats.length === 0) refuse('there is no format to sign in');
  if (Math.max(logs.length, timestamps.length) > limits.logEntries) {
    refuse(`readers take ${limits.logEntries} log entries and timestamps of a bundle at most`);
  }
  if (!formats.includes('legacy')) return;
  if (logs.some(({ version }) => version === 'rekor-v2')) {
    refuse(
      'legacy signatures need a signed entry timestamp, which Rekor v2 does not issue: use the format bundle, or Rekor v1',
    );
  }
  if (logs.length > 1) refuse('a legacy signature has room for the entry of one log only');
}

/**
 * What a signature of this run satisfies, for any reader: this key, these annotations (more may be there),
 * a log if there is one, an authority's time if there is one.
 */
export function policyFor(options: SignOptions, format: SignatureFormat): Policy {
  const { key, annotations, logs, timestamps, trustedRoot } = options;
  const stamped = format === 'bundle' && timestamps.length > 0;
  return {
    keys: [key.public],
    trustedRoot,
    transparencyLog: logs.length === 0 ? 'ignored' : 'required',
    timestamps: stamped ? 'required' : 'ignored',
    attestationManifests: 'required',
    parity: 'false',
    platforms: [],
    annotations,
  };
}
