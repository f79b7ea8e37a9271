/**
 * The functions of the library. Each loads what it needs: a program that only verifies never loads the code that
 * signs.
 */

import type { AttestReport } from '../attest/report.ts';
import { defined } from '../defined.ts';
import type { FleetResult } from '../drift/fleet.ts';
import type { DriftResult } from '../drift/report.ts';
import type { MirrorReport } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReleaseReport } from '../release/report.ts';
import type { SignReport } from '../sign/report.ts';
import type { VerifyReport } from '../verify/report.ts';
import type {
  AttestOptions,
  DriftOptions,
  MirrorOptions,
  SignOptions,
  ReleaseOptions as TableOptions,
  VerifyOptions,
} from './options.ts';
import { askPassword, split } from './run.ts';

/**
 * Verifies the index and every platform of each image. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 */
export async function verifyImages(
  images: readonly string[],
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { verifyOptions }, { verify }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/verify.ts'),
    import('../run/verify.ts'),
  ]);
  const values = readOptions(rest, verifyOptions, { images });
  return verify(values, host, onProgress);
}

/**
 * Signs the index of each image and every manifest under it; manifests that are already signed are skipped. Errors
 * of registries and logs are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot
 * be used, before any registry is asked.
 */
export async function signImages(
  images: readonly string[],
  options: SignOptions,
): Promise<SignReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { signOptions }, { sign }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/sign.ts'),
    import('../run/sign.ts'),
  ]);
  const values = readOptions(rest, signOptions, { images });
  return sign(values, { ...host, askPassword }, onProgress);
}

/**
 * Attests a predicate about an image, each platform's predicate about it, or what buildx said about each. Attestations
 * by this signer that are there already are not made again. Errors of registries and logs are part of the report.
 * Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 */
export async function attestImages(
  images: readonly string[],
  options: AttestOptions,
): Promise<AttestReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { attestOptions }, { attest }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/attest.ts'),
    import('../run/attest.ts'),
  ]);
  const values = readOptions(rest, attestOptions, { images });
  return attest(values, { ...host, askPassword }, onProgress);
}

/**
 * Copies an image with its signatures, from a registry or an image layout (`oci:DIR:tag`) to others. Errors of
 * registries are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used,
 * before any registry is asked.
 */
export async function mirrorImage(
  source: string,
  targets: readonly string[],
  options: MirrorOptions = {},
): Promise<MirrorReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { mirrorOptions }, { mirror }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/mirror.ts'),
    import('../run/mirror.ts'),
  ]);
  const values = readOptions(rest, mirrorOptions, { source, targets });
  return mirror(values, host, onProgress);
}

export interface ReleaseOptions extends TableOptions {
  /** called with the digest of the index as soon as it is pushed, or at once if it was given */
  readonly onDigest?: (digest: Digest) => void;
  /** called with the log of buildx, in whole lines that a runner does not take for commands */
  readonly onBuildLog?: (text: string) => void;
}

/**
 * Builds, signs, mirrors and verifies an image, and tags it last. Errors of registries, logs and builds are part of
 * the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before anything is built.
 *
 * @param image repository on the first registry
 */
export async function releaseImage(image: string, options: ReleaseOptions): Promise<ReleaseReport> {
  const { onDigest, onBuildLog, ...given } = options;
  const { host, onProgress, rest } = split(given);
  const [{ readOptions }, { releaseOptions }, { release }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/release.ts'),
    import('../run/release.ts'),
  ]);
  const values = readOptions(rest, releaseOptions, { image });
  const callbacks = {
    ...defined({ onDigest, onBuildLog }),
  };
  return release(values, { ...host, askPassword, ...callbacks }, onProgress);
}

/**
 * Checks that every registry still has what the ledger lists. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 *
 * @param images repositories; fix commands copy from the first
 */
export async function checkDrift(
  images: readonly string[],
  options: DriftOptions,
): Promise<DriftResult> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { driftOptions }, { checkDrift }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/drift.ts'),
    import('../run/drift.ts'),
  ]);
  const values = readOptions(rest, driftOptions, { images });
  return checkDrift(values, host, onProgress);
}

export interface FleetOptions extends Omit<DriftOptions, 'ledger' | 'tags'> {}

/**
 * Checks many images in one run, each by a ledger of its own that names its repositories and signers. Errors of
 * registries are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments and ledgers that cannot be
 * used, before any registry is asked.
 *
 * @param ledgers a directory of ledgers, or paths of several
 */
export async function checkFleet(
  ledgers: readonly string[],
  options: FleetOptions = {},
): Promise<FleetResult> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { driftOptions }, { checkFleet }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/drift.ts'),
    import('../run/drift-fleet.ts'),
  ]);
  const values = readOptions(rest, driftOptions, { ledgers });
  return checkFleet({ ...values, ledgers }, host, onProgress);
}
