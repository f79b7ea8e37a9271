/** The options of a run that signs images or makes attestations. All defaults are already applied. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Platform } from '../oci/platform.ts';
import type { Repository } from '../oci/reference.ts';
import type { SignatureFormat } from '../signature/format.ts';
import type { LogClient } from '../transparency/service.ts';
import type { TimestampClient } from '../transparency/timestamp.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
import type { RequirableReader } from '../verify/readers.ts';
import type { Signer } from './signer.ts';

/** Who signs, in which formats, and where it is recorded and stored. */
export interface SigningOptions {
  readonly signer: Signer;
  /** never empty */
  readonly formats: readonly SignatureFormat[];
  /** every signature is logged in each of them; may be empty */
  readonly logs: readonly LogClient[];
  /** every bundle gets a timestamp from each; legacy signatures get none */
  readonly timestamps: readonly TimestampClient[];
  /** to verify the responses of the services */
  readonly trustedRoot: TrustedRoot;
  readonly signatureRepository?: Repository;
  readonly dryRun?: boolean;
}

export interface SignOptions extends SigningOptions {
  readonly annotations: Readonly<Record<string, string>>;
  /** the reference in legacy payloads; default: the repository, in cosign's notation */
  readonly identity?: string;
  /** sign the index and all manifests under it, or only the manifest that the reference names */
  readonly recursive: boolean;
  /** platforms that the image must have, or it is not signed */
  readonly platforms?: readonly Platform[];
  /** tools that must be able to read the signatures; checked before anything is signed */
  readonly requireReadableBy?: readonly RequirableReader[];
}

/** Enough to fill one batch of a Rekor v2 log for a typical image. */
export const manifestsAtOnce = 16;

/** Throws E_INPUT for options that would fail later, after log entries were made. */
export function assertUsable(options: SigningOptions): void {
  const { signer, formats, logs, timestamps } = options;
  const refuse = (why: string): never => {
    throw new TrustError('E_INPUT', why);
  };
  if (formats.length === 0) refuse('no signature format is given');
  if (Math.max(logs.length, timestamps.length) > limits.logEntries) {
    refuse(`readers accept ${limits.logEntries} log entries and timestamps in a bundle at most`);
  }
  if (signer.kind === 'identity') assertTimeProvable(options, refuse);
  if (!formats.includes('legacy')) return;
  if (logs.some(({ version }) => version === 'rekor-v2')) {
    refuse(
      'legacy signatures require a signed entry timestamp, which Rekor v2 does not issue: use the format bundle, or Rekor v1',
    );
  }
  if (logs.length > 1) refuse('a legacy signature can hold the entry of one log only');
}

/** A certificate is valid for minutes: a signature by it counts only if its time is proven. */
function assertTimeProvable(
  { formats, logs, timestamps }: SigningOptions,
  refuse: (why: string) => never,
): void {
  const hasEntryTime = logs.some(({ version }) => version === 'rekor-v1');
  if (formats.includes('bundle') && !hasEntryTime && timestamps.length === 0) {
    refuse(
      'keyless: nothing would prove when it was signed; Rekor v2 issues no times: give a timestamp authority (timestamp-url), or use Rekor v1',
    );
  }
  if (formats.includes('legacy') && logs.length === 0) {
    refuse('keyless: a legacy signature without a log entry has no proven time: use a log');
  }
}

/**
 * The policy that signatures of this run satisfy: this signer, at least these annotations, a log entry and a
 * timestamp if the options have logs and authorities.
 */
export function policyFor(
  options: SigningOptions & Partial<Pick<SignOptions, 'annotations'>>,
  format: SignatureFormat,
): Policy {
  const { signer, annotations = {}, logs, timestamps, trustedRoot } = options;
  const stamped = format === 'bundle' && timestamps.length > 0;
  return {
    keys: signer.kind === 'key' ? [signer.key.public] : [],
    identities: signer.kind === 'key' ? [] : signer.identities,
    sct: signer.kind === 'key' ? 'required' : signer.sct,
    trustedRoots: [trustedRoot],
    transparencyLog: logs.length === 0 ? 'ignored' : 'required',
    timestamps: stamped ? 'required' : 'ignored',
    attestationManifests: 'required',
    parity: 'false',
    platforms: [],
    annotations,
  };
}
