/** What a run asks of attestations, from its options. */

import type { AttestationRequirement } from '../attestation/requirement.ts';
import type { AttestationPolicy } from '../verify/policy.ts';

export interface AttestationValues {
  /** absent: attestations are not looked for; empty: they are listed */
  readonly attestations?: readonly AttestationRequirement[] | undefined;
  readonly attestationsOnly?: boolean;
  readonly outputAttestations?: string | undefined;
}

export function attestationPolicy(values: AttestationValues): AttestationPolicy | undefined {
  const { attestations: requirements, attestationsOnly } = values;
  if (requirements === undefined) return undefined;
  return { requirements, signatures: attestationsOnly ? 'ignored' : 'required' };
}
