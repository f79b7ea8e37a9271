/** The platform that an image's config declares, to hold it against what the index says (threat 26). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import { isObject, type JsonObject, parseJson } from '../oci/json.ts';
import { type ImageManifest, parseManifest } from '../oci/manifest.ts';
import type { Platform } from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';

/** Reads manifest and config of one image. undefined: the config declares no platform (an artifact). */
export async function readConfigPlatform(
  repository: ReadableRepository,
  image: Digest | ImageManifest,
): Promise<Platform | undefined> {
  const { config } = typeof image === 'string' ? await readImage(repository, image) : image;
  const bytes = await repository.blob(config, limits.config);
  if (bytes === undefined) {
    throw new TrustError('E_COVER', 'the config of the image is missing', {
      digest: config.digest,
    });
  }
  return platformOf(bytes);
}

async function readImage(repository: ReadableRepository, digest: Digest): Promise<ImageManifest> {
  const stored = await repository.manifest(digest);
  if (stored === undefined) {
    throw new TrustError('E_COVER', 'listed in the index, but the registry does not have it', {
      digest,
    });
  }
  const manifest = parseManifest(stored.bytes, stored.contentType);
  if (manifest.kind === 'image') return manifest;
  throw new TrustError('E_MANIFEST', 'listed as an image, but it is an index', { digest });
}

function platformOf(bytes: Uint8Array): Platform | undefined {
  let config: JsonObject;
  try {
    const value = parseJson(bytes);
    if (!isObject(value)) return undefined;
    config = value;
  } catch (error) {
    const why = (error as Error).message;
    throw new TrustError('E_MANIFEST', `the image config is not strict JSON: ${why}`, {}, error);
  }
  const { os, architecture, variant } = config;
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  if (os === '' || architecture === '') return undefined;
  return { os, architecture, ...(typeof variant === 'string' && variant ? { variant } : {}) };
}
