/** The platform that an image's config declares, to hold it against what the index says (threat 26). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonObject, parseJson } from '../oci/json.ts';
import type { ImageManifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { Platform } from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';

/** Other configs belong to artifacts, may be anything, and name no platform. */
const configTypes: readonly string[] = [mediaTypes.config, mediaTypes.dockerConfig];

/** Reads the config of an image. undefined: it declares no platform. */
export async function readConfigPlatform(
  repository: ReadableRepository,
  { config }: ImageManifest,
): Promise<Platform | undefined> {
  if (!configTypes.includes(config.mediaType)) return undefined;
  const bytes = await repository.blob(config, limits.config);
  if (bytes === undefined) {
    throw new TrustError('E_COVER', 'the config of the image is missing', {
      digest: config.digest,
    });
  }
  return platformOf(bytes);
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
