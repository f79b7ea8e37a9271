/** Reads the requirements for attestations from the options of a run. */

import type { AttestationRequirement } from '../attestation/requirement.ts';
import type { CheckAttestations } from '../verify/attestations.ts';
import type { AttestationPolicy, Policy } from '../verify/policy.ts';

export interface AttestationValues {
  /** absent: attestations are not fetched; empty: they are only listed */
  readonly attestations?: readonly AttestationRequirement[] | undefined;
  readonly attestationsOnly?: boolean;
  readonly outputAttestations?: string | undefined;
}

export function attestationPolicy(values: AttestationValues): AttestationPolicy | undefined {
  const { attestations: requirements, attestationsOnly } = values;
  if (requirements === undefined) return undefined;
  return { requirements, signatures: attestationsOnly ? 'ignored' : 'required' };
}

/** Lists all attestations that count, and requires none. */
export async function listAttestations(policy: Policy): Promise<CheckAttestations> {
  const { attestationCheck } = await import('../verify/attestations.ts');
  return attestationCheck({
    ...policy,
    attestations: { requirements: [], signatures: 'required' },
  });
}
