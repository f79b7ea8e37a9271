/**
 * The files of a layout, and no others (threat 134). A layout may come out of an archive of somebody's:
 * names are ours or digests, a link is not followed, and what is no regular file is not opened.
 */
import { type FileHandle } from 'node:fs/promises';
import { type Owner } from './temporary.ts';
/** `blobs/sha256/…` is a path of three parts; each is checked, for O_NOFOLLOW is about the last one. */
export type Path = readonly [...folders: string[], name: string];
export declare class Folder {
    #private;
    readonly path: string;
    /** @param owner who writes; without one, the folder is read only */
    constructor(path: string, owner?: Owner);
    /** undefined if there is no such file. Throws E_INPUT for what is no regular file. */
    open(path: Path): Promise<{
        file: FileHandle;
        size: number;
    } | undefined>;
    /** The whole file, of `limit` bytes at most (E_LIMIT); undefined if there is none. */
    read(path: Path, limit: number): Promise<Uint8Array | undefined>;
    /**
     * Writes a file as a whole or not at all: beside its place, onto the disk, then into its place. What
     * `fill` throws leaves nothing behind; a crash leaves a file that no reader takes for content, and
     * that the next run removes. With `unless there`, a file that another process has put there meanwhile
     * stays.
     */
    write(path: Path, fill: (file: FileHandle) => Promise<void>, how?: 'replace' | 'unless there'): Promise<void>;
    /** Makes the folders that are to hold this file. */
    makeFoldersOf(path: Path): Promise<void>;
}
