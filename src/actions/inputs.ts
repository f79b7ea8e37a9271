/** The inputs of action.yml, read and checked; `read` is @actions/core's getInput. */

import { TrustError } from '../error.ts';
import { parseClaimLines } from '../options/claims.ts';
import { hostList, parseList } from '../options/lists.ts';
import type { VerifyWords } from '../run/verify.ts';
import { parseBoolean } from './boolean.ts';
import { idleTimeout } from './idle-timeout.ts';

export interface VerifyInputs {
  readonly words: VerifyWords;
  readonly insecureRegistries: readonly string[];
  /** milliseconds */
  readonly idle?: number;
  /** path for the JSON report, or '' */
  readonly report: string;
  readonly summary: boolean;
  /** names of inputs that must not be empty */
  readonly required: readonly string[];
}

/** Throws E_INPUT, naming the input. */
export function readInputs(read: (name: string) => string): VerifyInputs {
  const list = (name: string) => parseList(read(name), name);
  return {
    words: {
      images: list('images'),
      tag: readTag(read('tag')),
      key: read('key'),
      fingerprints: list('key-fingerprint'),
      policy: {
        digest: read('digest'),
        platforms: list('platforms'),
        annotations: parseClaimLines(read('annotations'), 'annotations'),
        expectedReference: read('expected-reference'),
        transparencyLog: read('transparency-log'),
        timestamps: 'ignored',
        trustedRoot: read('trusted-root'),
        attestationManifests: read('attestation-manifests'),
        parity: read('parity'),
        signatureRepository: read('signature-repository'),
        requireReadableBy: list('require-readable-by'),
      },
    },
    ...idleTimeout(read),
    insecureRegistries: hostList(list('insecure-registries'), 'insecure-registries'),
    report: read('report'),
    summary: parseBoolean(read('summary'), 'summary'),
    required: list('required-inputs'),
  };
}

/** It has a default: an empty one came from an expression, and `latest` is not what was meant. */
function readTag(tag: string): string {
  if (tag !== '') return tag;
  throw new TrustError('E_INPUT', 'tag: it is empty; without it, it is latest');
}
