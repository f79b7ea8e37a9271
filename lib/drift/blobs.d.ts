/** Whether the blobs of an image and of its signatures are there; nothing of them is read. */
import type { Snapshot } from '../mirror/snapshot.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { InspectableRepository } from '../registry/repository.ts';
import type { ImageState } from './report.ts';
import type { Seen } from './seen.ts';
import type { Shelved } from './shelf.ts';
export declare class PresentBlobs {
    #private;
    constructor(repository: InspectableRepository);
    has(blob: Descriptor): Promise<boolean>;
}
/** Throws for what stands in the way. A manifest that is gone is told of elsewhere. */
export declare function lookForBlobs({ blobs: present }: {
    readonly blobs: PresentBlobs;
}, image: Snapshot<InspectableRepository>, signatures: Shelved<InspectableRepository>, { manifests, looks }: Pick<Seen, 'manifests' | 'looks'>): Promise<NonNullable<ImageState['blobs']>>;
