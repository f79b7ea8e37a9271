/** Coverage: everything that the index lists is there, and every platform that is wanted is listed. */
import type { ImageTree } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageManifest } from '../oci/manifest.ts';
import { type Platform } from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Finding } from './report.ts';
interface Presence {
    readonly absent: ReadonlySet<Digest>;
    readonly findings: readonly Finding[];
}
/** A HEAD for each child; nested indexes were read with the tree. */
export declare function checkPresence(repository: ReadableRepository, { nodes }: ImageTree): Promise<Presence>;
export declare function isThere(repository: Pick<ReadableRepository, 'manifestHead'>, digest: Digest): Promise<boolean>;
/** The wanted platforms of an index, each held against its image's own config (threats 24, 26, 33). */
export declare function checkPlatforms(repository: ReadableRepository, { nodes }: ImageTree, wanted: readonly Platform[]): Promise<readonly Finding[]>;
/** A single image has no index to say what it is: its config does. */
export declare function checkSingleImage(repository: ReadableRepository, { nodes: [node] }: ImageTree, image: ImageManifest, wanted: readonly Platform[]): Promise<{
    readonly platform?: Platform;
    readonly findings: readonly Finding[];
}>;
export {};
