/** What the source of a mirror run must be, and whose signatures count for it. */

import { TrustError } from '../error.ts';
import type { Transport } from '../http/request.ts';
import type { Requirement } from '../mirror/report.ts';
import { namesOf, type Values } from '../options/given.ts';
import type { mirrorOptions } from '../options/mirror.ts';
import { identityFields } from '../options/trust.ts';
import type { Policy } from '../verify/policy.ts';
import type { Host } from './connection.ts';
import { readKeys } from './keys.ts';
import { noDemands, policyOf } from './policy.ts';

/** Throws E_INPUT or E_KEY. */
export async function requirementOf(
  values: Values<typeof mirrorOptions>,
  host: Host,
  transport: Transport,
): Promise<{ readonly require: Requirement; readonly policy?: Policy }> {
  const aboutSigners = namesOf(values, 'keys', 'keyFingerprints', ...identityFields);
  const require = values.require ?? (aboutSigners.length > 0 ? 'verified' : 'signed');
  if (require === 'verified') {
    const demands = await policyOf({ ...noDemands, ...values }, host);
    const keys = await readKeys(values, demands.identities, host, transport);
    return { require, policy: { ...demands, keys } };
  }
  // Given and not used, they would look like a check that was made.
  const others = ['requireAllSigners', 'insecureIgnoreSct', 'trustedRoot'] as const;
  const unused = [...aboutSigners, ...namesOf(values, ...others, 'transparencyLog', 'timestamps')];
  if (unused.length === 0) return { require };
  const message = `${unused.join(', ')}: nothing is verified with require ${require}`;
  throw new TrustError('E_INPUT', message);
}
