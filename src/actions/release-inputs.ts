/** The inputs of release/action.yml, read and checked. */

import { parseClaimLines } from '../options/claims.ts';
import { hostList, parseList } from '../options/lists.ts';
import { parseRecords } from '../options/records.ts';
import type { BuildWords, ReleaseWords } from '../run/release.ts';
import { parseBoolean } from './boolean.ts';
import { idleTimeout } from './idle-timeout.ts';
import type { Read } from './with.ts';

export interface ReleaseInputs {
  readonly words: ReleaseWords;
  readonly insecureRegistries: readonly string[];
  /** milliseconds */
  readonly idle?: number;
  /** path for the JSON report, or '' */
  readonly report: string;
  readonly summary: boolean;
  /** names of inputs that must not be empty */
  readonly required: readonly string[];
}

/**
 * `read` is @actions/core's getInput; `readExact` the same without trimming, because white space at the end
 * of a password belongs to it. Throws E_INPUT, naming the input.
 */
export function readReleaseInputs(read: Read, readExact: Read): ReleaseInputs {
  const list = (name: string) => parseList(read(name), name);
  const on = (name: string) => parseBoolean(read(name), name);
  return {
    words: {
      image: read('image'),
      mirrors: list('mirrors'),
      tags: list('tags'),
      overwriteTags: on('overwrite-tags'),
      skipMissingReferrers: on('skip-missing-referrers'),
      digest: read('digest'),
      build: readBuild(read),
      key: read('key'),
      keyPassword: readExact('key-password'),
      fingerprints: list('key-fingerprint'),
      allowUnencryptedKey: false,
      signatureRepository: read('signature-repository'),
      format: read('format'),
      requireReadableBy: list('require-readable-by'),
      annotations: parseClaimLines(read('annotations'), 'annotations'),
      services: {
        rekorUrl: read('rekor-url'),
        rekorVersion: read('rekor-version'),
        signingConfig: read('signing-config'),
        timestampUrl: read('timestamp-url'),
        log: true,
      },
      trustedRoot: read('trusted-root'),
      ledger: read('ledger'),
      version: read('version'),
      dryRun: on('dry-run'),
    },
    ...idleTimeout(read),
    insecureRegistries: hostList(list('insecure-registries'), 'insecure-registries'),
    report: read('report'),
    summary: on('summary'),
    required: list('required-inputs'),
  };
}

/** As docker/build-push-action reads them. */
function readBuild(read: Read): BuildWords {
  const list = (name: string) => parseList(read(name), name);
  const records = (name: string) => parseRecords(read(name), name);
  return {
    context: read('context'),
    file: read('file'),
    platforms: list('platforms'),
    buildArgs: records('build-args'),
    labels: records('labels'),
    annotations: records('build-annotations'),
    secrets: records('secrets'),
    secretEnvs: list('secret-envs'),
    secretFiles: records('secret-files'),
    target: read('target'),
    cacheFrom: records('cache-from'),
    cacheTo: records('cache-to'),
    provenance: read('provenance'),
    sbom: read('sbom'),
    builder: read('builder'),
    noCache: parseBoolean(read('no-cache'), 'no-cache'),
    pull: parseBoolean(read('pull'), 'pull'),
  };
}
