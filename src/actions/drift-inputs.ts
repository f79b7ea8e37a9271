/** The inputs of drift/action.yml, read and checked; `read` is @actions/core's getInput. */

import { TrustError } from '../error.ts';
import { hostList, parseCount, parseList } from '../options/lists.ts';
import type { DriftWords } from '../run/drift-words.ts';
import { parseBoolean } from './boolean.ts';
import { idleTimeout } from './idle-timeout.ts';

export interface DriftInputs {
  readonly words: DriftWords;
  /** folder with reports to join, or '' */
  readonly merge: string;
  readonly insecureRegistries: readonly string[];
  /** milliseconds */
  readonly idle?: number;
  readonly unreachableAfter: number;
  /** for issues; absent where nobody wants any */
  readonly token?: string;
  /** paths, or '' */
  readonly report: string;
  readonly page: string;
  readonly badge: string;
  readonly summary: boolean;
  /** names of inputs that must not be empty */
  readonly required: readonly string[];
}

/** Throws E_INPUT, naming the input. */
export function readDriftInputs(read: (name: string) => string): DriftInputs {
  const list = (name: string) => parseList(read(name), name);
  const flag = (name: string) => parseBoolean(read(name), name);
  const [token, keepsIssues] = [read('github-token'), flag('issues')];
  if (keepsIssues && token === '') {
    throw new TrustError('E_INPUT', 'github-token: it is empty; issues: false turns issues off');
  }
  return {
    words: {
      images: list('images'),
      ledger: read('ledger'),
      tags: list('tags'),
      key: read('key'),
      fingerprints: list('key-fingerprint'),
      trustedRoot: read('trusted-root'),
      transparencyLog: '',
      signatureRepository: read('signature-repository'),
      blobs: flag('blobs'),
      shard: read('shard'),
      state: read('state'),
    },
    merge: read('merge'),
    ...idleTimeout(read),
    insecureRegistries: hostList(list('insecure-registries'), 'insecure-registries'),
    unreachableAfter: parseCount(read('unreachable-after'), 'unreachable-after'),
    ...(keepsIssues ? { token } : {}),
    report: read('report'),
    page: read('page'),
    badge: read('badge'),
    summary: flag('summary'),
    required: list('required-inputs'),
  };
}
