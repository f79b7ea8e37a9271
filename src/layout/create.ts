/** Opens image layouts to write to, which are created if needed, or to inspect a target of a dry run. */

import { lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { WritableRepository } from '../registry/repository.ts';
import { isMissing, withFileErrors } from './file-error.ts';
import { hasVersion, nameOf, resolved, version, versionFile } from './open.ts';
import { destinationOf, type Owner, removeLeftovers } from './temporary.ts';
import { WritableBlobs } from './writable-blobs.ts';
import { WritableFolder } from './writable-folder.ts';
import { WritableIndex } from './writable-index.ts';
import { LayoutWriter, type WritableParts } from './writer.ts';

/** Throws E_INPUT for a folder that has other files. */
export async function createLayout(directory: string, owner: Owner): Promise<WritableRepository> {
  await withFileErrors(directory, () => mkdir(directory, { recursive: true }));
  const folder = new WritableFolder(await resolved(directory), owner);
  if (!(await hasVersion(folder))) {
    // Checked again, because another run may have created it since.
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
  const folder = new WritableFolder(await resolved(directory));
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
async function clear({ path }: WritableFolder, owner: Owner): Promise<void> {
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

function partsOf(directory: string, folder: WritableFolder): WritableParts {
  return {
    name: nameOf(directory),
    index: new WritableIndex(folder),
    blobs: new WritableBlobs(folder),
  };
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
    lacks: async () => true,
    expectBlob: () => {},
    putBlob: refuse,
    putManifest: refuse,
  };
}
