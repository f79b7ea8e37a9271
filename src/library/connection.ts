/** Where registries are and how they are spoken to: the options that all verbs of the library share. */

import { hostList } from '../options/lists.ts';
import { assertCertificates } from '../run/certificates.ts';
import type { RunOptions } from '../run/connection.ts';
import type { Kinds } from './options.ts';

export interface ConnectionOptions {
  /** hosts that may be spoken to over http; loopback always may */
  readonly insecureRegistries?: readonly string[];
  /** PEM certificates to trust besides those of Node, for registries */
  readonly certificates?: readonly string[];
  /** milliseconds for the whole run; default 10 minutes, for mirroring an hour */
  readonly timeout?: number;
  /** milliseconds in which a registry may send nothing; default 30 s, and 90 s until a blob begins, as caches fetch it first */
  readonly idleTimeout?: number;
  /** ends the run: the report says what was found out and done until then */
  readonly signal?: AbortSignal;
  /** credentials, proxies, COSIGN_PASSWORD and `env://` are read from it; default `process.env` */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** is told each secret before it is used, to mask it in logs */
  readonly onSecret?: (secret: string) => void;
}

/** @internal */
export const connectionKinds: Kinds<ConnectionOptions> = {
  insecureRegistries: 'list',
  certificates: 'records',
  timeout: 'count',
  idleTimeout: 'count',
  signal: 'any',
  env: 'any',
  onSecret: 'any',
};

/**
 * Throws E_INPUT for hosts and certificates that are none.
 *
 * @internal
 */
export function connectionOf(options: ConnectionOptions): RunOptions {
  const { insecureRegistries = [], timeout, idleTimeout, certificates, onSecret } = options;
  for (const pem of certificates ?? []) assertCertificates(pem, 'certificates');
  return {
    env: options.env ?? process.env,
    signal: options.signal ?? new AbortController().signal,
    insecureRegistries: hostList(insecureRegistries, 'insecureRegistries'),
    ...(timeout === undefined ? {} : { budget: timeout }),
    ...(idleTimeout === undefined ? {} : { idle: idleTimeout }),
    ...(certificates === undefined ? {} : { ca: certificates }),
    ...(onSecret === undefined ? {} : { onSecret }),
  };
}
