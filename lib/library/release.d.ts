/** Releases images. */
import type { Digest } from '../oci/digest.ts';
import type { ReleaseReport } from '../release/report.ts';
import type { ReleaseOptions as TableOptions } from './options.ts';
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
