/** Recording signatures in a transparency log: what the clients of Rekor v1 and v2 have in common. */

import type { SignatureBundle, Witness } from '@sigstore/sign';
import { type ErrorDetails, TrustError } from '../error.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import type { Service } from './service.ts';

/** A witness as the bundle builders of @sigstore/sign call it. */
export interface LogClient extends Witness {
  readonly url: string;
  readonly version: 'rekor-v1' | 'rekor-v2';
  /**
   * The entry as the log answers it; nothing in it is verified. Every attempt sends the same signature,
   * so that an entry whose answer was lost is found again (fault 42). Throws E_NET or E_RATE when the log
   * gives none (the run may be repeated), E_TLOG when it refuses the entry, and EntryExists.
   *
   * @param content an envelope, for bundles; a message signature, for legacy signatures
   * @param publicKey PEM
   */
  testify(content: SignatureBundle, publicKey: string): Promise<{ tlogEntries: [BundleEntry] }>;
}

/** The log has this entry and does not return it: another signature is needed. */
export class EntryExists extends TrustError {
  constructor(host: string, details: ErrorDetails) {
    super('E_TLOG', `the log ${host} has this entry already, and does not hand it out`, details);
  }
}

export function logService(url: string): Service {
  return { name: 'log', url, accept: 'application/json', refusalCode: 'E_TLOG' };
}
