/**
 * The library: the same verification as the action and the terminal, the same signing, mirroring and releasing.
 *
 *     import { verifyImages } from '@webdis/verify-action';
 *
 *     const report = await verifyImages(['nicolas/webdis:0.1.24', 'public.ecr.aws/nicolas/webdis:0.1.24']);
 *     if (report.outcome === 'verified') console.log(report.images.map(({ pinned }) => pinned));
 */

// First: under an older Node the library says so before anything else is loaded.
import './library/supported.ts';
import { type ConnectionOptions, connectionKinds, connectionOf } from './library/connection.ts';
import { checkOptions, type Kinds } from './library/options.ts';
import { joinKeys } from './options/key-list.ts';
import type { VerifyProgress, VerifyReport } from './verify/report.ts';

export type {
  Difference,
  DifferenceKind,
  DriftHistory,
  DriftProgress,
  DriftReport,
  DriftResult,
  DriftState,
  ImageState,
  ManifestState,
  PastRun,
  RegistryState,
  ReleaseState,
  SignatureState,
} from './drift/report.ts';
export type { Shard } from './drift/shard.ts';
export { type ErrorCode, type ErrorDetails, TrustError } from './error.ts';
export { checkDrift, type DriftOptions } from './library/drift.ts';
export { type MirrorOptions, mirrorImage } from './library/mirror.ts';
export { type BuildOptions, type ReleaseOptions, releaseImage } from './library/release.ts';
export { type SignOptions, signImages } from './library/sign.ts';
export type {
  ContentReport,
  MirrorProgress,
  MirrorReport,
  SourceReport,
  TargetReport,
} from './mirror/report.ts';
export type {
  RegistryReport,
  ReleaseProgress,
  ReleaseReport,
  StepName,
  StepReport,
  TagReport,
} from './release/report.ts';
export type {
  SignedImageReport,
  SignedManifestReport,
  SignedReport,
  SignProgress,
  SignReport,
} from './sign/report.ts';
export type { SignatureFormat } from './signature/candidate.ts';
export type { ExitCode, Outcome } from './verify/outcome.ts';
export type {
  Finding,
  ImageReport,
  ManifestReport,
  ParityReport,
  ReaderReport,
  SignatureReport,
  VerifyProgress,
  VerifyReport,
} from './verify/report.ts';

/** Everything has the default that the action has; see action.yml. */
export interface VerifyOptions extends ConnectionOptions {
  /** for every image that names neither tag nor digest; default `latest` */
  readonly tag?: string;
  /** PEM text, a path, `env://NAME` or an https URL; of several, any may have signed; default: the key of Webdis */
  readonly keys?: readonly string[];
  /** SHA-256 of the DER keys, hex; every key must match one */
  readonly keyFingerprints?: readonly string[];
  /** what the tag must point to */
  readonly digest?: string;
  /** platforms that must be there, `linux/arm64`; whatever else the index lists must verify as well */
  readonly platforms?: readonly string[];
  /** what the signed claims must hold */
  readonly annotations?: Readonly<Record<string, string>>;
  /** the reference that a legacy payload must name */
  readonly expectedReference?: string;
  readonly transparencyLog?: 'required' | 'ignored';
  /** RFC 3161 timestamps; default `ignored` */
  readonly timestamps?: 'required' | 'ignored';
  /** path of a trusted_root.json; default: the public-good root inside */
  readonly trustedRoot?: string;
  readonly attestationManifests?: 'reported' | 'required';
  readonly parity?: 'auto' | 'true' | 'false';
  /** where signatures live, if not beside the image */
  readonly signatureRepository?: string;
  /** who must be able to read the signatures: `cosign-2.5`, `podman`, `policy-controller`, `kyverno` */
  readonly requireReadableBy?: readonly string[];
  readonly onProgress?: (progress: VerifyProgress) => void;
}

const kinds: Kinds<VerifyOptions> = {
  ...connectionKinds,
  tag: 'text',
  keys: 'records',
  keyFingerprints: 'list',
  digest: 'text',
  platforms: 'list',
  annotations: 'map',
  expectedReference: 'text',
  transparencyLog: ['required', 'ignored'],
  timestamps: ['required', 'ignored'],
  trustedRoot: 'text',
  attestationManifests: ['reported', 'required'],
  parity: ['auto', 'true', 'false'],
  signatureRepository: 'text',
  requireReadableBy: 'list',
  onProgress: 'any',
};

/**
 * Verifies index and every platform of each image. Whatever a registry does ends in the report; throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before anything is asked.
 */
export async function verifyImages(
  images: readonly string[],
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  checkOptions(options, kinds);
  const { annotations = {} } = options;
  const words = {
    images,
    tag: options.tag ?? '',
    key: joinKeys(options.keys ?? [], 'keys'),
    fingerprints: options.keyFingerprints ?? [],
    policy: {
      digest: options.digest ?? '',
      platforms: options.platforms ?? [],
      annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
      expectedReference: options.expectedReference ?? '',
      transparencyLog: options.transparencyLog ?? 'required',
      timestamps: options.timestamps ?? 'ignored',
      trustedRoot: options.trustedRoot ?? '',
      attestationManifests: options.attestationManifests ?? 'reported',
      parity: options.parity ?? 'auto',
      signatureRepository: options.signatureRepository ?? '',
      requireReadableBy: options.requireReadableBy ?? [],
    },
  };
  const connection = connectionOf(options);
  const { verify } = await import('./run/verify.ts');
  return verify(words, connection, options.onProgress);
}
