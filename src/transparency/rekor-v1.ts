/** Rekor v1, through @sigstore/sign: hashedrekord for legacy signatures, dsse for bundles. */

import { createHash } from 'node:crypto';
import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { RekorWitness, type SignatureBundle } from '@sigstore/sign';
import { type LogClient, logError, publicKeyPem, type Recording } from './log-client.ts';

/** How often and how long the services of sigstore are asked; milliseconds. */
export interface Patience {
  readonly retries: number;
  readonly minTimeout: number;
  readonly maxTimeout: number;
  readonly timeout: number;
}

export const patience: Patience = {
  retries: 4,
  minTimeout: 500,
  maxTimeout: 20_000,
  timeout: 30_000,
};

/** An entry that exists already (409) is fetched by its location, which is how a lost answer is found again. */
export function rekorV1(url: string, { timeout, ...retry }: Patience = patience): LogClient {
  const witness = new RekorWitness({
    rekorBaseURL: url,
    entryType: 'dsse',
    fetchOnConflict: true,
    majorApiVersion: 1,
    timeout,
    retry: { ...retry, randomize: true },
  });
  return {
    url,
    version: 'rekor-v1',
    async record(recording) {
      let entries: readonly TransparencyLogEntry[];
      try {
        const pem = publicKeyPem(recording.key);
        ({ tlogEntries: entries } = await witness.testify(contentOf(recording), pem));
      } catch (error) {
        throw logError(url, statusOf(error), error);
      }
      const [entry] = entries;
      if (entry === undefined) throw logError(url, undefined, undefined);
      return entry;
    },
  };
}

function contentOf({ format, signed, payloadType }: Recording): SignatureBundle {
  const signature = Buffer.from(signed.signature);
  if (format === 'bundle') {
    const payload = Buffer.from(signed.payload);
    const signatures = [{ sig: signature, keyid: '' }];
    return { $case: 'dsseEnvelope', dsseEnvelope: { payload, payloadType, signatures } };
  }
  const digest = createHash('sha256').update(signed.payload).digest();
  return {
    $case: 'messageSignature',
    messageSignature: {
      messageDigest: { algorithm: HashAlgorithm.SHA2_256, digest },
      signature,
    },
  };
}

/** The library keeps the HTTP error as the cause of its own. */
export function statusOf(error: unknown): number | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null || !('statusCode' in cause)) return undefined;
  return typeof cause.statusCode === 'number' ? cause.statusCode : undefined;
}
