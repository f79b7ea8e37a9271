/** Recording signatures in a transparency log: what the clients of Rekor v1 and v2 have in common. */

import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { TrustError } from '../error.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { Signed } from '../signature/signed.ts';

/** What is to be recorded: the same signature bytes at every attempt (fault 42). */
export interface Recording {
  readonly format: 'legacy' | 'bundle';
  readonly signed: Signed;
  /** what kind of payload the envelope of a bundle holds */
  readonly payloadType: string;
  readonly key: VerificationKey;
}

export interface LogClient {
  readonly url: string;
  readonly version: 'rekor-v1' | 'rekor-v2';
  /**
   * The entry as the log answers it; nothing in it is verified. Throws E_NET or E_RATE when the log
   * cannot be reached (the run may be repeated), and E_TLOG when it refuses the entry.
   */
  record(recording: Recording): Promise<TransparencyLogEntry>;
}

/** The PEM that a log entry names the key by (Go's encoding: 64 columns, a line break at the end). */
export function publicKeyPem({ key }: VerificationKey): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** From a status of the log, or none at all, to an error that says whether trying again can help. */
export function logError(url: string, status: number | undefined, cause: unknown): TrustError {
  const host = URL.canParse(url) ? new URL(url).host : url;
  const details = { host, ...(status === undefined ? {} : { status }) };
  if (status === 429) {
    return new TrustError('E_RATE', `the log ${host} asks to wait`, details, cause);
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return new TrustError(
      'E_TLOG',
      `the log ${host} refused the entry (${status})`,
      details,
      cause,
    );
  }
  const why = status === undefined ? 'does not answer' : `fails (${status})`;
  return new TrustError('E_NET', `the log ${host} ${why}`, details, cause);
}
