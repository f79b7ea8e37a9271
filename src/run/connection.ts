/** The transport and registry clients of a run, from the options about registries and the process around it. */

import { setTimeout as sleep } from 'node:timers/promises';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { credentialsFrom } from '../host/credentials.ts';
import { readBounded } from '../host/files.ts';
import { type InsecureHosts, isInsecureHost } from '../http/address.ts';
import { proxyFromVariables } from '../http/proxy.ts';
import type { Clock, TraceEvent } from '../http/request.ts';
import { Secrets } from '../http/secrets.ts';
import { createTransport } from '../http/transport.ts';
import { limits, longestTimer } from '../limits.ts';
import { apiHost } from '../oci/reference.ts';
import type { ConnectionValues } from '../options/connection.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { plain } from '../report/escape.ts';
import { userAgent } from '../version.ts';
import { maskFindings } from './mask.ts';

/** The environment of a run: a terminal, a step of a workflow, or a program that uses the library. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** called with each secret before it is used, to mask it */
  readonly onSecret?: (secret: string) => void;
  /** called with the reason for a longer wait, such as a rate limit */
  readonly onWait?: (reason: string) => void;
  /** called with a line for each request; lines contain no secrets */
  readonly trace?: (line: string) => void;
}

export interface Connection {
  /** for a client that reads, or one that writes */
  readonly client: RegistryClientOptions;
  readonly clock: Clock;
  /** The report without the run's secrets, which servers may quote. */
  masked<T>(report: T): T;
  /** Ends idle connections, so that the process can end. */
  close(): void;
}

/**
 * Throws E_INPUT for certificates that cannot be read.
 *
 * @param meter called with each event of the transport
 */
export async function connect(
  values: ConnectionValues,
  host: Host,
  meter?: (event: TraceEvent) => void,
): Promise<Connection> {
  const { env, signal } = host;
  const secrets = new Secrets();
  const onSecret = (secret: string) => {
    secrets.add(secret);
    host.onSecret?.(secret);
  };
  const insecureHosts = new Set(values.insecureRegistries.map((name) => name.toLowerCase()));
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  const traces = tracing(host, secrets);
  const { timeout, idleTimeout } = values;
  const transport = createTransport({
    clock,
    random: Math.random,
    signal,
    budget: timeout,
    insecureHosts,
    proxyFor: proxiesOf(env, onSecret),
    userAgent,
    ...(idleTimeout === undefined
      ? {}
      : { timeouts: { idle: Math.min(idleTimeout, longestTimer) } }),
    secrets,
    ...defined({ ca: await readCertificates(values) }),
    trace: (event) => {
      meter?.(event);
      traces.http(event);
    },
  });
  const credentials = credentialsFrom({ env, signal, onSecret });
  const client = { transport, insecureHosts, clock, credentials, onSecret, trace: traces.registry };
  return {
    client,
    clock,
    masked: (report) => maskFindings(report, secrets),
    close: () => transport.close(),
  };
}

async function readCertificates({
  certificates,
  registryCacert: path,
}: ConnectionValues): Promise<readonly string[] | undefined> {
  for (const pem of certificates) assertCertificates(pem, 'certificates');
  if (path === undefined) return certificates.length === 0 ? undefined : certificates;
  const bytes = await readBounded(path, limits.manifest, 'registry-cacert: the file');
  const pem = Buffer.from(bytes).toString('utf8');
  assertCertificates(pem, `registry-cacert: the file ${JSON.stringify(path)}`);
  return [...certificates, pem];
}

/** Node silently accepts text without a certificate. */
function assertCertificates(pem: string, name: string): void {
  if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(pem)) return;
  throw new TrustError('E_INPUT', `${name}: it contains no certificate in PEM`);
}

/** @param registry as users write it, with or without a port */
export function isInsecureRegistry(registry: string, insecureHosts: InsecureHosts): boolean {
  return isInsecureHost(new URL(`https://${apiHost(registry)}`), insecureHosts);
}

/** The password of a proxy is a secret, too. */
function proxiesOf(env: Host['env'], onSecret: (secret: string) => void) {
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

/** Milliseconds. Shorter waits need no explanation. */
const worthTelling = 1000;

export function tracing(
  {
    trace,
    onWait,
  }: { readonly trace?: (line: string) => void; readonly onWait?: (why: string) => void },
  secrets: Pick<Secrets, 'maskMessage'>,
) {
  const shown = (text: string) => plain(secrets.maskMessage(text));
  return {
    http(event: TraceEvent): void {
      if (event.kind !== 'sent') trace?.(shown(formatEvent(event)));
      if (event.kind === 'waiting' && event.ms >= worthTelling)
        onWait?.(shown(`waiting ${seconds(event.ms)}: ${event.why}`));
    },
    registry(message: string): void {
      trace?.(shown(message));
    },
  };
}

/** `200 GET https://…`, `waiting 3.0 s before GET https://…: it answered 429`. */
function formatEvent(event: Exclude<TraceEvent, { kind: 'sent' }>): string {
  const request = `${event.method} ${event.url}`;
  if (event.kind === 'answered') return `${event.status} ${request}`;
  if (event.kind === 'failed') return `failed ${request}: ${event.why}`;
  return `waiting ${seconds(event.ms)} before ${request}: ${event.why}`;
}

function seconds(ms: number): string {
  return `${ms < 10_000 ? (ms / 1000).toFixed(1) : Math.ceil(ms / 1000)} s`;
}
