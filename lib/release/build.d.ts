/** What is built, and the arguments of `docker buildx build` for it: all platforms in one go, pushed by digest. */
import { type Platform } from '../oci/platform.ts';
import { type Repository } from '../oci/reference.ts';
/** Complete; texts are handed to buildx as they are, and an empty one stands for "not given". */
export interface Build {
    /** where it is pushed */
    readonly image: Repository;
    /** whether that registry may be spoken to over http */
    readonly insecure: boolean;
    readonly context: string;
    readonly file: string;
    /** none: the builder's own */
    readonly platforms: readonly Platform[];
    readonly buildArgs: readonly string[];
    readonly labels: readonly string[];
    readonly annotations: readonly string[];
    readonly secrets: readonly BuildSecret[];
    readonly target: string;
    readonly cacheFrom: readonly string[];
    readonly cacheTo: readonly string[];
    readonly provenance: string;
    readonly sbom: string;
    readonly builder: string;
    readonly noCache: boolean;
    readonly pull: boolean;
}
/** By the name of a variable or of a file: what the secret says is in no argument (threat 131). */
export type BuildSecret = {
    readonly id: string;
    readonly env: string;
} | {
    readonly id: string;
    readonly path: string;
};
/** For `docker`; the digest of what was pushed is then in `metadataFile`. */
export declare function buildxArguments(build: Build, metadataFile: string): readonly string[];
