/** Reads an image's config, above all its platform, to compare it with the index (threat 26). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonObject, parseDocument } from '../oci/json.ts';
import type { ImageManifest } from '../oci/manifest.ts';
import { isImageConfig } from '../oci/media-type.ts';
import { type PlatformClaim, readPlatform } from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';

/** As readConfig() does. */
export async function readConfigPlatform(
  repository: ReadableRepository,
  manifest: ImageManifest,
): Promise<PlatformClaim> {
  return readPlatform(await readConfig(repository, manifest));
}

/** Returns {} for artifacts. Throws E_COVER if the config is missing, E_DIGEST, E_LIMIT or E_MANIFEST. */
export async function readConfig(
  repository: ReadableRepository,
  { config }: ImageManifest,
): Promise<JsonObject> {
  if (!isImageConfig(config.mediaType)) return {};
  const bytes = await repository.blob(config, limits.config);
  if (bytes === undefined) {
    throw new TrustError('E_COVER', 'the image config is missing', {
      digest: config.digest,
    });
  }
  return parseConfig(bytes);
}

function parseConfig(bytes: Uint8Array): JsonObject {
  try {
    const config = parseDocument(bytes);
    return isObject(config) ? config : {};
  } catch (error) {
    const why = (error as Error).message;
    throw new TrustError('E_MANIFEST', `the image config is not strict JSON: ${why}`, {}, error);
  }
}
