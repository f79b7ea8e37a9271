/** Reads a manifest that an index lists, and checks it against the index entry. */

import { TrustError } from '../error.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import {
  type ImageIndex,
  type ImageManifest,
  type Manifest,
  parseManifest,
} from '../oci/manifest.ts';
import type { ReadableRepository } from '../registry/repository.ts';

type ChildEntry = Pick<Descriptor, 'digest' | 'size'>;

/** Throws E_COVER if it is missing, E_DIGEST for another size (threat 5), E_MANIFEST if it is not an index. */
export async function readChildIndex(
  repository: ReadableRepository,
  listed: ChildEntry,
): Promise<ImageIndex> {
  const manifest = await read(repository, listed);
  if (manifest.kind === 'index') return manifest;
  return fail('E_MANIFEST', 'listed as an index, but it is an image manifest', listed);
}

/** Like readChildIndex(), for an image. */
export async function readChildImage(
  repository: ReadableRepository,
  listed: ChildEntry,
): Promise<ImageManifest> {
  const manifest = await read(repository, listed);
  if (manifest.kind === 'image') return manifest;
  return fail('E_MANIFEST', 'listed as an image, but it is an index', listed);
}

async function read(repository: ReadableRepository, listed: ChildEntry): Promise<Manifest> {
  const stored = await repository.manifest(listed.digest);
  if (stored === undefined) {
    return fail('E_COVER', 'listed in the index, but the registry does not have it', listed);
  }
  const { length } = stored.bytes;
  if (length !== listed.size) {
    const message = `the index declares ${listed.size} bytes, the registry sent ${length}`;
    return fail('E_DIGEST', message, listed);
  }
  return parseManifest(stored.bytes, stored.contentType);
}

function fail(
  code: 'E_COVER' | 'E_DIGEST' | 'E_MANIFEST',
  why: string,
  { digest }: ChildEntry,
): never {
  throw new TrustError(code, why, { digest });
}
