/** One verification's run: a client that reads, and the keys. */

import { TrustError } from '../error.ts';
import type { Transport } from '../http/request.ts';
import { createRegistryClient } from '../registry/client.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { VerifyContext } from '../verify/verify.ts';
import { tool } from '../version.ts';
import { type Connection, connect, type RunOptions } from './connection.ts';
import { readKeys } from './keys.ts';

export interface Run {
  readonly context: VerifyContext;
  /** Reads what the user wrote about keys; see keys.ts. */
  keys(text: string, fingerprints: readonly string[]): Promise<readonly VerificationKey[]>;
  readonly masked: Connection['masked'];
  /** Ends idle connections, so that the process can end. */
  close(): void;
}

export function startRun(options: RunOptions): Run {
  const { client, masked, close } = connect(options);
  return {
    context: { registry: createRegistryClient(client), now: () => new Date(), tool },
    keys: keyReader(options, client.transport),
    masked,
    close,
  };
}

export function keyReader({ env, onSecret }: RunOptions, transport: Transport): Run['keys'] {
  return (text, fingerprints) =>
    readKeys(text, fingerprints, {
      env,
      fetch: (url, limit) => fetchKey(transport, url, limit),
      ...(onSecret === undefined ? {} : { onSecret }),
    });
}

async function fetchKey(transport: Transport, url: URL, limit: number): Promise<Uint8Array> {
  const { status, body } = await transport.request({ method: 'GET', url }, limit);
  if (status === 200) return body;
  throw new TrustError('E_KEY', `${url.origin}${url.pathname} answered ${status}, no key`);
}
