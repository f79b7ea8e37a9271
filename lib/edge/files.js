/** Files that users name: regular, bounded, with an error that names what is wrong (threat 78). */
import { constants, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TrustError } from '../error.js';
/** Reads at most `limit` bytes of a regular file; a device, a pipe or more than that is an error. */
export async function readBounded(path, limit, what, code = 'E_INPUT') {
    const fail = (why, cause) => {
        throw new TrustError(code, `${what} ${JSON.stringify(path)} ${why}`, {}, cause);
    };
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
    const file = await open(path, flags).catch((error) => fail(error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`, error));
    try {
        const stat = await file.stat();
        if (!stat.isFile())
            fail('is not a regular file');
        const bytes = Buffer.alloc(Math.min(stat.size, limit + 1));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
        if (bytesRead > limit)
            fail(`has more than ${limit} bytes`);
        return bytes.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}
/** Writes whole or not at all: a reader never sees half a report. Pieces are written as they come. */
export async function writeWhole(path, text, what) {
    const partial = `${path}.${process.pid}.partial`;
    try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(partial, text);
        await rename(partial, path);
    }
    catch (error) {
        await rm(partial, { force: true }).catch(() => { });
        const why = error.code ?? 'unknown error';
        throw new TrustError('E_INPUT', `${what} ${JSON.stringify(path)} cannot be written (${why})`, {}, error);
    }
}
