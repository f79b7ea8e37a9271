/** Releasing for programs. What builds, signs and writes is loaded when it is first called. */
import type { BuildWords } from '../buildx/words.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReleaseProgress, ReleaseReport } from '../release/report.ts';
import { type ConnectionOptions } from './connection.ts';
import { type SignOptions } from './sign.ts';
/** What of signing is the same for an image that is there already. */
type Signing = Pick<SignOptions, 'key' | 'password' | 'keyFingerprint' | 'allowUnencryptedKey' | 'format' | 'requireReadableBy' | 'annotations' | 'signatureRepository' | 'rekorUrl' | 'rekorVersion' | 'signingConfig' | 'timestampUrl' | 'trustedRoot'>;
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
/**
 * Builds (or takes what is pushed), signs, verifies, mirrors, verifies everywhere, and only then tags. What
 * a build, a registry or a log does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for
 * arguments that cannot be used, before anything is built or asked.
 *
 * @param image the first registry's repository, `docker.io/nicolas/webdis`
 */
export declare function releaseImage(image: string, options: ReleaseOptions): Promise<ReleaseReport>;
export {};
