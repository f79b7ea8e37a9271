/** Options about registries and the network, which all verbs that contact a registry have. */

import { listOf, recordsOf } from './lists.ts';
import { group, option, type ValuesOf } from './option.ts';
import { boolean, duration, host, path, text } from './types.ts';

/**
 * @param timeout milliseconds for a run, and how help writes them
 * @param verbose help of the flag
 */
export function connection(
  timeout: { readonly ms: number; readonly written: string },
  verbose = 'Print each request to stderr',
) {
  return group('Registries', {
    insecureRegistries: option({
      type: listOf(host),
      default: [],
      flag: 'insecure-registry',
      aliases: ['allow-http-registry', 'allow-insecure-registry', 'plain-http', 'insecure'],
      help: 'Registries to contact over plain HTTP, in addition to loopback addresses',
    }),
    registryCacert: option({
      type: path,
      library: false,
      aliases: ['ca-file', 'cacert'],
      help: 'File with PEM certificates to trust for registries, in addition to those of Node',
    }),
    certificates: option({
      type: recordsOf(text('PEM')),
      default: [],
      flag: false,
      input: false,
      help: 'PEM certificates to trust for registries, in addition to those of Node',
    }),
    timeout: option({
      type: duration,
      default: timeout.ms,
      defaultHelp: timeout.written,
      help: 'Time limit for the whole run, including waits for rate limits',
    }),
    idleTimeout: option({
      type: duration,
      defaultHelp: '30s, and 90s until a blob begins, because caches fetch it first',
      help: 'Longest time to wait for data from a registry',
    }),
    verbose: option({
      type: boolean,
      default: false,
      input: false,
      library: false,
      aliases: ['debug', 'd'],
      help: verbose,
    }),
  });
}

const minutes = 60_000;

export const timeouts = {
  verify: { ms: 10 * minutes, written: '10m' },
  copy: { ms: 60 * minutes, written: '1h' },
  release: { ms: 360 * minutes, written: '6h' },
} as const;

export type ConnectionValues = Omit<ValuesOf<ReturnType<typeof connection>>, 'verbose'>;
