/** The policy of a run: what an image must satisfy. All defaults are already applied. */

import type { AttestationRequirement } from '../attestation/requirement.ts';
import { defined } from '../defined.ts';
import type { IdentityPolicy } from '../identity/policy.ts';
import { trustedIdentityOf } from '../identity/trusted.ts';
import type { Digest } from '../oci/digest.ts';
import { formatPlatform, type Platform } from '../oci/platform.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import type { VerificationKey } from '../signature/key.ts';
import { type TrustedSigner, trustedSignerOf } from '../signature/signer.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { RequirableReader } from './readers.ts';
import type { PolicyReport } from './report.ts';

export interface Policy {
  /** a signature by any of them, or by one of `identities`, counts */
  readonly keys: readonly VerificationKey[];
  readonly identities: readonly IdentityPolicy[];
  /** each key and each identity must have signed every manifest, and not just one of them */
  readonly requireAllSigners?: true;
  /** never empty; a signature must verify with one of them alone */
  readonly trustedRoots: readonly TrustedRoot[];
  readonly transparencyLog: 'required' | 'ignored';
  /** whether a certificate transparency log must have seen the certificate of an identity */
  readonly sct: 'required' | 'ignored';
  /** whether a signature needs an RFC 3161 timestamp of a trusted authority */
  readonly timestamps: 'required' | 'ignored';
  /** attestation manifests are bound by the signed index, so by default they need no signature */
  readonly attestationManifests: 'reported' | 'required';
  readonly parity: 'auto' | 'true' | 'false';
  /** platforms that the image must have; any others in the index must verify as well */
  readonly platforms: readonly Platform[];
  readonly annotations: Readonly<Record<string, string>>;
  /** the reference that a legacy payload must name */
  readonly expectedReference?: string;
  readonly digest?: Digest;
  /** where signatures are, if not in the image's repository */
  readonly signatureRepository?: Repository;
  /** attestations that the image must have */
  readonly attestations?: AttestationPolicy;
  /** other tools that must be able to read the signatures */
  readonly requireReadableBy?: readonly RequirableReader[];
}

export interface AttestationPolicy {
  /** empty: all attestations are listed, and none is required */
  readonly requirements: readonly AttestationRequirement[];
  /** `ignored`: only the attestations are verified, and no image counts as signed */
  readonly signatures: 'required' | 'ignored';
}

export function describePolicy(policy: Policy): PolicyReport {
  return {
    signers: describeSigners(policy),
    ...(policy.requireAllSigners === true ? { requireAllSigners: true } : {}),
    transparencyLog: policy.transparencyLog,
    ...(policy.identities.length === 0 ? {} : { sct: policy.sct }),
    trustedRoots: policy.trustedRoots.map(describeRoot),
    timestamps: policy.timestamps,
    attestationManifests: policy.attestationManifests,
    parity: policy.parity,
    platforms: policy.platforms.map(formatPlatform),
    annotations: policy.annotations,
    ...defined({ expectedReference: policy.expectedReference, digest: policy.digest }),
    ...(policy.signatureRepository === undefined
      ? {}
      : { signatureRepository: formatRepository(policy.signatureRepository) }),
    ...defined({ requireReadableBy: policy.requireReadableBy }),
    ...describeAttestations(policy.attestations),
  };
}

function describeAttestations(
  policy: AttestationPolicy | undefined,
): Pick<PolicyReport, 'attestations' | 'signatures'> {
  if (policy === undefined || policy.requirements.length === 0) return {};
  return {
    attestations: policy.requirements.map(({ text }) => text),
    ...(policy.signatures === 'ignored' ? { signatures: 'ignored' } : {}),
  };
}

export function describeSigners({
  keys,
  identities,
}: Pick<Policy, 'keys' | 'identities'>): readonly TrustedSigner[] {
  return [...keys.map(trustedSignerOf), ...identities.map(trustedIdentityOf)];
}

function describeRoot({ source, date }: TrustedRoot): PolicyReport['trustedRoots'][number] {
  return { source, ...defined({ date }) };
}
