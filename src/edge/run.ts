/** One run: the environment, the clock and the process handed to everything below. */

import { setTimeout as sleep } from 'node:timers/promises';
import { TrustError } from '../error.ts';
import { deadlines } from '../limits.ts';
import { createRegistryClient } from '../registry/client.ts';
import type { Transport } from '../registry/http.ts';
import { proxyFromVariables } from '../registry/proxy.ts';
import { createTransport } from '../registry/transport.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { VerifyContext } from '../verify/verify.ts';
import { tool, userAgent } from '../version.ts';
import { credentialsFrom } from './credentials.ts';
import { readKeys } from './keys.ts';
import { tracing } from './trace.ts';

export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** hosts that may be spoken to over http */
  readonly insecureRegistries: readonly string[];
  /** milliseconds for the whole run */
  readonly budget?: number;
  /** PEM certificates to trust besides those of Node */
  readonly ca?: readonly string[];
  /** is told each secret before it is used, to mask it */
  readonly onSecret?: (secret: string) => void;
  /** is told why nothing happens for a while, such as a registry that asks to wait */
  readonly onWait?: (why: string) => void;
  /** is told what is asked of whom, free of secrets */
  readonly trace?: (line: string) => void;
}

export interface Run {
  readonly context: VerifyContext;
  /** Reads what the user wrote about keys; see keys.ts. */
  keys(text: string, fingerprints: readonly string[]): Promise<readonly VerificationKey[]>;
  /** Ends idle connections, so that the process can end. */
  close(): void;
}

export function startRun(options: RunOptions): Run {
  const { env, signal, ca, onSecret } = options;
  const trace = tracing(options);
  const insecureHosts = new Set(options.insecureRegistries.map((host) => host.toLowerCase()));
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  const transport = createTransport({
    clock,
    random: Math.random,
    signal,
    budget: options.budget ?? deadlines.run,
    insecureHosts,
    proxyFor: proxyFromVariables(env),
    userAgent,
    ...(ca === undefined ? {} : { ca }),
    trace: trace.http,
  });
  const registry = createRegistryClient({
    transport,
    insecureHosts,
    clock,
    credentials: credentialsFrom(options),
    ...(onSecret === undefined ? {} : { onSecret }),
    trace: trace.registry,
  });
  return {
    context: { registry, now: () => new Date(), tool },
    keys: (text, fingerprints) =>
      readKeys(text, fingerprints, {
        env,
        fetch: (url, limit) => fetchKey(transport, url, limit),
        ...(onSecret === undefined ? {} : { onSecret }),
      }),
    close: () => transport.close(),
  };
}

async function fetchKey(transport: Transport, url: URL, limit: number): Promise<Uint8Array> {
  const { status, body } = await transport.request({ method: 'GET', url }, limit);
  if (status === 200) return body;
  throw new TrustError('E_KEY', `${url.origin}${url.pathname} answered ${status}, no key`);
}
