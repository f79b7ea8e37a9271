/** index.json on disk: read anew each time, since others may write it too; written as a whole, in turn. */
import type { Folder } from './folder.ts';
import { LayoutIndex } from './layout-index.ts';
export declare class IndexFile {
    #private;
    constructor(folder: Folder);
    read(): Promise<LayoutIndex>;
    /** Makes it where there is none. */
    create(): Promise<void>;
    /** Nobody else of this process writes between reading and writing. */
    update(change: (index: LayoutIndex) => LayoutIndex | Promise<LayoutIndex>): Promise<void>;
}
