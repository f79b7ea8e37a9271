/**
 * The library: the same verification as the action and the terminal, the same signing, mirroring and releasing.
 *
 *     import { verifyImages } from '@webdis/verify-action';
 *
 *     const report = await verifyImages(['nicolas/webdis:0.1.24', 'public.ecr.aws/nicolas/webdis:0.1.24']);
 *     if (report.outcome === 'verified') console.log(report.images.map(({ pinned }) => pinned));
 */
import './library/supported.js';
export type { AttestedImageReport, AttestedManifestReport, AttestedReport, AttestProgress, AttestReport, } from './attest/report.js';
export type { FleetReport, FleetResult } from './drift/fleet.js';
export type { Difference, DifferenceKind, DriftHistory, DriftProgress, DriftReport, DriftResult, DriftState, ImageState, ManifestState, PastRun, RegistryState, ReleaseState, SignatureState, } from './drift/report.js';
export type { Shard } from './drift/shard.js';
export { type ErrorCode, type ErrorDetails, TrustError } from './error.js';
export { attestImages, checkDrift, checkFleet, type FleetOptions, mirrorImage, type ReleaseOptions, releaseImage, signImages, verifyImages, } from './library/calls.js';
export type { AttestOptions, DriftOptions, MirrorOptions, SignOptions, VerifyOptions, } from './library/options.js';
export type { CallOptions } from './library/run.js';
export type { ContentReport, MirrorProgress, MirrorReport, SourceReport, TargetReport, } from './mirror/report.js';
export type { RegistryReport, ReleaseProgress, ReleaseReport, StepName, StepReport, TagReport, } from './release/report.js';
export type { SignedImageReport, SignedManifestReport, SignedReport, SignProgress, SignReport, } from './sign/report.js';
export type { SignatureFormat } from './signature/format.js';
export type { ExitCode, Outcome } from './verify/outcome.js';
export type { Finding, ImageReport, ManifestReport, ParityReport, ReaderReport, SignatureReport, VerifyProgress, VerifyReport, } from './verify/report.js';
