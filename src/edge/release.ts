/** One release, from words to report: the same for the action, the terminal and the library. */

import type { Digest } from '../oci/digest.ts';
import type { ReleaseProgress, ReleaseReport } from '../release/report.ts';
import type { ServiceWords } from './services.ts';
import type { SignRunOptions } from './sign.ts';
import type { SigningKeyWords } from './signing-key.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface ReleaseWords extends SigningKeyWords {
  /** the first registry's repository */
  readonly image: string;
  /** the other repositories */
  readonly mirrors: readonly string[];
  /** bare tags, for every registry, and full references, each for the one that it names */
  readonly tags: readonly string[];
  /** whether a full version (`1.2.3`) that exists with another digest is moved */
  readonly overwriteTags: boolean;
  /** an image that is pushed already; nothing is built then, and nothing of `build` may be given */
  readonly digest: string;
  readonly build: BuildWords;
  /** text or `env://NAME`; default: COSIGN_PASSWORD, else whoever is there is asked */
  readonly keyPassword: string;
  readonly signatureRepository: string;
  /** default: `both` with Rekor v1, `bundle` with Rekor v2 */
  readonly format: string;
  /** of the signed claims; those of the image are build.annotations */
  readonly annotations: readonly string[];
  readonly services: ServiceWords;
  readonly trustedRoot: string;
  /** path of the file that the release is entered in; none: nothing is */
  readonly ledger: string;
  /** what the ledger calls it; default: the first tag that is a version */
  readonly version: string;
  readonly dryRun: boolean;
}

/**
 * Words of docker/build-push-action with its meanings, one item each: of the newline lists, commas belong
 * to the item (parseRecords in lists.ts reads them).
 */
export interface BuildWords {
  /** default: `.` */
  readonly context: string;
  readonly file: string;
  /** `linux/amd64`; none: the builder's own */
  readonly platforms: readonly string[];
  /** `NAME=VALUE` */
  readonly buildArgs: readonly string[];
  /** `NAME=VALUE` */
  readonly labels: readonly string[];
  /** `[TYPE:]NAME=VALUE`, of manifests and index; build-push-action's `annotations` */
  readonly annotations: readonly string[];
  /** `ID=VALUE`: handed over through the environment, never in an argument */
  readonly secrets: readonly string[];
  /** `ID=NAME` of an environment variable */
  readonly secretEnvs: readonly string[];
  /** `ID=PATH` */
  readonly secretFiles: readonly string[];
  readonly target: string;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** `true`, `false` or `mode=max`; not given: what buildx does by itself */
  readonly provenance: string;
  /** `true`, `false` or `generator=IMAGE` */
  readonly sbom: string;
  readonly builder: string;
  readonly noCache: boolean;
  readonly pull: boolean;
}

export interface ReleaseRunOptions extends SignRunOptions {
  /** is told the index's digest at the moment it is pushed, or at once if it was given */
  readonly onDigest?: (digest: Digest) => void;
  /** is told buildx's own log as it comes, whole lines, nothing in it that a runner takes for a command */
  readonly onBuildLog?: (text: string) => void;
}

/** Throws TrustError for words that cannot be used, before anything is built or asked. */
export async function release(
  _words: ReleaseWords,
  _options: ReleaseRunOptions,
  _onProgress?: (progress: ReleaseProgress) => void,
): Promise<ReleaseReport> {
  throw new Error('not written yet');
}
