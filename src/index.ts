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

export type {
  AttestedImageReport,
  AttestedManifestReport,
  AttestedReport,
  AttestProgress,
  AttestReport,
} from './attest/report.ts';
export type { FleetReport, FleetResult } from './drift/fleet.ts';
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
export {
  attestImages,
  checkDrift,
  checkFleet,
  type FleetOptions,
  mirrorImage,
  type ReleaseOptions,
  releaseImage,
  signImages,
  verifyImages,
} from './library/calls.ts';
export type {
  AttestOptions,
  DriftOptions,
  MirrorOptions,
  SignOptions,
  VerifyOptions,
} from './library/options.ts';
export type { CallOptions } from './library/run.ts';
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
export type { SignatureFormat } from './signature/format.ts';
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
