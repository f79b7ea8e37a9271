/** Layouts: one that is there, to be read; or one to write to, made if it is not there. */
import { mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { TrustError } from '../error.js';
import { isObject, parseJson } from '../oci/json.js';
import { BlobFiles } from './blob-files.js';
import { reporting } from './file-error.js';
import { Folder } from './folder.js';
import { IndexFile } from './index-file.js';
import { LayoutReader } from './reader.js';
import { LayoutWriter } from './writer.js';
const version = '1.0.0';
const versionFile = 'oci-layout';
/** bytes of a file that says `{"imageLayoutVersion":"1.0.0"}` */
const versionLimit = 4096;
/** Throws E_INPUT for what is no layout. */
export async function openLayout(directory) {
    const folder = await folderAt(directory);
    if (!(await hasVersion(folder))) {
        throw new TrustError('E_INPUT', `${directory} is no image layout: no ${versionFile}`);
    }
    const parts = partsOf(directory, folder);
    await parts.index.read();
    return new LayoutReader(parts);
}
/** Throws E_INPUT for a folder in which something else is. */
export async function createLayout(directory) {
    await reporting(directory, () => mkdir(directory, { recursive: true }));
    const folder = await folderAt(directory);
    if (!(await hasVersion(folder))) {
        if ((await reporting(directory, () => readdir(directory))).length > 0) {
            throw new TrustError('E_INPUT', `${directory} is not empty, and no image layout`);
        }
        const text = JSON.stringify({ imageLayoutVersion: version });
        await folder.write([versionFile], (file) => file.writeFile(text));
    }
    const parts = partsOf(directory, folder);
    // What a crash right here leaves out is made the next time.
    await folder.makeFoldersOf(['blobs', 'sha256', '']);
    await parts.index.create();
    // A broken one is an error now, and not after everything was copied.
    await parts.index.read();
    return new LayoutWriter(parts);
}
/** Where the folder really is: only its own name may be a link, for the user has given it. */
async function folderAt(directory) {
    return new Folder(await reporting(directory, () => realpath(directory)));
}
function partsOf(directory, folder) {
    return {
        name: nameOf(directory),
        index: new IndexFile(folder),
        blobs: new BlobFiles(folder),
    };
}
/** So that a message which names the repository says `oci:DIR`, as it was written. */
export function nameOf(directory) {
    const above = dirname(directory);
    return { registry: `oci:${above === '/' ? '' : above}`, path: basename(directory) };
}
/** Whether it is a layout; throws E_INPUT for one of another version. */
async function hasVersion(folder) {
    const bytes = await folder.read([versionFile], versionLimit);
    if (bytes === undefined)
        return false;
    if (readVersion(bytes) === version)
        return true;
    const message = `${folder.path} is no image layout of version ${version}`;
    throw new TrustError('E_INPUT', message);
}
function readVersion(bytes) {
    try {
        const document = parseJson(bytes);
        return isObject(document) ? document['imageLayoutVersion'] : undefined;
    }
    catch {
        return undefined;
    }
}
