/** The inputs of action.yml, read and checked; `read` is @actions/core's getInput. */

import { parseLines, parseList } from '../edge/lists.ts';
import type { PolicyWords } from '../edge/policy.ts';
import { TrustError } from '../error.ts';

export interface VerifyInputs {
  readonly images: readonly string[];
  readonly tag: string;
  readonly key: string;
  readonly fingerprints: readonly string[];
  readonly policy: PolicyWords;
  readonly insecureRegistries: readonly string[];
  readonly report: string;
  readonly summary: boolean;
}

/** Throws E_INPUT, naming the input. */
export function readInputs(read: (name: string) => string): VerifyInputs {
  const list = (name: string) => parseList(read(name), name);
  const images = list('images');
  // An expression that came out empty must not turn into "nothing to verify, all is well" (threat 83).
  if (images.length === 0) throw new TrustError('E_INPUT', 'images: the list is empty');
  return {
    images,
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
    insecureRegistries: list('insecure-registries'),
    report: read('report'),
    summary: parseBoolean(read('summary'), 'summary'),
  };
}

/** The YAML 1.2 booleans that @actions/core accepts; an empty or misspelt one is an error (threat 126). */
function parseBoolean(text: string, name: string): boolean {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new TrustError('E_INPUT', `${name}: "${text}" is neither true nor false`);
}
