/** Releasing for programs. What builds, signs and writes is loaded when it is first called. */

import type { BuildWords } from '../buildx/words.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReleaseProgress, ReleaseReport } from '../release/report.ts';
import { type ConnectionOptions, connectionKinds, connectionOf } from './connection.ts';
import { checkOptions, type Kinds } from './options.ts';
import { type SignOptions, signingKinds } from './sign.ts';

/** What of signing is the same for an image that is there already. */
type Signing = Pick<
  SignOptions,
  | 'key'
  | 'password'
  | 'keyFingerprint'
  | 'allowUnencryptedKey'
  | 'format'
  | 'requireReadableBy'
  | 'annotations'
  | 'signatureRepository'
  | 'rekorUrl'
  | 'rekorVersion'
  | 'signingConfig'
  | 'timestampUrl'
  | 'trustedRoot'
>;

/** Words of docker/build-push-action, each with its default; see BuildWords. */
export type BuildOptions = Partial<BuildWords>;

/** Everything has the default that `webdis-trust release` has. */
export interface ReleaseOptions extends ConnectionOptions, Signing {
  /** the other repositories */
  readonly mirrors?: readonly string[];
  /** bare tags, for every registry, and full references, each for the one that it names */
  readonly tags: readonly string[];
  /** what the first registry lists as attached and does not have is left out of the mirrors, with a warning */
  readonly skipMissingReferrers?: boolean;
  /** whether a full version (`1.2.3`) that exists with another digest is moved */
  readonly overwriteTags?: boolean;
  /** an image that is pushed already; nothing is built then */
  readonly digest?: string;
  /** without `digest`, its `context` must say what is built */
  readonly build?: BuildOptions;
  /** path of the ledger's file; none: the release is entered nowhere */
  readonly ledger?: string;
  /** what the ledger calls it; default: the first tag that is a version */
  readonly version?: string;
  /** nothing is built or written: the report is the plan */
  readonly dryRun?: boolean;
  /** is told the index's digest at the moment it is pushed */
  readonly onDigest?: (digest: Digest) => void;
  /** is told the log of the build, whole lines */
  readonly onBuildLog?: (text: string) => void;
  readonly onProgress?: (progress: ReleaseProgress) => void;
}

const kinds: Kinds<ReleaseOptions> = {
  ...connectionKinds,
  ...signingKinds,
  mirrors: 'list',
  tags: 'list',
  overwriteTags: 'flag',
  skipMissingReferrers: 'flag',
  digest: 'text',
  build: 'any',
  ledger: 'text',
  version: 'text',
  dryRun: 'flag',
  onDigest: 'any',
  onBuildLog: 'any',
  onProgress: 'any',
};

const buildKinds: Kinds<BuildOptions> = {
  context: 'text',
  file: 'text',
  platforms: 'list',
  buildArgs: 'records',
  labels: 'records',
  annotations: 'records',
  secrets: 'records',
  secretEnvs: 'list',
  secretFiles: 'records',
  target: 'text',
  cacheFrom: 'records',
  cacheTo: 'records',
  provenance: 'text',
  sbom: 'text',
  builder: 'text',
  noCache: 'flag',
  pull: 'flag',
};

/**
 * Builds (or takes what is pushed), signs, verifies, mirrors, verifies everywhere, and only then tags. What
 * a build, a registry or a log does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for
 * arguments that cannot be used, before anything is built or asked.
 *
 * @param image the first registry's repository, `docker.io/nicolas/webdis`
 */
export async function releaseImage(image: string, options: ReleaseOptions): Promise<ReleaseReport> {
  checkOptions(options, kinds);
  checkOptions(options.build ?? {}, buildKinds, 'build.');
  const { annotations = {}, rekorVersion, onDigest, onBuildLog } = options;
  const words = {
    image,
    mirrors: options.mirrors ?? [],
    tags: options.tags ?? [],
    overwriteTags: options.overwriteTags ?? false,
    skipMissingReferrers: options.skipMissingReferrers ?? false,
    digest: options.digest ?? '',
    build: { ...noBuildWords, ...given(options.build ?? {}) },
    key: options.key ?? '',
    // An empty one is a password as well.
    keyPassword: '',
    fingerprints: options.keyFingerprint === undefined ? [] : [options.keyFingerprint],
    allowUnencryptedKey: options.allowUnencryptedKey ?? false,
    signatureRepository: options.signatureRepository ?? '',
    format: options.format ?? '',
    requireReadableBy: options.requireReadableBy ?? [],
    annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
    services: {
      rekorUrl: options.rekorUrl ?? '',
      rekorVersion: rekorVersion === undefined ? '' : String(rekorVersion),
      signingConfig: options.signingConfig ?? '',
      timestampUrl: options.timestampUrl ?? '',
      log: true,
    },
    trustedRoot: options.trustedRoot ?? '',
    ledger: options.ledger ?? '',
    version: options.version ?? '',
    dryRun: options.dryRun ?? false,
  };
  const connection = connectionOf(options);
  const { password } = options;
  const env =
    password === undefined ? connection.env : { ...connection.env, COSIGN_PASSWORD: password };
  const { release } = await import('../run/release.ts');
  return release(
    words,
    {
      ...{ ...connection, env },
      // A library has nobody to ask.
      askPassword: async () => undefined,
      ...(onDigest === undefined ? {} : { onDigest }),
      ...(onBuildLog === undefined ? {} : { onBuildLog }),
    },
    options.onProgress,
  );
}

/** Without what is undefined, which is not given. */
function given(build: BuildOptions): BuildOptions {
  return Object.fromEntries(Object.entries(build).filter(([, value]) => value !== undefined));
}

const noBuildWords: BuildWords = {
  context: '',
  file: '',
  platforms: [],
  buildArgs: [],
  labels: [],
  annotations: [],
  secrets: [],
  secretEnvs: [],
  secretFiles: [],
  target: '',
  cacheFrom: [],
  cacheTo: [],
  provenance: '',
  sbom: '',
  builder: '',
  noCache: false,
  pull: false,
};
