/** What tests ask of a signer that is a key. */

import { fail } from 'node:assert/strict';
import type { Signer, TrustedKey, TrustedSigner } from '../../src/signature/signer.ts';

/** Fails for an identity. */
export function fingerprintOf(signer: Signer | TrustedSigner | undefined): string | undefined {
  if (signer?.kind === 'identity') fail(`${signer.identity} is not a key`);
  return signer?.fingerprint;
}

/** Fails for an identity. */
export function trustedKey(signer: TrustedSigner | undefined): TrustedKey {
  return signer?.kind === 'key' ? signer : fail('it is not a key');
}
