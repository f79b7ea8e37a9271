/** The platform that an image's config declares, to hold it against what the index says (threat 26). */
import type { ImageManifest } from '../oci/manifest.ts';
import type { Platform } from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';
/** Reads the config of an image. undefined: it declares no platform. */
export declare function readConfigPlatform(repository: ReadableRepository, { config }: ImageManifest): Promise<Platform | undefined>;
