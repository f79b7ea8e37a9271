/** What a run demands. Complete: every default was filled in at the edge. */

import type { Digest } from '../oci/digest.ts';
import { formatPlatform, type Platform } from '../oci/platform.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { DemandableReader } from './readers.ts';
import type { KeyReport, PolicyReport } from './report.ts';

export interface Policy {
  /** any of them may have signed (rotation); never empty */
  readonly keys: readonly VerificationKey[];
  readonly trustedRoot: TrustedRoot;
  readonly transparencyLog: 'required' | 'ignored';
  /** whether a bundle needs an RFC 3161 timestamp of a trusted authority */
  readonly timestamps: 'required' | 'ignored';
  /** attestation manifests are bound by the signed index; unsigned ones fail only on request */
  readonly attestationManifests: 'reported' | 'required';
  readonly parity: 'auto' | 'true' | 'false';
  /** platforms that must be there; whatever else the index lists must verify as well */
  readonly platforms: readonly Platform[];
  /** what the signed claims must hold */
  readonly annotations: Readonly<Record<string, string>>;
  /** the reference that a legacy payload must name */
  readonly expectedReference?: string;
  /** what the tag must resolve to */
  readonly digest?: Digest;
  /** where signatures live, if not beside the image */
  readonly signatureRepository?: Repository;
  /** who must be able to read the signatures, besides this tool */
  readonly requireReadableBy?: readonly DemandableReader[];
}

export function describePolicy(policy: Policy): PolicyReport {
  return {
    keys: describeKeys(policy.keys),
    transparencyLog: policy.transparencyLog,
    trustedRoot: describeRoot(policy.trustedRoot),
    timestamps: policy.timestamps,
    attestationManifests: policy.attestationManifests,
    parity: policy.parity,
    platforms: policy.platforms.map(formatPlatform),
    annotations: policy.annotations,
    ...(policy.expectedReference === undefined
      ? {}
      : { expectedReference: policy.expectedReference }),
    ...(policy.digest === undefined ? {} : { digest: policy.digest }),
    ...(policy.signatureRepository === undefined
      ? {}
      : { signatureRepository: formatRepository(policy.signatureRepository) }),
    ...(policy.requireReadableBy === undefined
      ? {}
      : { requireReadableBy: policy.requireReadableBy }),
  };
}

export function describeKeys(keys: Policy['keys']): readonly KeyReport[] {
  return keys.map(({ fingerprint, algorithm, source, pinned, notAfter }) => ({
    fingerprint,
    algorithm,
    source,
    pinned,
    ...(notAfter === undefined ? {} : { notAfter: notAfter.toISOString() }),
  }));
}

function describeRoot({ source, date }: TrustedRoot): PolicyReport['trustedRoot'] {
  return { source, ...(date === undefined ? {} : { date }) };
}
