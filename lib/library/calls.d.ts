/**
 * The functions of the library. Each loads what it needs: a program that only verifies never loads the code that
 * signs.
 */
import type { AttestReport } from '../attest/report.js';
import type { FleetResult } from '../drift/fleet.js';
import type { DriftResult } from '../drift/report.js';
import type { MirrorReport } from '../mirror/report.js';
import type { Digest } from '../oci/digest.js';
import type { ReleaseReport } from '../release/report.js';
import type { SignReport } from '../sign/report.js';
import type { VerifyReport } from '../verify/report.js';
import type { AttestOptions, DriftOptions, MirrorOptions, SignOptions, ReleaseOptions as TableOptions, VerifyOptions } from './options.js';
/**
 * Verifies the index and every platform of each image. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 */
export declare function verifyImages(images: readonly string[], options?: VerifyOptions): Promise<VerifyReport>;
/**
 * Signs the index of each image and every manifest under it; manifests that are already signed are skipped. Errors
 * of registries and logs are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot
 * be used, before any registry is asked.
 */
export declare function signImages(images: readonly string[], options: SignOptions): Promise<SignReport>;
/**
 * Attests a predicate about an image, each platform's predicate about it, or what buildx said about each. Attestations
 * by this signer that are there already are not made again. Errors of registries and logs are part of the report.
 * Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 */
export declare function attestImages(images: readonly string[], options: AttestOptions): Promise<AttestReport>;
/**
 * Copies an image with its signatures, from a registry or an image layout (`oci:DIR:tag`) to others. Errors of
 * registries are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used,
 * before any registry is asked.
 */
export declare function mirrorImage(source: string, targets: readonly string[], options?: MirrorOptions): Promise<MirrorReport>;
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
export declare function releaseImage(image: string, options: ReleaseOptions): Promise<ReleaseReport>;
/**
 * Checks that every registry still has what the ledger lists. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 *
 * @param images repositories; fix commands copy from the first
 */
export declare function checkDrift(images: readonly string[], options: DriftOptions): Promise<DriftResult>;
export interface FleetOptions extends Omit<DriftOptions, 'ledger' | 'tags'> {
}
/**
 * Checks many images in one run, each by a ledger of its own that names its repositories and signers. Errors of
 * registries are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments and ledgers that cannot be
 * used, before any registry is asked.
 *
 * @param ledgers a directory of ledgers, or paths of several
 */
export declare function checkFleet(ledgers: readonly string[], options?: FleetOptions): Promise<FleetResult>;
