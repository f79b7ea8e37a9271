/** The report about one image: resolve, read the tree, a verdict for each manifest, coverage. */
import { type Reference, type Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { type VerdictContext } from './manifest.ts';
import type { ImageReport } from './report.ts';
export interface ImageTask {
    /** as the user wrote it */
    readonly text: string;
    /** names a tag or a digest */
    readonly reference: Reference;
    /** where its signatures live, if neither beside it nor where the policy says */
    readonly signatures?: Repository;
}
export interface ImageContext extends VerdictContext {
    readonly repository: ReadableRepository;
    /** called after each manifest */
    readonly onManifest?: (done: number, of: number) => void;
}
/** Never throws for what a registry does: that becomes a finding. */
export declare function verifyImage(task: ImageTask, context: ImageContext): Promise<ImageReport>;
