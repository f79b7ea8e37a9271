/**
 * The part of a library call that is not in a table of options: functions, signals and environment.
 *
 * The calls load everything else: a program that only verifies never loads the code that signs, and an older Node
 * loads little code before it is refused (supported.ts).
 */

import { defined } from '../defined.ts';
import type { Host } from '../run/connection.ts';

export interface CallOptions<Progress> {
  /** ends the run; the report says what was done until then */
  readonly signal?: AbortSignal;
  /** environment for credentials, proxies, COSIGN_PASSWORD and `env://`; default: process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** called with each secret before it is used, to mask it in logs */
  readonly onSecret?: (secret: string) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * The host of a run, and the options for the table.
 *
 * @internal
 */
export function split<Progress>(options: CallOptions<Progress>) {
  const { signal, env, onSecret, onProgress, ...rest } = options;
  const host: Host = {
    env: env ?? process.env,
    signal: signal ?? new AbortController().signal,
    ...defined({ onSecret }),
  };
  return { host, onProgress, rest };
}

/**
 * A program cannot be prompted for a password.
 *
 * @internal
 */
export const askPassword = async (): Promise<undefined> => undefined;
