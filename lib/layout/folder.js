/**
 * The files of a layout, and no others (threat 134). A layout may come out of an archive of somebody's:
 * names are ours or digests, a link is not followed, and what is no regular file is not opened.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { TrustError } from '../error.js';
import { isMissing, reporting } from './file-error.js';
// A pipe would keep open() waiting for its writer.
const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
export class Folder {
    path;
    constructor(path) {
        this.path = path;
    }
    /** undefined if there is no such file. Throws E_INPUT for what is no regular file. */
    async open(path) {
        const name = join(this.path, ...path);
        return reporting(name, async () => {
            try {
                await this.#assertFolders(path);
                const file = await open(name, reading);
                const status = await file.stat();
                if (status.isFile())
                    return { file, size: status.size };
                await file.close();
            }
            catch (error) {
                if (isMissing(error))
                    return undefined;
                throw error;
            }
            throw new TrustError('E_INPUT', `${name} is no regular file`);
        });
    }
    /** The whole file, of `limit` bytes at most (E_LIMIT); undefined if there is none. */
    async read(path, limit) {
        const opened = await this.open(path);
        if (opened === undefined)
            return undefined;
        const { file, size } = opened;
        const name = join(this.path, ...path);
        try {
            if (size > limit) {
                throw new TrustError('E_LIMIT', `${name} has ${size} bytes, ${limit} is the limit`);
            }
            return await reporting(name, () => file.readFile());
        }
        finally {
            await file.close();
        }
    }
    /**
     * Writes a file as a whole or not at all: beside its place, onto the disk, then into its place. What
     * `fill` throws leaves nothing behind; a crash leaves a file that no reader takes for content.
     */
    async write(path, fill) {
        const name = join(this.path, ...path);
        const temporary = `${name}.${randomUUID()}.tmp`;
        await reporting(name, async () => {
            await this.makeFoldersOf(path);
            const file = await open(temporary, 'wx', 0o666);
            try {
                await fill(file);
                await file.sync();
                await file.close();
                await rename(temporary, name);
            }
            catch (error) {
                await file.close().catch(() => { });
                await unlink(temporary).catch(() => { });
                throw error;
            }
        });
    }
    /** Makes the folders that are to hold this file. */
    makeFoldersOf(path) {
        return reporting(join(this.path, ...path), async () => {
            for (const folder of this.#foldersOf(path)) {
                await mkdir(folder).catch((error) => {
                    if (error.code !== 'EEXIST')
                        throw error;
                });
            }
            await this.#assertFolders(path);
        });
    }
    async #assertFolders(path) {
        for (const folder of this.#foldersOf(path)) {
            if ((await lstat(folder)).isDirectory())
                continue;
            throw new TrustError('E_INPUT', `${folder} is no folder, and a link is not followed`);
        }
    }
    /** From the outermost, without the layout's own, which its owner has named. */
    #foldersOf(path) {
        return path.slice(0, -1).map((_, at) => join(this.path, ...path.slice(0, at + 1)));
    }
}
