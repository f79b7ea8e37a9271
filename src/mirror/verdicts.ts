/** How a place's signatures are looked at during a run. */

import type { ReadableRepository } from '../registry/repository.ts';
import type { VerdictContext } from '../verify/manifest.ts';
import type { Policy } from '../verify/policy.ts';

export interface Verifying {
  readonly policy: Policy;
  readonly payloadReferences: readonly string[];
}

export function verdictsAt(
  signatures: ReadableRepository,
  { policy, payloadReferences }: Verifying,
  now: Date,
): VerdictContext {
  return { policy, now, signatures, discover: { payloadReferences } };
}
