/** A layout that is not there yet, looked at as if it were empty: a dry run makes none. */
import { readdir } from 'node:fs/promises';
import { isMissing } from './file-error.js';
import { nameOf } from './open.js';
/** Whether nothing stands where a layout would be made. What cannot be looked at is not said to be free. */
export async function isFree(directory) {
    try {
        return (await readdir(directory)).length === 0;
    }
    catch (error) {
        return isMissing(error);
    }
}
export function absentLayout(directory) {
    const nothing = async () => undefined;
    const refuse = async () => {
        throw new RangeError(`${directory} was opened to be looked at only`);
    };
    return {
        name: nameOf(directory),
        manifest: nothing,
        manifestHead: nothing,
        blob: nothing,
        openBlob: refuse,
        referrers: async () => ({ descriptors: [], source: 'api' }),
        referrersByTag: async () => ({ descriptors: [], source: 'tag' }),
        async *tags() { },
        hasBlob: async () => false,
        putBlob: refuse,
        putManifest: refuse,
    };
}
