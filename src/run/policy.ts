/** Reads the policy for signatures from the options of a run. */

import { defined } from '../defined.ts';
import { readIdentityPolicies } from '../identity/policy.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { identityFields, type trust } from '../options/trust.ts';
import type { VerifyValues } from '../options/verify.ts';
import type { Policy } from '../verify/policy.ts';
import type { Host } from './connection.ts';
import { type RequiredOfRoot, readTrustedRoots } from './trusted-root.ts';

/** Options about accepted signers, which all verbs have. */
type TrustValues = Pick<VerifyValues, keyof typeof trust>;

export type PolicyValues = TrustValues &
  Pick<
    VerifyValues,
    | 'digest'
    | 'platforms'
    | 'annotations'
    | 'expectedReference'
    | 'attestationManifests'
    | 'parity'
    | 'requireReadableBy'
  >;

/** The values for verbs without these options; they compare registries in their own ways. */
export const noDemands = {
  digest: undefined,
  platforms: [],
  annotations: {},
  expectedReference: undefined,
  attestationManifests: 'reported',
  parity: 'false',
  requireReadableBy: [],
} as const;

/** Everything but the keys. Throws E_INPUT for identities and trusted roots that cannot be used. */
export async function policyOf(
  values: PolicyValues & ConnectionValues,
  host: Host,
): Promise<Omit<Policy, 'keys'>> {
  const asked = Object.fromEntries(identityFields.map((field) => [field, values[field]]));
  const identities = readIdentityPolicies(asked);
  const sct = values.insecureIgnoreSct ? 'ignored' : 'required';
  const { transparencyLog, timestamps, attestationManifests, parity } = values;
  const { platforms, annotations, digest, expectedReference, signatureRepository } = values;
  const { requireReadableBy } = values;
  const required: RequiredOfRoot = {
    logs: transparencyLog === 'required',
    authorities: timestamps === 'required',
    // Keys are given, too, or they are the default.
    ...(identities.length > 0
      ? { certificates: { sct, only: values.keys === undefined, excuses: true } }
      : {}),
  };
  return {
    ...{ transparencyLog, timestamps, attestationManifests, parity, platforms, annotations },
    ...defined({ digest, expectedReference, signatureRepository }),
    ...(requireReadableBy.length === 0 ? {} : { requireReadableBy }),
    ...{ identities, sct },
    ...(values.requireAllSigners ? { requireAllSigners: true } : {}),
    trustedRoots: await readTrustedRoots(values.trustedRoot, required, { values, host }),
  };
}
