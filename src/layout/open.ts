/** Opens image layouts: to read one, to inspect a target of a dry run, or to write to one, which is created if needed. */

import { lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import type { Repository } from '../oci/reference.ts';
import type { WritableRepository } from '../registry/repository.ts';
import { BlobFiles } from './blob-files.ts';
import { isMissing, withFileErrors } from './file-error.ts';
import { Folder } from './folder.ts';
import { IndexFile } from './index-file.ts';
import { type LayoutParts, LayoutReader } from './reader.ts';
import { destinationOf, type Owner, removeLeftovers } from './temporary.ts';
import { LayoutWriter } from './writer.ts';

const version = '1.0.0';
const versionFile = 'oci-layout';
const versionLimit = 4096;

/** Throws E_INPUT if it is not a layout. */
export async function openLayout(directory: string): Promise<LayoutReader> {
  const folder = await folderAt(directory);
  if (!(await hasVersion(folder))) {
    throw new TrustError(
      'E_INPUT',
      `${directory} is not an image layout: it has no ${versionFile}`,
    );
  }
  const parts = partsOf(directory, folder);
  await parts.index.read();
  return new LayoutReader(parts);
}

/** Throws E_INPUT for a folder that has other files. */
export async function createLayout(directory: string, owner: Owner): Promise<WritableRepository> {
  await withFileErrors(directory, () => mkdir(directory, { recursive: true }));
  const folder = await folderAt(directory, owner);
  if (!(await hasVersion(folder))) {
    // Checked again, because another run may have created it meanwhile.
    if (!(await isVacant(directory)) && !(await hasVersion(folder))) throw occupied(directory);
    const text = JSON.stringify({ imageLayoutVersion: version });
    await folder.write([versionFile], (file) => file.writeFile(text), 'if absent');
  }
  const parts = partsOf(directory, folder);
  // If an earlier run crashed here, this creates what is missing.
  await folder.makeFoldersOf(['blobs', 'sha256', '']);
  await parts.index.create();
  // Fails early for a broken index.json, before anything is copied.
  await parts.index.read();
  await clear(folder, owner);
  return new LayoutWriter(parts);
}

/** Opens a target without writing to it. undefined: there is no layout yet, but one can be created. */
export async function inspectLayout(directory: string): Promise<WritableRepository | undefined> {
  if (await isVacant(directory)) return undefined;
  const folder = await folderAt(directory);
  if (!(await hasVersion(folder))) throw occupied(directory);
  if ((await folder.read(['index.json'], limits.manifest)) === undefined) return undefined;
  const parts = partsOf(directory, folder);
  await parts.index.read();
  return new LayoutWriter(parts);
}

/**
 * Whether a layout can be created here: the folder is missing or empty, or has only temporary files of a
 * run that was killed at its start. False if the folder cannot be read.
 */
async function isVacant(directory: string): Promise<boolean> {
  try {
    for (const name of await readdir(directory)) {
      if (destinationOf(name) !== versionFile) return false;
      if (!(await lstat(join(directory, name))).isFile()) return false;
    }
    return true;
  } catch (error) {
    if (isMissing(error)) return true;
    return false;
  }
}

function occupied(directory: string): TrustError {
  return new TrustError('E_INPUT', `${directory} is not empty, and not an image layout`);
}

/** Removes temporary files that killed runs have left. */
async function clear({ path }: Folder, owner: Owner): Promise<void> {
  const folders = [
    [path, /^(?:oci-layout|index\.json)$/],
    [join(path, 'blobs', 'sha256'), /^[0-9a-f]{64}$/],
    [join(path, 'blobs', 'sha512'), /^[0-9a-f]{128}$/],
  ] as const;
  for (const [folder, ours] of folders) {
    const isFolder = await lstat(folder).then(
      (status) => status.isDirectory(),
      () => false,
    );
    if (!isFolder) continue;
    await withFileErrors(folder, () => removeLeftovers(folder, (name) => ours.test(name), owner));
  }
}

/** Resolves links in the path of the folder, which the user chose; links inside are not followed. */
async function folderAt(directory: string, owner?: Owner): Promise<Folder> {
  return new Folder(await withFileErrors(directory, () => realpath(directory)), owner);
}

function partsOf(directory: string, folder: Folder): LayoutParts {
  return {
    name: nameOf(directory),
    index: new IndexFile(folder),
    blobs: new BlobFiles(folder),
  };
}

/** Makes messages that name the repository show `oci:DIR`. */
function nameOf(directory: string): Repository {
  const above = dirname(directory);
  return { registry: `oci:${above === '/' ? '' : above}`, path: basename(directory) };
}

/** Whether it is a layout; throws E_INPUT for one of another version. */
async function hasVersion(folder: Folder): Promise<boolean> {
  const bytes = await folder.read([versionFile], versionLimit);
  if (bytes === undefined) return false;
  if (readVersion(bytes) === version) return true;
  const message = `${folder.path} is not an image layout of version ${version}`;
  throw new TrustError('E_INPUT', message);
}

function readVersion(bytes: Uint8Array): JsonValue | undefined {
  try {
    const document = parseDocument(bytes);
    return isObject(document) ? document['imageLayoutVersion'] : undefined;
  } catch {
    return undefined;
  }
}

export function absentLayout(directory: string): WritableRepository {
  const nothing = async () => undefined;
  const refuse = async () => {
    throw new RangeError(`${directory} is open for reading only`);
  };
  return {
    name: nameOf(directory),
    manifest: nothing,
    manifestHead: nothing,
    blob: nothing,
    openBlob: refuse,
    referrers: async () => ({ descriptors: [], source: 'api' }),
    referrersByTag: async () => ({ descriptors: [], source: 'tag' }),
    async *tags() {},
    hasBlob: async () => false,
    putBlob: refuse,
    putManifest: refuse,
  };
}
