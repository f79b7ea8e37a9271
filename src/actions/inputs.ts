/** The inputs of action.yml, read and checked; `read` is @actions/core's getInput. */

import { hostList, parseLines, parseList } from '../edge/lists.ts';
import type { VerifyWords } from '../edge/verify.ts';
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
}

/** Throws E_INPUT, naming the input. */
export function readInputs(read: (name: string) => string): VerifyInputs {
  const list = (name: string) => parseList(read(name), name);
  return {
    words: {
      images: list('images'),
      tag: read('tag'),
      key: read('key'),
      fingerprints: list('key-fingerprint'),
      policy: {
        digest: read('digest'),
        platforms: list('platforms'),
        annotations: parseLines(read('annotations'), 'annotations'),
        expectedReference: read('expected-reference'),
        transparencyLog: read('transparency-log'),
        timestamps: 'ignored',
        trustedRoot: read('trusted-root'),
        attestationManifests: read('attestation-manifests'),
        parity: read('parity'),
        signatureRepository: read('signature-repository'),
      },
    },
    ...idleTimeout(read),
    insecureRegistries: hostList(list('insecure-registries'), 'insecure-registries'),
    report: read('report'),
    summary: parseBoolean(read('summary'), 'summary'),
  };
}
