/** One release, from words to report: the same for the action, the terminal and the library. */
import type { Digest } from '../oci/digest.ts';
import type { ReleaseProgress, ReleaseReport } from '../release/report.ts';
import type { BuildWords } from './build-words.ts';
import { type ServiceWords } from './services.ts';
import type { SignRunOptions } from './sign.ts';
import { type SigningKeyWords } from './signing-key.ts';
export type { BuildWords } from './build-words.ts';
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
    readonly skipMissingReferrers: boolean;
    /** an image that is pushed already: nothing is built, and of `build` only `platforms` counts: they must be there */
    readonly digest: string;
    readonly build: BuildWords;
    /** text or `env://NAME`; default: COSIGN_PASSWORD, else whoever is there is asked */
    readonly keyPassword: string;
    /** where the signatures of `image` live, if not beside it; each mirror has them beside the image */
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
export interface ReleaseRunOptions extends SignRunOptions {
    /** is told the index's digest at the moment it is pushed, or at once if it was given */
    readonly onDigest?: (digest: Digest) => void;
    /** is told buildx's own log as it comes, whole lines, nothing in it that a runner takes for a command */
    readonly onBuildLog?: (text: string) => void;
}
/** Throws TrustError for words that cannot be used, before anything is built or asked. */
export declare function release(words: ReleaseWords, options: ReleaseRunOptions, onProgress?: (progress: ReleaseProgress) => void): Promise<ReleaseReport>;
