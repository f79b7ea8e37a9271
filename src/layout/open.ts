/** Layouts: one that is there, to be read; one to be looked at; one to write to, made if it is not there. */

import { lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import type { Repository } from '../oci/reference.ts';
import type { WritableRepository } from '../registry/repository.ts';
import { BlobFiles } from './blob-files.ts';
import { isMissing, reporting } from './file-error.ts';
import { Folder } from './folder.ts';
import { IndexFile } from './index-file.ts';
import { type LayoutParts, LayoutReader } from './reader.ts';
import { destinationOf, type Owner, removeLeftovers } from './temporary.ts';
import { LayoutWriter } from './writer.ts';

const version = '1.0.0';
const versionFile = 'oci-layout';
/** bytes of a file that says `{"imageLayoutVersion":"1.0.0"}` */
const versionLimit = 4096;

/** Throws E_INPUT for what is no layout. */
export async function openLayout(directory: string): Promise<LayoutReader> {
  const folder = await folderAt(directory);
  if (!(await hasVersion(folder))) {
    throw new TrustError('E_INPUT', `${directory} is no image layout: no ${versionFile}`);
  }
  const parts = partsOf(directory, folder);
  await parts.index.read();
  return new LayoutReader(parts);
}

/** Throws E_INPUT for a folder in which something else is. */
export async function createLayout(directory: string, owner: Owner): Promise<WritableRepository> {
  await reporting(directory, () => mkdir(directory, { recursive: true }));
  const folder = await folderAt(directory, owner);
  if (!(await hasVersion(folder))) {
    // Asked again: another run may have begun it in between.
    if (!(await isVacant(directory)) && !(await hasVersion(folder))) throw occupied(directory);
    const text = JSON.stringify({ imageLayoutVersion: version });
    await folder.write([versionFile], (file) => file.writeFile(text), 'unless there');
  }
  const parts = partsOf(directory, folder);
  // What a crash right here leaves out is made the next time.
  await folder.makeFoldersOf(['blobs', 'sha256', '']);
  await parts.index.create();
  // A broken one is an error now, and not after everything was copied.
  await parts.index.read();
  await clear(folder, owner);
  return new LayoutWriter(parts);
}

/** To be looked at as a place that could be written to. undefined: there is no layout yet, and one could be made. */
export async function inspectLayout(directory: string): Promise<WritableRepository | undefined> {
  if (await isVacant(directory)) return undefined;
  const folder = await folderAt(directory);
  // As a run leaves it that is killed when it begins.
  if (!(await hasVersion(folder))) throw occupied(directory);
  if ((await folder.read(['index.json'], limits.manifest)) === undefined) return undefined;
  const parts = partsOf(directory, folder);
  await parts.index.read();
  return new LayoutWriter(parts);
}

/**
 * Whether a layout can be begun here: nothing is here, or only what a run leaves that is killed when it
 * begins one. What cannot be looked at is not said to be vacant.
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
  return new TrustError('E_INPUT', `${directory} is not empty, and no image layout`);
}

/** Of files that killed runs have left. */
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
    await reporting(folder, () => removeLeftovers(folder, (name) => ours.test(name), owner));
  }
}

/** Where the folder really is: only its own name may be a link, for the user has given it. */
async function folderAt(directory: string, owner?: Owner): Promise<Folder> {
  return new Folder(await reporting(directory, () => realpath(directory)), owner);
}

function partsOf(directory: string, folder: Folder): LayoutParts {
  return {
    name: nameOf(directory),
    index: new IndexFile(folder),
    blobs: new BlobFiles(folder),
  };
}

/** So that a message which names the repository says `oci:DIR`, as it was written. */
export function nameOf(directory: string): Repository {
  const above = dirname(directory);
  return { registry: `oci:${above === '/' ? '' : above}`, path: basename(directory) };
}

/** Whether it is a layout; throws E_INPUT for one of another version. */
async function hasVersion(folder: Folder): Promise<boolean> {
  const bytes = await folder.read([versionFile], versionLimit);
  if (bytes === undefined) return false;
  if (readVersion(bytes) === version) return true;
  const message = `${folder.path} is no image layout of version ${version}`;
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
