/** `docker buildx build`, run to its end: the log streams through, the digest comes from its metadata. */
import type { Digest } from '../oci/digest.ts';
import { type Build } from '../release/build.ts';
export interface BuildxOptions {
    /** all that the child sees */
    readonly env: Record<string, string>;
    readonly signal: AbortSignal;
    readonly onLog?: (text: string) => void;
}
/** Throws E_BUILD, E_AUTH where the push was refused, or what ended the run. */
export declare function runBuildx(build: Build, options: BuildxOptions): Promise<Digest>;
