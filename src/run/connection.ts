/** What every run speaks through: the environment, the clock and the process, handed to a transport. */

import { setTimeout as sleep } from 'node:timers/promises';
import { credentialsFrom } from '../host/credentials.ts';
import { proxyFromVariables } from '../http/proxy.ts';
import type { Clock, TraceEvent } from '../http/request.ts';
import { Secrets } from '../http/secrets.ts';
import { createTransport } from '../http/transport.ts';
import { deadlines, longestTimer } from '../limits.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { userAgent } from '../version.ts';
import { maskFindings } from './mask.ts';
import { tracing } from './trace.ts';

export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** hosts that may be spoken to over http */
  readonly insecureRegistries: readonly string[];
  /** milliseconds for the whole run */
  readonly budget?: number;
  /** milliseconds in which a registry may send nothing */
  readonly idle?: number;
  /** PEM certificates to trust besides those of Node */
  readonly ca?: readonly string[];
  /** the file that they are from, for commands that repeat the run */
  readonly certificatesFile?: string;
  /** is told each secret before it is used, to mask it */
  readonly onSecret?: (secret: string) => void;
  /** is told why nothing happens for a while, such as a registry that asks to wait */
  readonly onWait?: (why: string) => void;
  /** is told what is asked of whom, free of secrets */
  readonly trace?: (line: string) => void;
}

export interface Connection {
  /** for a client that reads, or one that writes */
  readonly client: RegistryClientOptions;
  readonly clock: Clock;
  /** The report without the run's secrets: servers quote what they were sent. */
  masked<T>(report: T): T;
  /** Ends idle connections, so that the process can end. */
  close(): void;
}

/** `meter` is told what happens on the wire, besides the options' own. */
export function connect(options: RunOptions, meter?: (event: TraceEvent) => void): Connection {
  const { env, signal, idle, ca } = options;
  const secrets = new Secrets();
  const onSecret = (secret: string) => {
    secrets.add(secret);
    options.onSecret?.(secret);
  };
  const insecureHosts = new Set(options.insecureRegistries.map((host) => host.toLowerCase()));
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  const told = tracing(options, secrets);
  const transport = createTransport({
    clock,
    random: Math.random,
    signal,
    budget: options.budget ?? deadlines.run,
    insecureHosts,
    proxyFor: proxiesOf(env, onSecret),
    userAgent,
    ...(idle === undefined ? {} : { timeouts: { idle: Math.min(idle, longestTimer) } }),
    secrets,
    ...(ca === undefined ? {} : { ca }),
    trace: (event) => {
      meter?.(event);
      told.http(event);
    },
  });
  const client = {
    transport,
    insecureHosts,
    clock,
    credentials: credentialsFrom({ ...options, onSecret }),
    onSecret,
    trace: told.registry,
  };
  return {
    client,
    clock,
    masked: (report) => maskFindings(report, secrets),
    close: () => transport.close(),
  };
}

/** A proxy's password is a secret like any other. */
function proxiesOf(env: RunOptions['env'], onSecret: (secret: string) => void) {
  const proxyFor = proxyFromVariables(env);
  const known = new Set<string>();
  return (url: URL): URL | undefined => {
    const proxy = proxyFor(url);
    if (proxy === undefined || proxy.password === '' || known.has(proxy.href)) return proxy;
    known.add(proxy.href);
    const [user, password] = [proxy.username, proxy.password].map(decodeURIComponent);
    onSecret(`${password}`);
    onSecret(Buffer.from(`${user}:${password}`).toString('base64'));
    return proxy;
  };
}
