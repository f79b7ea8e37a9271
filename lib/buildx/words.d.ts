/** From the words of a build to the build, with its secrets apart from it. */
import { type Platform } from '../oci/platform.ts';
import type { Repository } from '../oci/reference.ts';
import type { Build } from '../release/build.ts';
/**
 * Words of docker/build-push-action with its meanings, one item each; where that action takes a newline
 * list, commas belong to the item (records.ts reads them).
 */
export interface BuildWords {
    /** a folder or a URL; nothing is built without it */
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
export interface PreparedBuild {
    readonly build: Build;
    /** variable to value: for the environment of buildx, and nowhere else */
    readonly secrets: Readonly<Record<string, string>>;
}
interface Surroundings {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly insecureRegistries: readonly string[];
    readonly onSecret?: (secret: string) => void;
}
/** Throws E_INPUT, naming the word, and never what a secret says. */
export declare function readBuild(words: BuildWords, image: Repository, { env, insecureRegistries, onSecret }: Surroundings): PreparedBuild;
export declare function readPlatforms(words: readonly string[]): readonly Platform[];
export {};
