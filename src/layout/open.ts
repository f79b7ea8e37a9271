/** Opens image layouts for reading. */

import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import type { Repository } from '../oci/reference.ts';
import { Archive } from './archive.ts';
import { BlobFiles } from './blob-files.ts';
import { withFileErrors } from './file-error.ts';
import type { LayoutFiles } from './files.ts';
import { Folder } from './folder.ts';
import { IndexFile } from './index-file.ts';
import type { LayoutName } from './name.ts';
import { LayoutReader } from './reader.ts';

export const version = '1.0.0';
export const versionFile = 'oci-layout';
const versionLimit = 4096;

/** Throws E_INPUT if it is not a layout. */
export async function openLayout(directory: string): Promise<LayoutReader> {
  return readerOf(directory, new Folder(await resolved(directory)));
}

/** A layout in a tar archive, which is not compressed. Throws E_INPUT and E_LIMIT; see readTar. */
export async function openArchive(file: string): Promise<LayoutReader> {
  return readerOf(file, await Archive.open(await resolved(file)), 'oci-archive');
}

/** An image of a layout. Without tag and digest: `latest`, or else the only image that there is. */
export async function openLayoutImage({ path, isArchive, tag, digest }: LayoutName): Promise<{
  readonly layout: LayoutReader;
  readonly reference: Pick<LayoutName, 'tag' | 'digest'>;
  /** names of the only image, if none was given */
  readonly names: readonly string[];
}> {
  const layout = await (isArchive === true ? openArchive(path) : openLayout(path));
  const isNamed = tag !== undefined || digest !== undefined;
  const exists = isNamed || (await layout.manifestHead('latest')) !== undefined;
  const only = exists ? undefined : await layout.onlyImage();
  if (only !== undefined) return { layout, reference: { digest: only.digest }, names: only.names };
  return { layout, reference: isNamed ? defined({ tag, digest }) : { tag: 'latest' }, names: [] };
}

async function readerOf(
  name: string,
  files: LayoutFiles,
  scheme?: 'oci-archive',
): Promise<LayoutReader> {
  if (!(await hasVersion(files))) {
    throw new TrustError('E_INPUT', `${name} is not an image layout: it has no ${versionFile}`);
  }
  const index = new IndexFile(files);
  await index.read();
  return new LayoutReader({ name: nameOf(name, scheme), index, blobs: new BlobFiles(files) });
}

/** Resolves links in the path of a layout, which the user chose; links inside are not followed. */
export function resolved(path: string): Promise<string> {
  return withFileErrors(path, () => realpath(path));
}

/** Makes messages that name the repository show `oci:DIR`. */
export function nameOf(directory: string, scheme: 'oci' | 'oci-archive' = 'oci'): Repository {
  const above = dirname(directory);
  return { registry: `${scheme}:${above === '/' ? '' : above}`, path: basename(directory) };
}

/** The directory of a layout by its name; undefined for an archive or a repository of a registry. */
export function folderOf({ registry, path }: Repository): string | undefined {
  return registry.startsWith('oci:') ? `${registry.slice('oci:'.length)}/${path}` : undefined;
}

/** Whether it is a layout; throws E_INPUT for one of another version. */
export async function hasVersion(files: LayoutFiles): Promise<boolean> {
  const bytes = await files.read([versionFile], versionLimit);
  if (bytes === undefined) return false;
  if (readVersion(bytes) === version) return true;
  const message = `${files.path} is not an image layout of version ${version}`;
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
