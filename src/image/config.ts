/** Reads the platform from an image's config, to compare it with the index (threat 26). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, parseDocument } from '../oci/json.ts';
import type { ImageManifest } from '../oci/manifest.ts';
import { isImageConfig } from '../oci/media-type.ts';
import { type PlatformClaim, readPlatform } from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';

/** Returns {} for artifacts. Throws E_COVER if the config is missing, E_DIGEST, E_LIMIT or E_MANIFEST. */
export async function readConfigPlatform(
  repository: ReadableRepository,
  { config }: ImageManifest,
): Promise<PlatformClaim> {
  if (!isImageConfig(config.mediaType)) return {};
  const bytes = await repository.blob(config, limits.config);
  if (bytes === undefined) {
    throw new TrustError('E_COVER', 'the config of the image is missing', {
      digest: config.digest,
    });
  }
  return platformOf(bytes);
}

function platformOf(bytes: Uint8Array): PlatformClaim {
  try {
    const config = parseDocument(bytes);
    return isObject(config) ? readPlatform(config) : {};
  } catch (error) {
    const why = (error as Error).message;
    throw new TrustError('E_MANIFEST', `the image config is not strict JSON: ${why}`, {}, error);
  }
}
